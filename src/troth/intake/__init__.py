"""Exports become typed facts: a mapping says how, a reading streams them, problems are listed by row."""

from troth.intake.folder import to_folder
from troth.intake.identity import book_key
from troth.intake.loading import load_mapping, mapping_of
from troth.intake.mapping import CsvMapping
from troth.intake.reading import Reading, Tally, read

__all__ = ["CsvMapping", "Reading", "Tally", "book_key", "load_mapping", "mapping_of", "read", "to_folder"]
