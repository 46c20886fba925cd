"""Whether a fact may enter: what it refers to is known, from the same import or the book, and its stamp has passed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from troth.intake.filling import Fault
from troth.intake.mapping import Section
from troth.intake.reading import FactRow
from troth.model import Value
from troth.model.checks import shown

_REMEMBERED = 65_536  # answers of the book
Holds = Callable[[str, str], bool]


@dataclass(frozen=True)
class _Places:
    """Where a section has the id of its facts, their stamp if it gives one, and their references."""

    key: int
    stamp: int | None
    references: tuple[int, ...]


class References:
    """The ids made so far in one import, as 64-bit hashes; `holds` asks the book for those that were not.

    `now` is the present, in UTC. Every reference to one of the tables `believed` is taken for known.
    """

    def __init__(self, holds: Holds, now: datetime, believed: frozenset[str] = frozenset()) -> None:
        self._holds = lru_cache(maxsize=_REMEMBERED)(holds)
        self._now = now
        self._believed = believed
        self._places: dict[int, _Places] = {}
        self._earlier: set[int] = set()
        self._here: set[int] = set()
        self._expected: set[int] = set()

    def begin_file(self) -> None:
        """From now on facts come from another file."""
        self._earlier |= self._here
        self._here = set()

    def rehearsal(self, believed: frozenset[str]) -> References:
        """What finds out which ids the next object will make, before its own references can be looked up."""
        other = References(self._holds, self._now, believed)
        other._earlier = self._earlier | self._here
        return other

    def expect(self, rehearsed: References) -> None:
        """Believe references to the ids that were made in a rehearsal."""
        self._expected = rehearsed._here

    def settle(self, section: Section, values: FactRow) -> tuple[FactRow | None, tuple[Fault, ...]]:
        """The fact without optional references to what is unknown.

        None where a required one is, where its id came before, or where its source stamps it later than now.
        """
        places = self._places.get(id(section)) or self._placed(section)
        mark = hash((section.table.name, values[places.key]))
        if mark in self._earlier:
            says = f"{section.table.key} {shown(values[places.key])} came before in another file"
            return None, () if section.distinct else (Fault("", says),)
        stamp = None if places.stamp is None else values[places.stamp]
        if isinstance(stamp, datetime) and stamp > self._now:
            return None, (Fault("recorded_at", f"recorded_at {stamp:%Y-%m-%d %H:%M} lies in the future"),)
        settled, faults, is_whole = self._resolved(section, values, places)
        if not is_whole:
            return None, tuple(faults)
        self._here.add(mark)
        return tuple(settled), tuple(faults)

    def _resolved(
        self, section: Section, values: FactRow, places: _Places
    ) -> tuple[list[Value], list[Fault], bool]:
        """The values without references to the unknown, which are told, and whether the fact can do without them."""
        settled, faults, is_whole = list(values), [], True
        for place in places.references:
            column, value = section.cells[place].column, values[place]
            if value is not None and not self._knows(column.references, str(value)):
                says = f"{column.name} {shown(value)} is no id of {column.references}, neither here nor in the book"
                faults.append(Fault(column.name, says))
                is_whole = is_whole and column.may_be_empty
                settled[place] = None
        return settled, faults, is_whole

    def _placed(self, section: Section) -> _Places:
        places = self._places[id(section)] = _places(section)
        return places

    def _knows(self, table: str, key: str) -> bool:
        mark = hash((table, key))
        if table in self._believed or mark in self._here or mark in self._earlier or mark in self._expected:
            return True
        return self._holds(table, key)


def _places(section: Section) -> _Places:
    columns = [cell.column for cell in section.cells]
    names = [column.name for column in columns]
    return _Places(
        names.index(section.table.key),
        names.index("recorded_at") if "recorded_at" in names else None,
        tuple(place for place, column in enumerate(columns) if column.references),
    )
