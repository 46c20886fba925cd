"""What a column and a table are: type, unit, bounds, default, reference, and when a value was learnt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

LONGEST_ID = 200  # characters
LONGEST_TEXT = 20_000  # characters
MOST_DIGITS = 18  # of a whole or decimal number, so that its units fit a 64-bit integer
EARLIEST_DAY = date(1900, 1, 1)
LATEST_DAY = date(2199, 12, 31)


class Kind(StrEnum):
    """How a value is stored and read. Decimals are kept as whole units of 10^-scale."""

    TEXT = "text"
    DATE = "date"
    TIMESTAMP = "timestamp"
    FLAG = "flag"
    WHOLE = "whole"
    DECIMAL = "decimal"
    REAL = "real"  # computed figures only, never facts


@dataclass(frozen=True)
class Column:
    """One column of one table.

    `learnt_on` names the date column of the same row on which this value became known; `own_date` marks the date
    on which the fact happened; `references` names the table whose id this is. `low` and `high` are inclusive.
    """

    name: str
    kind: Kind
    meaning: str
    optional: bool = False
    default: str | int | bool | None = None
    choices: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    scale: int = 0
    unit: str = ""
    references: str = ""
    own_date: bool = False
    learnt_on: str = ""

    @property
    def may_be_empty(self) -> bool:
        """Whether a row may leave it empty: optional, or with a default to stand in."""
        return self.optional or self.default is not None

    @property
    def is_id(self) -> bool:
        """Whether it names a thing: its own id, a reference, or an id of any table."""
        return self.kind is Kind.TEXT and (bool(self.references) or self.name.endswith("_id"))

    @property
    def longest(self) -> int:
        """The most characters a text here may have."""
        return LONGEST_ID if self.is_id or self.choices else LONGEST_TEXT


@dataclass(frozen=True)
class Table:
    """One table: its columns in order, the id first, the version columns last. `grain` names what one row is."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    grain: tuple[str, ...] = field(default=())

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The columns by their names."""
        return {column.name: column for column in self.columns}

    @property
    def key(self) -> str:
        """The name of the id column."""
        return self.columns[0].name

    @cached_property
    def own_date(self) -> Column | None:
        """The date on which the fact itself happened, if the table has one."""
        return next((column for column in self.columns if column.own_date), None)

    @cached_property
    def references(self) -> tuple[Column, ...]:
        """The columns that hold ids of other tables."""
        return tuple(column for column in self.columns if column.references)


def key(name: str) -> Column:
    """The id of the thing a row speaks of; never reused, never made of personal data."""
    return Column(name, Kind.TEXT, "id of the thing; versions of it share this id")


def text(name: str, meaning: str, **more: object) -> Column:
    """A text column."""
    return Column(name, Kind.TEXT, meaning, **more)  # type: ignore[arg-type]


def one_of(name: str, choices: str, meaning: str, **more: object) -> Column:
    """A text column that takes one of the words in `choices`, written space-separated."""
    return Column(name, Kind.TEXT, meaning, choices=tuple(choices.split()), **more)  # type: ignore[arg-type]


def refers(name: str, table: str, meaning: str, **more: object) -> Column:
    """The id of a row of another table."""
    return Column(name, Kind.TEXT, meaning, references=table, **more)  # type: ignore[arg-type]


def day(name: str, meaning: str, **more: object) -> Column:
    """A date in the book's time zone."""
    return Column(name, Kind.DATE, meaning, **more)  # type: ignore[arg-type]


def moment(name: str, meaning: str, **more: object) -> Column:
    """A UTC timestamp."""
    return Column(name, Kind.TIMESTAMP, meaning, **more)  # type: ignore[arg-type]


def flag(name: str, meaning: str, **more: object) -> Column:
    """True or false; empty means not known."""
    return Column(name, Kind.FLAG, meaning, **more)  # type: ignore[arg-type]


def whole(name: str, meaning: str, **more: object) -> Column:
    """A whole number."""
    return Column(name, Kind.WHOLE, meaning, **more)  # type: ignore[arg-type]


def decimal(name: str, meaning: str, scale: int = 6, **more: object) -> Column:
    """A number kept exactly, with `scale` digits after the point."""
    return Column(name, Kind.DECIMAL, meaning, scale=scale, **more)  # type: ignore[arg-type]


def money(name: str, meaning: str, **more: object) -> Column:
    """An amount in the book's currency, kept as whole cents."""
    return Column(name, Kind.DECIMAL, meaning, scale=2, unit="book currency", **more)  # type: ignore[arg-type]


def real(name: str, meaning: str, **more: object) -> Column:
    """A computed figure, stored to nine digits after the point."""
    return Column(name, Kind.REAL, meaning, **more)  # type: ignore[arg-type]


SINCE = day("since", "in force from this day on; empty: as long as known", optional=True)
UNTIL = day(
    "until", "in force up to, not including, this day; empty: still", optional=True, learnt_on="until"
)

VERSION_COLUMNS = (
    moment("recorded_at", "when the company first knew this version", optional=True),
    moment(
        "superseded_at", "when a later version or a retraction replaced it; empty: in force", optional=True
    ),
    one_of(
        "recorded_basis",
        "witnessed source assumed",
        "written here as it happened, the source system's own stamp, or no usable stamp: the fact's own date",
        default="assumed",
    ),
    refers("batch_id", "batches", "who wrote it, when, from where", optional=True),
)


def fact_table(name: str, meaning: str, *columns: Column) -> Table:
    """A table of dated facts: the given columns, then the version columns every fact carries."""
    return Table(name, meaning, (*columns, *VERSION_COLUMNS), grain=(columns[0].name, "recorded_at"))
