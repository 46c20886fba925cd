"""A table of any file, as the rest of intake sees it: named columns, and rows of cells that stream."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol


class Typed(str):
    """A cell that the file itself has typed, as text in the contract's form: 2026-03-04, 1234.5, true.

    It is exact, so no date format and no decimal mark is applied to it.
    """

    __slots__ = ()


@dataclass(frozen=True)
class Finding:
    """One thing that was found out about a file, or said of it: what, which it is, and why."""

    what: str
    value: str
    reason: str

    def __str__(self) -> str:
        return f"{self.what}: {self.value} ({self.reason})"


@dataclass(frozen=True)
class Row:
    """One row of a table: its line or row in the file, a cell for each column, or why it cannot be used."""

    number: int
    cells: Sequence[str]
    fault: str = ""


class TableReading(Protocol):
    """A table that has been opened: how it is written, its header, and its rows as often as they are asked for."""

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns, as they stand."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """How the file is written, each with its reason."""

    @property
    def starts_1904(self) -> bool:
        """Whether numbers that stand for days count from 1904, as old Excel for the Mac has it."""

    def rows(self) -> Iterator[Row]:
        """The rows after the header, blank ones left out; raises InputError when the file is damaged or has changed."""
