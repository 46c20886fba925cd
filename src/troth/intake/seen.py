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
            id(section): [_place(section, section.table.key), _place(section, "recorded_at")]
            for section in mapping.sections
        }

    def repeated(self, facts: Sequence[tuple[Section, FactRow]]) -> list[tuple[str, str]]:
        """The table and a sentence for every fact of a row that gives a version once more."""
        found, given = [], set()
        for section, values in facts:
            if section.table.name in self._distinct:
                continue
            mark = self._mark(section, values)
            if mark in self._first or mark in given:
                name = shown(self.key(section, values))
                found.append(
                    (section.table.name, f"{section.table.key} {name} came before; give each id once")
                )
            given.add(mark)
        return found

    def add(self, section: Section, values: FactRow) -> tuple[bool, bool]:
        """Note a fact: whether its id is new, and whether it equals the one noted first under it."""
        mark = self._mark(section, values)
        content = hash(values) if section.table.name in self._distinct else 0
        if mark in self._first:
            return False, self._first[mark] == content
        self._first[mark] = content
        return True, True

    def key(self, section: Section, values: FactRow) -> Value:
        """The id of a fact."""
        place, _ = self._places[id(section)]
        return None if place is None else values[place]

    def _mark(self, section: Section, values: FactRow) -> int:
        name = section.table.name
        key, stamp = self._places[id(section)]
        version = None if stamp is None or name in self._distinct else values[stamp]
        return hash((name, None if key is None else values[key], version))


def _place(section: Section, name: str) -> int | None:
    return next((place for place, cell in enumerate(section.cells) if cell.column.name == name), None)
