"""Where facts come from: each kind of export in a file of its own, by the name that `troth import` calls it."""

from collections.abc import Mapping
from types import MappingProxyType

from troth.intake.sources import table_files
from troth.intake.sources.source import AGREEMENT, MAPPING, Agreement, ImportSource, Known, SourceFiles

SOURCES: Mapping[str, ImportSource] = MappingProxyType({each.name: each for each in (table_files.SOURCE,)})

__all__ = ["AGREEMENT", "MAPPING", "SOURCES", "Agreement", "ImportSource", "Known", "SourceFiles"]
