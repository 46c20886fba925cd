"""What a mapping says: which facts are made from one row of a CSV file, and how each of their columns is made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from troth.model import Column, Table

MADE = "@"  # in front of a name: a column of the fact being made, not a column of the file


@dataclass(frozen=True)
class Template:
    """Text with holes: `parts` alternate between plain text and the name that fills a hole, text first."""

    parts: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names that fill its holes."""
        return self.parts[1::2]

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
    """How dates and numbers are written in the file; `dates` are strptime formats tried in order, before ISO."""

    dates: tuple[str, ...] = ()
    decimal: str = "."
    thousands: str = ""
    empty: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Cell:
    """How one column of a fact is made: the first of `choices` that is not empty, mapped and put into form.

    `namespace` is not empty for an id that is replaced by a keyed hash; equal texts in one namespace give one id.
    `set_aside` says that a fault empties this cell, not the row. `unless` holds when none of its terms does. `otherwise` is
    taken where nothing else gives a text.
    """

    column: Column
    choices: tuple[Template, ...]
    values: Mapping[str, str] = field(default_factory=dict)
    formats: Formats = Formats()
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
    """How the file is written: its encoding, what to try on a line that is not in it, and the separator."""

    encoding: str = "utf-8"
    fallback: str = ""
    separator: str = ","
    time_zone: str = ""
    system: str = ""


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


def names_of(*conditions: Condition | None) -> Iterator[str]:
    """The names that the given conditions ask for."""
    for condition in conditions:
        if condition is not None:
            yield from condition.names
