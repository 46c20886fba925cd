"""The rows of a table by the names of the columns that a mapping wants."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from troth.intake.mapping import CsvMapping
from troth.intake.table import TableReading, Typed
from troth.model import MappingError, Problem
from troth.model.checks import shown

_SEPARATORS = ";\t|,"


@dataclass(frozen=True)
class Record:
    """One row of a file: the line it begins on, its wanted cells by name, or why it cannot be read."""

    line: int
    cells: Mapping[str, str]
    length: int = 0
    fault: str = ""


def check_header(mapping: CsvMapping, table: TableReading, name: str) -> None:
    """Refuse a table whose header lacks what the mapping asks for; raises MappingError with every problem."""
    header = table.header
    problems = [*_undivided(mapping, header), *_missing(mapping, header), *_ambiguous(mapping, header)]
    if problems:
        raise MappingError(f"The mapping {mapping.name} does not fit the header of {name}.", problems)


def records_of(mapping: CsvMapping, table: TableReading) -> Iterator[Record]:
    """The rows of the table, each with its wanted cells; a row that cannot be used carries its fault."""
    places = [(name, table.header.index(name)) for name in wanted(mapping)]
    empty = mapping.formats.empty
    for row in table.rows():
        if row.fault:
            yield Record(row.number, {}, fault=row.fault)
            continue
        cells = row.cells
        # What the file itself has typed has no spaces around it, and would lose its mark by the call.
        texts = {
            name: cell if type(cell := cells[place]) is Typed else cell.strip() for name, place in places
        }
        if empty:
            texts = {name: "" if text in empty else text for name, text in texts.items()}
        yield Record(row.number, texts, sum(map(len, cells)))


def wanted(mapping: CsvMapping) -> frozenset[str]:
    """The columns of the file that the mapping reads."""
    return frozenset(name for section in mapping.sections for name in section.sources)


def _undivided(mapping: CsvMapping, header: Sequence[str]) -> Iterator[Problem]:
    separators = [repr(sign) for sign in _SEPARATORS if sign in header[0]]
    if len(header) == 1 and separators and header[0] not in wanted(mapping):
        yield Problem("header", f"is one column; if the separator is {separators[0]}, say so under [file]")


def _missing(mapping: CsvMapping, header: Sequence[str]) -> Iterator[Problem]:
    for section in mapping.sections:
        for name in sorted(set(section.sources) - set(header)):
            near = difflib.get_close_matches(name, header, n=1)
            hint = f"did you mean {shown(near[0])}?" if near else f"the file has {_listed(header)}"
            yield Problem(f"[{section.table.name}]", f"the file has no column {shown(name)}; {hint}")


def _ambiguous(mapping: CsvMapping, header: Sequence[str]) -> Iterator[Problem]:
    counts = Counter(header)
    for name in sorted(wanted(mapping)):
        if counts[name] > 1:
            yield Problem("header", f"{shown(name)} is there {counts[name]} times; rename all but one")


def _listed(header: Sequence[str], most: int = 12) -> str:
    more = f" and {len(header) - most} more" if len(header) > most else ""
    return ", ".join(map(shown, header[:most])) + more
