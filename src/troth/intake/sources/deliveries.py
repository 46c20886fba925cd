"""An order line that came in parts: how much of it had come in all, by each delivery."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from itertools import groupby

from troth.intake.filling import Fault
from troth.intake.mapping import Section
from troth.intake.reading import FactRow
from troth.intake.sources.lists import List, reading_of
from troth.intake.sources.source import SourceFiles
from troth.model import Value

ORDER, LINE, DELIVERED = "Order", "Line", "Delivered quantity"
_Parts = dict[str, tuple[date, Decimal]]  # by the id of the delivery


def added_up(each: List, files: SourceFiles) -> Mapping[str, Value]:
    """How much of an order line had come by the end of the day of a delivery, by event_id; of lines that came in parts alone.

    The list is read once more to see which lines these are, and again where there are any. A line of which some delivery
    tells no quantity is left as it is.
    """
    several = _in_several_rows(each)
    if not several:
        return {}
    gathered = _Gathered(several)
    for _ in reading_of(each, files, gathered.settle):
        pass
    return {
        event_id: total
        for promise_id, parts in gathered.parts.items()
        if promise_id not in gathered.untold
        for event_id, total in _totals(parts)
    }


def _in_several_rows(each: List) -> frozenset[int]:
    """The ids of order lines with more than one row, as 64-bit hashes; none where no quantity is told."""
    order, line, quantity = (each.table.header.index(name) for name in (ORDER, LINE, DELIVERED))
    once: set[int] = set()
    several: set[int] = set()
    for row in each.table.rows():
        if row.fault or not row.cells[quantity]:
            continue
        mark = hash(promise_id_of(row.cells[order], row.cells[line]))
        (several if mark in once else once).add(mark)
    return frozenset(several)


def promise_id_of(order: str, line: str) -> str:
    """The id of the promise that an order line is, as the layout makes it."""
    return f"order-{order}-{line}" if line else f"order-{order}"


class _Gathered:
    """The deliveries of the lines that came in parts; `untold` are the lines of which one has no quantity."""

    def __init__(self, several: frozenset[int]) -> None:
        self._several = several
        self.parts: dict[str, _Parts] = {}
        self.untold: set[str] = set()

    def settle(self, section: Section, values: FactRow) -> tuple[FactRow | None, tuple[Fault, ...]]:
        """Note a delivery; no fact is taken."""
        made = dict(zip((cell.column.name for cell in section.cells), values, strict=True))
        promise_id = str(made.get("promise_id"))
        if "level" in made and hash(promise_id) in self._several:
            self._note(promise_id, str(made["event_id"]), made["happened_on"], made["level"])
        return None, ()

    def _note(self, promise_id: str, event_id: str, day: Value, level: Value) -> None:
        if not isinstance(day, date) or not isinstance(level, Decimal):
            self.untold.add(promise_id)
            return
        parts = self.parts.setdefault(promise_id, {})
        # Without a number of its own, a delivery is named by its day, and several of a day are several.
        is_named_by_day = event_id == f"{promise_id}-{day.isoformat()}"
        before = parts[event_id][1] if is_named_by_day and event_id in parts else Decimal(0)
        parts[event_id] = (day, before + level)


def _totals(parts: _Parts) -> list[tuple[str, Decimal]]:
    """Each delivery with what had come by the end of its day."""
    by_day = sorted(parts.items(), key=lambda part: (part[1][0], part[0]))
    total = Decimal(0)
    found = []
    for _, of_a_day in groupby(by_day, key=lambda part: part[1][0]):
        here = list(of_a_day)
        total += sum((level for _, (_, level) in here), Decimal(0))
        found += [(event_id, total) for event_id, _ in here]
    return found
