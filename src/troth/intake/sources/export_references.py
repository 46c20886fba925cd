"""Whether what a fact refers to is known: made earlier in the same import, or in the book already."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from troth.intake.filling import Fault
from troth.intake.mapping import Section
from troth.intake.reading import FactRow
from troth.model.checks import shown

_REMEMBERED = 65_536  # answers of the book
Holds = Callable[[str, str], bool]


class References:
    """The ids made so far in one import, as 64-bit hashes; `holds` asks the book for those that were not.

    Every reference to one of the tables `believed` is taken for known.
    """

    def __init__(self, holds: Holds, believed: frozenset[str] = frozenset()) -> None:
        self._holds = lru_cache(maxsize=_REMEMBERED)(holds)
        self._believed = believed
        self._earlier: set[int] = set()
        self._here: set[int] = set()
        self._expected: set[int] = set()

    def begin_file(self) -> None:
        """From now on facts come from another file."""
        self._earlier |= self._here
        self._here = set()

    def rehearsal(self, believed: frozenset[str]) -> References:
        """What finds out which ids the next object will make, before its own references can be looked up."""
        other = References(self._holds, believed)
        other._earlier = self._earlier | self._here
        return other

    def expect(self, rehearsed: References) -> None:
        """Believe references to the ids that were made in a rehearsal."""
        self._expected = rehearsed._here

    def settle(self, section: Section, values: FactRow) -> tuple[FactRow | None, tuple[Fault, ...]]:
        """The fact without optional references to what is unknown; None where a required one is, or its id came before."""
        name, key = section.table.name, values[_key_place(section)]
        if hash((name, key)) in self._earlier:
            says = f"{section.table.key} {shown(key)} came before in another file"
            return None, () if section.distinct else (Fault("", says),)
        settled = list(values)
        faults = []
        is_whole = True
        for place, cell in enumerate(section.cells):
            target, value = cell.column.references, values[place]
            if target and value is not None and not self._knows(target, str(value)):
                says = f"{cell.column.name} {shown(value)} is no id of {target}, neither here nor in the book"
                faults.append(Fault(cell.column.name, says))
                is_whole = is_whole and cell.column.may_be_empty
                settled[place] = None
        if not is_whole:
            return None, tuple(faults)
        self._here.add(hash((name, key)))
        return tuple(settled), tuple(faults)

    def _knows(self, table: str, key: str) -> bool:
        mark = hash((table, key))
        if table in self._believed or mark in self._here or mark in self._earlier or mark in self._expected:
            return True
        return self._holds(table, key)


def _key_place(section: Section) -> int:
    return [cell.column.name for cell in section.cells].index(section.table.key)
