"""Needs against our brand promise: which part of it, and which promise, answers what they need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from troth.model import Rules
from troth.reports.known import Known, Row
from troth.reports.needs import NeedRow, needs_of
from troth.reports.promises import PromiseRow, our_promises

LIVE = frozenset({"open", "overdue"})


@dataclass(frozen=True)
class Pillar:
    """A part of our brand promise, and how many live promises of the account make it concrete."""

    pillar_id: str
    name: str
    statement: str
    live: int


@dataclass(frozen=True)
class Cell:
    """What one part of our brand promise (none: outside of it) does for a need: whether it answers it, and by what promises."""

    pillar_id: str | None
    answers: int
    promises: tuple[PromiseRow, ...]


@dataclass(frozen=True)
class NeedLine:
    """A need of the account and everybody who has it; `importance` is the greatest, 1 to 5."""

    code: str
    label: str
    importance: int
    is_important: bool
    needs: tuple[NeedRow, ...]
    cells: tuple[Cell, ...]

    @property
    def is_served(self) -> bool:
        """Whether a part of our brand promise or a live promise answers it, for somebody at least."""
        return any(cell.answers or cell.promises for cell in self.cells)


@dataclass(frozen=True)
class Matrix:
    """Needs by rows, parts of our brand promise by columns, the last column for promises outside of all parts.

    `loose` holds, column by column, the live promises that serve no need.
    """

    pillars: tuple[Pillar, ...]
    lines: tuple[NeedLine, ...]
    loose: tuple[Cell, ...]

    @property
    def unserved(self) -> tuple[NeedLine, ...]:
        """Important needs that nothing serves."""
        return tuple(line for line in self.lines if line.is_important and not line.is_served)

    @property
    def loose_promises(self) -> tuple[PromiseRow, ...]:
        """The live promises that serve no need."""
        return tuple(promise for cell in self.loose for promise in cell.promises)


def matrix(known: Known, account_id: str, rules: Rules) -> Matrix:
    """The needs in force of an account against the parts of our brand promise that hold for it.

    Important needs that nothing serves come first, then by importance.
    """
    promises = {row["promise_id"]: row for row in known.where("promises", "account_id", account_id)}
    live = [row for row in our_promises(known, account_id) if row.state in LIVE]
    needs = needs_of(known, account_id)
    codes = {row["need_id"]: row for row in known.where("needs", "account_id", account_id)}
    columns = _pillars(known, account_id, codes, promises)
    placed = [(promises[each.promise_id], each) for each in live]
    lines = [_line(group, codes, columns, placed, rules) for group in _by_code(needs, codes)]
    served = {need.need_id for need in needs}
    loose = [(row, promise) for row, promise in placed if row["need_id"] not in served]
    return Matrix(
        pillars=tuple(_pillar(row, live, promises) for row in columns),
        lines=tuple(sorted(lines, key=_most_pressing)),
        loose=tuple(_cell(name, [], codes, loose) for name in _names(columns)),
    )


Codes = dict[str, Row]
Placed = Sequence[tuple[Row, PromiseRow]]


def _pillars(known: Known, account_id: str, needs: Codes, promises: Codes) -> list[Row]:
    """The parts in force for the account's segment, and those that its needs and promises name."""
    account: Row = known.one("accounts", "account_id", account_id) or {}
    named = {row["pillar_id"] for rows in (needs, promises) for row in rows.values()}
    return [
        row
        for row in known.rows("pillars")
        if row["pillar_id"] in named
        or (
            row["segment"] in {None, account.get("segment")}
            and (row["since"] is None or row["since"] <= known.at)
            and (row["until"] is None or row["until"] > known.at)
        )
    ]


def _pillar(row: Row, live: list[PromiseRow], promises: Codes) -> Pillar:
    count = sum(1 for each in live if promises[each.promise_id]["pillar_id"] == row["pillar_id"])
    return Pillar(row["pillar_id"], row["name"], row["statement"], count)


def _names(columns: list[Row]) -> list[str | None]:
    return [*(row["pillar_id"] for row in columns), None]


def _by_code(needs: Sequence[NeedRow], codes: Codes) -> list[list[NeedRow]]:
    groups: dict[str, list[NeedRow]] = {}
    for need in needs:
        groups.setdefault(codes[need.need_id]["code"], []).append(need)
    return list(groups.values())


def _line(needs: list[NeedRow], codes: Codes, columns: list[Row], placed: Placed, rules: Rules) -> NeedLine:
    importance = max(need.importance for need in needs)
    own = {need.need_id for need in needs}
    serving = [(row, promise) for row, promise in placed if row["need_id"] in own]
    return NeedLine(
        code=codes[needs[0].need_id]["code"],
        label=needs[0].label,
        importance=importance,
        is_important=importance >= rules.important_need,
        needs=tuple(needs),
        cells=tuple(_cell(name, needs, codes, serving) for name in _names(columns)),
    )


def _cell(pillar_id: str | None, needs: list[NeedRow], codes: Codes, placed: Placed) -> Cell:
    answers = sum(1 for need in needs if pillar_id and codes[need.need_id]["pillar_id"] == pillar_id)
    return Cell(
        pillar_id, answers, tuple(promise for row, promise in placed if row["pillar_id"] == pillar_id)
    )


def _most_pressing(line: NeedLine) -> tuple[bool, int, str]:
    return line.is_served or not line.is_important, -line.importance, line.label
