"""The header and the rows of a CSV file, each row by the names of the columns that are wanted."""

from __future__ import annotations

import csv
import difflib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from troth.intake.limits import MOST_COLUMNS
from troth.intake.lines import LineError, Lines, opened
from troth.intake.mapping import CsvMapping
from troth.model import InputError, MappingError, Problem
from troth.model.checks import shown

_SEPARATORS = ";\t|,"


@dataclass(frozen=True)
class Record:
    """One row of a file: the line it begins on, its wanted cells by name, or why it cannot be read."""

    line: int
    cells: Mapping[str, str]
    length: int = 0
    fault: str = ""


def header_of(mapping: CsvMapping, path: Path) -> tuple[str, ...]:
    """The names in the file's header; raises InputError, or MappingError when the mapping asks for others."""
    with opened(path) as file:
        lines = Lines(file, mapping.source)
        return _header(mapping, path, lines, _reader(mapping, lines))


def records_of(mapping: CsvMapping, path: Path) -> Iterator[Record]:
    """The rows of the file after its header, blank lines left out; a row that cannot be read carries its fault."""
    with opened(path) as file:
        lines = Lines(file, mapping.source)
        reader = _reader(mapping, lines)
        header = _header(mapping, path, lines, reader)
        places = {name: header.index(name) for name in wanted(mapping)}
        yield from _rows(lines, reader, places, len(header), mapping.formats.empty)


def wanted(mapping: CsvMapping) -> frozenset[str]:
    """The columns of the file that the mapping reads."""
    return frozenset(name for section in mapping.sections for name in section.sources)


def _reader(mapping: CsvMapping, lines: Lines) -> Iterator[list[str]]:
    # Strict: a quotation mark in a wrong place is told, instead of rows silently running into each other.
    return csv.reader(lines, delimiter=mapping.source.separator, strict=True)


def _rows(
    lines: Lines,
    reader: Iterator[list[str]],
    places: Mapping[str, int],
    width: int,
    empty: Collection[str],
) -> Iterator[Record]:
    while True:
        lines.begin_record()
        line = lines.number + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except (csv.Error, LineError) as error:
            yield Record(line, {}, fault=_unreadable(error, line, lines.number))
            continue
        if not cells:
            continue
        if len(cells) < width or any(cell.strip() for cell in cells[width:]):
            yield Record(line, {}, fault=f"has {len(cells)} cells, the header has {width}; give one for each")
            continue
        texts = {name: cells[place].strip() for name, place in places.items()}
        row = {name: "" if text in empty else text for name, text in texts.items()}
        yield Record(line, row, sum(map(len, cells)))


def _unreadable(error: Exception, first: int, last: int) -> str:
    reach = f" (lines {first} to {last})" if last > first else ""
    return (
        f"{error}{reach}"
        if isinstance(error, LineError)
        else f"is no CSV: {error}{reach}; mend the quotation marks"
    )


def _header(mapping: CsvMapping, path: Path, lines: Lines, reader: Iterator[list[str]]) -> tuple[str, ...]:
    names: Sequence[str] = ()
    try:
        while not names:
            lines.begin_record()
            names = next(reader)
    except StopIteration:
        raise InputError(f"{path.name} holds no header line; export it again with one.") from None
    except (csv.Error, LineError) as error:
        raise InputError(f"The header of {path.name} cannot be read: {error}.") from error
    if len(names) > MOST_COLUMNS:
        raise InputError(f"{path.name} has {len(names):,} columns; at most {MOST_COLUMNS:,} are allowed.")
    header = tuple(name.strip() for name in names)
    problems = [*_undivided(mapping, header), *_missing(mapping, header), *_ambiguous(mapping, header)]
    if problems:
        raise MappingError(f"The mapping {mapping.name} does not fit the header of {path.name}.", problems)
    return header


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
