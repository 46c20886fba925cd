"""Exports of a few rows: written as files, read as facts by table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from troth.intake import Known, SourceFiles, SourceReading, Tally
from troth.model import Value

Row = Mapping[str, Value]


@dataclass(frozen=True)
class Read:
    """The facts of a pass by table, what each file came to, and the pass."""

    facts: Mapping[str, list[Row]]
    reading: SourceReading

    @property
    def problems(self) -> list[str]:
        return [str(problem) for tally in self.tallies.values() for problem in tally.problems]

    @property
    def tallies(self) -> Mapping[str, Tally]:
        return self.reading.tallies

    def column(self, table: str, name: str) -> list[Value]:
        """One column of a table, in the order in which its facts came."""
        return [row[name] for row in self.facts.get(table, [])]


def write_export(folder: Path, tables: Mapping[str, str]) -> Path:
    """A folder of CSV files; cells are separated by commas, rows by line ends."""
    folder.mkdir(exist_ok=True)
    for name, content in tables.items():
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def read_export(
    opened: Callable[[SourceFiles], SourceReading],
    *paths: Path,
    known: Known = Known(),  # noqa: B008 - frozen
) -> Read:
    """What a source makes of files, for a book in Berlin."""
    reading = opened(SourceFiles(paths, "Europe/Berlin", known=known))
    facts: dict[str, list[Row]] = {}
    for chunk in reading:
        rows = facts.setdefault(chunk.table, [])
        rows += [dict(zip(chunk.columns, row, strict=True)) for row in chunk.rows]
    return Read(facts, reading)


def unaccounted(tally: Tally) -> int:
    """The rows of a file that were neither set aside nor skipped, less those that made a fact at most once each."""
    return tally.rows - tally.rows_set_aside - sum(tally.skipped.values())
