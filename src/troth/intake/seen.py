"""Which ids a file has already made: an id names one thing, and a version of it is given once."""

from __future__ import annotations

from collections.abc import Sequence

from troth.intake.mapping import CsvMapping, Section
from troth.model import Value
from troth.model.checks import shown

FactRow = tuple[Value, ...]


class Seen:
    """The ids of the facts taken so far, as 64-bit hashes: about 100 bytes for each row of a table."""

    def __init__(self, mapping: CsvMapping) -> None:
        self._distinct = {section.table.name for section in mapping.sections if section.distinct}
        self._first: dict[int, int] = {}
        self._places = {
            id(section): [
                place
                for place, cell in enumerate(section.cells)
                if cell.column.name in (section.table.key, "recorded_at")
            ]
            for section in mapping.sections
        }

    def refuses(self, facts: Sequence[tuple[Section, FactRow]]) -> tuple[str, str]:
        """The table and the sentence when one of the facts of a row repeats a version that was given; else empty."""
        given: set[int] = set()
        for section, values in facts:
            if section.table.name in self._distinct:
                continue
            mark = self._mark(section, values)
            if mark in self._first or mark in given:
                name = shown(values[self.place_of_key(section)])
                return section.table.name, f"{section.table.key} {name} came before; give each id once"
            given.add(mark)
        return "", ""

    def add(self, section: Section, values: FactRow) -> tuple[bool, bool]:
        """Note a fact: whether its id is new, and whether it equals the one noted first under it."""
        mark = self._mark(section, values)
        content = hash(values) if section.table.name in self._distinct else 0
        if mark in self._first:
            return False, self._first[mark] == content
        self._first[mark] = content
        return True, True

    def place_of_key(self, section: Section) -> int:
        """Where the id stands among the section's values."""
        return next(p for p, cell in enumerate(section.cells) if cell.column.name == section.table.key)

    def _mark(self, section: Section, values: FactRow) -> int:
        if section.table.name in self._distinct:
            return hash((section.table.name, values[self.place_of_key(section)]))
        return hash((section.table.name, *(values[place] for place in self._places[id(section)])))
