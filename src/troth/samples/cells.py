"""Rows of one table held column by column: each cell a number into a short list of values.

The same columns leave as typed values (for a ledger) or as text (for a file), so a million rows cost look-ups only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from troth.model import Facts, Value
from troth.samples.draw import Flags, Whole

ROWS_A_CHUNK = 50_000
EMPTY = -1


def text_of(value: Value) -> str:
    """A value as it stands in a CSV file."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return f"{value.replace(tzinfo=None).isoformat()}Z"
    text = str(value)
    if any(sign in text for sign in ',"\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


class Vocabulary:
    """The values a column may take; place -1 is empty."""

    def __init__(self, values: Sequence[Value]) -> None:
        self.count = len(values)
        self.values = np.empty(self.count + 1, dtype=object)
        self.values[:-1] = values

    @cached_property
    def texts(self) -> NDArray[np.object_]:
        """The values as they stand in a CSV file."""
        texts = np.empty(self.count + 1, dtype=object)
        texts[:] = [text_of(value) for value in self.values]
        return texts

    def cells(self, places: Whole, known: Flags | None = None) -> Cells:
        """A column of these values; empty where `known` is false."""
        return Cells(self, places if known is None else np.where(known, places, EMPTY))

    def everywhere(self, place: int, count: int) -> Cells:
        """A column that holds one value in every row."""
        return Cells(self, np.full(count, place, dtype=np.int64))

    def all(self) -> Cells:
        """Each value once, in order."""
        return Cells(self, np.arange(self.count, dtype=np.int64))


@dataclass(frozen=True)
class Cells:
    """One column: a vocabulary and, for each row, a place in it."""

    vocabulary: Vocabulary
    places: Whole

    def only(self, known: Flags) -> Cells:
        """The same column, empty where `known` is false."""
        return Cells(self.vocabulary, np.where(known, self.places, EMPTY))

    def where(self, chosen: Flags) -> Cells:
        """The cells of the chosen rows."""
        return Cells(self.vocabulary, self.places[chosen])

    def values(self, rows: slice) -> list[Value]:
        """Typed values of some rows."""
        found: list[Value] = self.vocabulary.values[self.places[rows]].tolist()
        return found

    def texts(self) -> list[str]:
        """The cells as they stand in a CSV file."""
        found: list[str] = self.vocabulary.texts[self.places].tolist()
        return found


@dataclass(frozen=True)
class Sheet:
    """Rows of one table, column by column, all of one length."""

    table: str
    columns: Mapping[str, Cells]

    @property
    def length(self) -> int:
        """How many rows it has."""
        return len(next(iter(self.columns.values())).places)

    def where(self, chosen: Flags) -> Sheet:
        """The chosen rows."""
        return Sheet(self.table, {name: cells.where(chosen) for name, cells in self.columns.items()})

    def with_ids(self, name: str, ids: Cells) -> Sheet:
        """The same rows with an id in front."""
        return Sheet(self.table, {name: ids, **self.columns})

    def facts(self) -> Iterator[Facts]:
        """The rows as typed facts, in chunks of at most 50,000."""
        for first in range(0, self.length, ROWS_A_CHUNK):
            rows = slice(first, first + ROWS_A_CHUNK)
            lists = [cells.values(rows) for cells in self.columns.values()]
            yield Facts(self.table, tuple(self.columns), tuple(zip(*lists, strict=True)))

    def lines(self, columns: Sequence[str]) -> str:
        """The rows as lines of CSV with these columns, without a heading; columns the rows lack are empty."""
        nothing = [""] * self.length
        lists = [self.columns[name].texts() if name in self.columns else nothing for name in columns]
        return "".join(f"{line}\n" for line in map(",".join, zip(*lists, strict=True)))


def typed(value: Sequence[Value]) -> Cells:
    """A column written out value by value."""
    return Vocabulary(value).all()


def decimals(units: Whole, scale: int) -> Cells:
    """A column of numbers given in whole units of 10^-scale."""
    found, places = np.unique(units, return_inverse=True)
    return Vocabulary([Decimal(int(unit)).scaleb(-scale) for unit in found]).cells(places)


def wholes(numbers: Whole) -> Cells:
    """A column of whole numbers."""
    found, places = np.unique(numbers, return_inverse=True)
    return Vocabulary(found.tolist()).cells(places)


FLAGS = Vocabulary((False, True))


def flags(true: Flags, known: Flags | None = None) -> Cells:
    """A column of true and false; empty where `known` is false."""
    return FLAGS.cells(true.astype(np.int64), known)
