"""The header of a table: where it stands, below which titles, and what its columns are called."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from troth.intake.table import Row, Typed
from troth.model import InputError

_VALUE = re.compile(r"[-+(]?[€$£¥]?\s?[0-9][0-9.,:/ '\-%€$£¥)TZ]*")
_FILLED_SHARE = 0.5  # of the widest row, that a header fills at least

# Row -> where a merged cell begins and the last column it covers.
Merged = Mapping[int, Mapping[int, int]]


@dataclass(frozen=True)
class Heading:
    """The row the names stand in, from 1, the names, why it is that row, and its cells as they stand."""

    number: int
    names: tuple[str, ...]
    reason: str
    cells: tuple[str, ...] = ()


def heading_of(sample: Sequence[Row], wanted: int = 0, merged: Merged | None = None) -> Heading | None:
    """The header among the first rows of a table; None where no row has a cell, or the wanted one is not there.

    It is the first row that fills at least half as many cells as the fullest; rows above it are titles. Where a
    heading has two rows, names that occur twice take the label above them in front, and empty ones take it alone.
    """
    rows = [row for row in sample if any(cell.strip() for cell in row.cells)]
    if wanted:
        places = (place for place, row in enumerate(rows) if row.number == wanted)
        return next((_named(rows, place, wanted, merged or {}) for place in places), None)
    if not rows:
        return None
    usual = Counter(len(row.cells) for row in rows).most_common(1)[0][0]
    fullest = max(_filled(row) for row in rows if len(row.cells) == usual)
    place = next(place for place, row in enumerate(rows) if _filled(row) >= _FILLED_SHARE * fullest)
    place += _is_first_of_two(rows, place, merged or {})
    return _named(rows, place, 0, merged or {})


def is_value(cell: str) -> bool:
    """Whether a cell holds a number, a day or the like, and so is no name of a column."""
    return isinstance(cell, Typed) or _VALUE.fullmatch(cell.strip()) is not None


def _filled(row: Row) -> int:
    return sum(1 for cell in row.cells if cell.strip())


def _is_first_of_two(rows: Sequence[Row], place: int, merged: Merged) -> bool:
    """Whether the names stand one row lower: under merged cells, or where only that row fits the values below."""
    if place + 1 >= len(rows):
        return False
    first, second = rows[place].cells, rows[place + 1].cells
    if any(is_value(cell) for cell in second if cell.strip()):
        return False
    if any(last > begin for begin, last in merged.get(rows[place].number, {}).items()):
        return True
    gaps = [column for column in range(len(second)) if not _cell(first, column) and _cell(second, column)]
    if not gaps or not _covers(first, second):
        return False
    below = [row for row in rows[place + 2 :] if _filled(row)]
    return any(
        below and all(is_value(_cell(row.cells, column)) for row in below if _cell(row.cells, column))
        for column in range(len(second))
        if any(_cell(row.cells, column) for row in below)
    )


def _covers(first: Sequence[str], second: Sequence[str]) -> bool:
    return all(
        _cell(first, column) or _cell(second, column) for column in range(max(len(first), len(second)))
    )


def _cell(cells: Sequence[str], column: int) -> str:
    return cells[column].strip() if column < len(cells) else ""


def _named(rows: Sequence[Row], place: int, wanted: int, merged: Merged) -> Heading:
    row = rows[place]
    names = [cell.strip() for cell in row.cells]
    labels = _labels(rows, place, len(names), merged)
    counts = Counter(names)
    called = tuple(
        label if not name else f"{label} {name}" if label and counts[name] > 1 else name
        for name, label in zip(names, labels, strict=True)
    )
    return Heading(row.number, called, _reason(place, wanted, is_two=any(labels)), tuple(row.cells))


def _labels(rows: Sequence[Row], place: int, width: int, merged: Merged) -> list[str]:
    """For each column the label of the row above it, when that row is half of a heading and no title."""
    none = [""] * width
    if not place or _filled(rows[place - 1]) < 2:  # noqa: PLR2004 - one cell alone is a title
        return none
    above = rows[place - 1]
    spans = merged.get(above.number, {})
    labels, label, last = [], "", width
    for column in range(width):
        if _cell(above.cells, column):
            label, last = _cell(above.cells, column), spans.get(column, column if spans else width)
        labels.append(label if column <= last else "")
    return labels


def _reason(place: int, wanted: int, *, is_two: bool) -> str:
    if wanted:
        return "the mapping says so"
    if is_two:
        return "the last row of names; the one above it tells equal names apart"
    if place:
        return f"the first row as full as the table; {place} above it {'is a title' if place == 1 else 'are titles'}"
    return "the first row that is not empty"


def refuse_missing(heading: Heading | None, name: str, wanted: int) -> Heading:
    """The heading, or an InputError that says what is missing."""
    if heading is not None:
        return heading
    if wanted:
        raise InputError(f"{name} holds nothing in row {wanted}; name the row of its header as header_row.")
    raise InputError(f"{name} holds no header line; export it again with one.")
