"""Any table, CSV or Excel, read by a declared mapping; several files of one layout are one import."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from troth.intake.reading import Reading, Tally, read_apart
from troth.intake.sources.source import MAPPING, ImportSource, SourceFiles
from troth.intake.table import Finding
from troth.model import Facts, InputError, MappingError


@dataclass(frozen=True)
class TableFiles:
    """Files of one layout, one after the other."""

    readings: tuple[Reading, ...]

    def __iter__(self) -> Iterator[Facts]:
        """The facts of each file in turn."""
        for reading in self.readings:
            yield from reading

    @property
    def tallies(self) -> Mapping[str, Tally]:
        """What each file came to so far."""
        return {reading.path.name: reading.tally for reading in self.readings}

    @property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """How each file is written."""
        return {reading.path.name: reading.table.findings for reading in self.readings}


def open_table_files(files: SourceFiles) -> TableFiles:
    """The facts that a mapping makes from each of the files; raises InputError on two files of one name."""
    mapping = files.mapping
    if mapping is None:
        raise MappingError("A table needs a mapping that says which facts its rows make; give one.")
    _refuse_one_name_twice(files.paths)
    return TableFiles(
        tuple(read_apart(mapping, path, time_zone=files.time_zone, key=files.key) for path in files.paths)
    )


def _refuse_one_name_twice(paths: tuple[Path, ...]) -> None:
    names = [path.name for path in paths]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise InputError(f"Two files are named {twice[0]}; rename one of them.")


SOURCE = ImportSource(
    "csv",
    "A table",
    "CSV files or Excel workbooks of one layout, each with the same columns.",
    open_table_files,
    frozenset({MAPPING}),
)
