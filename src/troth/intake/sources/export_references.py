"""Whether what a fact refers to is known: made earlier in the same import, or in the book already."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from troth.intake.filling import Fault
from troth.intake.mapping import Section
from troth.intake.reading import FactRow
from troth.model.checks import shown

_REMEMBERED = 65_536  # answers of the book
Holds = Callable[[str, str], bool]


class References:
    """The ids made so far in one import, as 64-bit hashes; `holds` asks the book for those that were not."""

    def __init__(self, holds: Holds) -> None:
        self._holds = lru_cache(maxsize=_REMEMBERED)(holds)
        self._earlier: set[int] = set()
        self._here: set[int] = set()
        self._expected: set[int] = set()

    def begin_file(self) -> None:
        """From now on facts come from another file."""
        self._earlier |= self._here
        self._here = set()

    def expect(self, table: str, ids: Iterable[object]) -> None:
        """Believe references to ids that are still to come."""
        self._expected.update(hash((table, key)) for key in ids)

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
        return (
            mark in self._here or mark in self._earlier or mark in self._expected or self._holds(table, key)
        )


def _key_place(section: Section) -> int:
    return [cell.column.name for cell in section.cells].index(section.table.key)
