"""A list that any system can print: columns by any of their names, days and numbers as each column as a whole shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from troth.intake.reading import Reading, Settle, Tally, read_table
from troth.intake.sources.export_files import Part, parts_of
from troth.intake.sources.export_layout import Layout
from troth.intake.sources.export_table import Around, ExportTable, missing_columns
from troth.intake.sources.source import SourceFiles
from troth.intake.table import Finding, TableReading
from troth.model import Facts, InputError

See = Callable[[TableReading], TableReading]


@dataclass(frozen=True)
class List:
    """One file of a list: what it is called, which layout it has, and its table with the columns of that layout."""

    name: str
    layout: Layout
    table: ExportTable


@dataclass(frozen=True)
class ListReading:
    """The facts of several lists, one after the other."""

    readings: tuple[tuple[List, Reading], ...]

    def __iter__(self) -> Iterator[Facts]:
        """The facts of each list in turn."""
        for _, reading in self.readings:
            yield from reading

    @property
    def tallies(self) -> Mapping[str, Tally]:
        """What each list came to so far."""
        return {each.name: each.table.whole(reading.tally) for each, reading in self.readings}

    @property
    def findings(self) -> Mapping[str, tuple[Finding, ...]]:
        """How each list is written."""
        return {each.name: each.table.findings for each, _ in self.readings}


def _as_it_is(table: TableReading) -> TableReading:
    return table


def lists_in(files: SourceFiles, layouts: Sequence[Layout], seen: See = _as_it_is) -> tuple[List, ...]:
    """The lists among the files, in the order of their layouts; the first layout whose columns a file has is its own.

    `seen` is how a table is looked at. Raises InputError where a file has the columns of none.
    """
    found = [_list(part, layouts, seen) for part in parts_of(files.paths)]
    return tuple(sorted(found, key=lambda each: layouts.index(each.layout)))


def reading_of(each: List, files: SourceFiles, settle: Settle) -> Reading:
    """The facts of one list; raises MappingError where a column cannot tell how its days or numbers are written."""
    return read_table(
        each.layout.mapping, each.name, each.table, time_zone=files.time_zone, key=files.key, settle=settle
    )


def _list(part: Part, layouts: Sequence[Layout], seen: See) -> List:
    table = seen(part.opened(layouts[0].mapping.source))
    for layout in layouts:
        if not missing_columns(table, layout):
            return List(part.name, layout, ExportTable(table, layout, Around(frozenset())))
    nearest = min(reversed(layouts), key=lambda layout: len(missing_columns(table, layout)))
    missing = (_called(name, nearest) for name in missing_columns(table, nearest))
    raise InputError(f"{part.name} has no column {', and none '.join(missing)}; name its columns so.")


def _called(name: str, layout: Layout) -> str:
    """A column with the first of its other names."""
    others = layout.aliases.get(name, ())[:4]
    return f"{name} (or {', '.join(others)})" if others else name
