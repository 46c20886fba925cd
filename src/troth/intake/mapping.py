"""What a mapping says: which facts are made from one row of a CSV file, and how each of their columns is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from troth.model import Column, Kind, Table

MADE = "@"  # in front of a name: a column of the fact being made, not a column of the file


@dataclass(frozen=True)
class Template:
    """Text with holes: `parts` alternate between plain text and the name that fills a hole, text first."""

    parts: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names that fill its holes."""
        return self.parts[1::2]

    @property
    def is_bare(self) -> bool:
        """Whether it is one hole and nothing else: the text of one column."""
        return self.parts[::2] == ("", "")

    @cached_property
    def is_made(self) -> bool:
        """Whether it only repeats a column made before, or a constant: text already in the contract's own form."""
        return all(name.startswith(MADE) for name in self.names)


@dataclass(frozen=True)
class Condition:
    """Holds when every named cell is one of its words; no words stand for any word that is not empty."""

    terms: tuple[tuple[str, frozenset[str]], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names it asks for."""
        return tuple(name for name, _ in self.terms)


@dataclass(frozen=True)
class Formats:
    """How dates and numbers are written in the file; `dates` are strptime formats tried in order, before ISO.

    No dates, or no decimal mark, leave it to what a column as a whole shows; where nothing is known of the column, days
    are ISO and the mark is a point. `currency` is the one sign that may stand beside a number.
    """

    dates: tuple[str, ...] = ()
    decimal: str = ""
    thousands: str = ""
    currency: str = ""
    empty: frozenset[str] = frozenset()


AS_SHOWN = Formats()  # each column as a whole shows how it is written
OTHER_MARK: Mapping[str, str] = MappingProxyType({".": ",", ",": "."})


def formats_written(dates: Sequence[str], decimal: str) -> Formats:
    """Formats of days and a decimal mark as somebody names them; the other mark then stands before groups of three."""
    return Formats(tuple(dates), decimal, OTHER_MARK.get(decimal, ""))


@dataclass(frozen=True)
class Cell:
    """How one column of a fact is made: the first of `choices` that is not empty, mapped and put into form.

    `namespace` is not empty for an id that is replaced by a keyed hash; equal texts in one namespace give one id.
    `set_aside` says that a fault empties this cell, not the row. `unless` holds when none of its terms does. `others` stands
    for every word that `values` does not name, `otherwise` is taken where nothing else gives a text.
    """

    column: Column
    choices: tuple[Template, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    formats: Formats = Formats()
    others: str = ""
    otherwise: str = ""
    namespace: str = ""
    set_aside: bool = False
    when: Condition | None = None
    unless: Condition | None = None

    @property
    def names(self) -> Iterator[str]:
        """Every name it reads."""
        for template in self.choices:
            yield from template.names
        yield from names_of(self.when, self.unless)


@dataclass(frozen=True)
class Section:
    """The facts of one table that a row of the file makes, at most one a row; `distinct`: one per id."""

    table: Table
    cells: tuple[Cell, ...]
    when: Condition | None = None
    unless: Condition | None = None
    distinct: bool = False

    @property
    def sources(self) -> Iterator[str]:
        """Every column of the file it reads."""
        yield from names_of(self.when, self.unless)
        for cell in self.cells:
            yield from (name for name in cell.names if not name.startswith(MADE))


@dataclass(frozen=True)
class Source:
    """How the file is written, as far as that is said; what is empty is guessed, and every guess is told.

    `header_row` is the line or row of the header, from 1; `sheet` a sheet of a workbook, hidden or not; `member` a table
    in a zip archive; `totals` takes rows of totals at the end as facts. `form` says that it is no table by itself but
    `messages` or a `calendar`, whose recurring events are told up to the moment `until`.
    """

    encoding: str = ""
    fallback: str = ""
    separator: str = ""
    time_zone: str = ""
    system: str = ""
    header_row: int = 0
    sheet: str = ""
    member: str = ""
    totals: bool = False
    form: str = ""
    until: str = ""


@dataclass(frozen=True)
class CsvMapping:
    """A whole mapping, checked: the file, the facts, and the settings of a book made from it alone."""

    name: str
    source: Source
    formats: Formats
    sections: tuple[Section, ...]
    book: Mapping[str, str | int | float | bool]

    @property
    def is_keyed(self) -> bool:
        """Whether some id is a keyed hash, so that reading needs the book's key."""
        return any(cell.namespace for section in self.sections for cell in section.cells)

    def columns_of(self, table: str) -> tuple[str, ...]:
        """The columns of a table that the mapping makes, in the order of the contract."""
        sections = [section for section in self.sections if section.table.name == table]
        made = {cell.column.name for section in sections for cell in section.cells}
        return tuple(name for section in sections[:1] for name in section.table.by_name if name in made)


def open_columns(mapping: CsvMapping) -> tuple[frozenset[str], frozenset[str]]:
    """The columns of the file read as days, and those read as numbers, whose form the mapping does not say."""
    days, numbers = set(), set()
    for section in mapping.sections:
        for cell in section.cells:
            bare = {template.names[0] for template in cell.choices if template.is_bare}
            if cell.column.kind in (Kind.DATE, Kind.TIMESTAMP) and not cell.formats.dates:
                days |= bare
            if cell.column.kind in (Kind.WHOLE, Kind.DECIMAL) and not cell.formats.decimal:
                numbers |= bare
    return frozenset(each for each in days if not each.startswith(MADE)), frozenset(
        each for each in numbers if not each.startswith(MADE)
    )


def names_of(*conditions: Condition | None) -> Iterator[str]:
    """The names that the given conditions ask for."""
    for condition in conditions:
        if condition is not None:
            yield from condition.names
