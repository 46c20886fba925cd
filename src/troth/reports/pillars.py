"""Our promise to the market, part by part: which needs each serves, and how well we keep what we promise in its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from troth.reports.figures import Kept
from troth.reports.known import Known, Row


@dataclass(frozen=True)
class NeedTally:
    """The needs of one code that one part of our brand promise (none: no part) answers, over all accounts.

    `people` and `accounts` have it; `importance_sum` over `needs` gives the mean, 1 to 5; `important` of them are.
    """

    pillar_id: str | None
    code: str
    needs: int
    important: int
    people: int
    accounts: int
    importance_sum: int


@dataclass(frozen=True)
class PromiseTally:
    """The promises made in the name of one part: live ones, of these overdue; due ones, of these kept."""

    live: int
    overdue: int
    due: int
    kept: int


@dataclass(frozen=True)
class Served:
    """A need as a line: how many people in how many accounts have it, and its mean importance, 1 to 5."""

    code: str
    label: str
    people: int
    accounts: int
    important: int
    importance: float


@dataclass(frozen=True)
class PillarRow:
    """A part of our brand promise, what it serves and how it is kept."""

    pillar_id: str
    name: str
    statement: str
    segment: str
    since: date | None
    needs: tuple[Served, ...]
    live: int
    overdue: int
    kept: Kept

    @property
    def important(self) -> int:
        """How many important needs it answers."""
        return sum(need.important for need in self.needs)


@dataclass(frozen=True)
class PillarsPage:
    """Our promise: its parts in force, the important needs that no part answers, and promises made outside of it."""

    at: date
    pillars: tuple[PillarRow, ...]
    unserved: tuple[Served, ...]
    outside: PromiseTally
    outside_kept: Kept


NOTHING = PromiseTally(0, 0, 0, 0)


def pillars(
    known: Known, needs: Sequence[NeedTally], promises: Mapping[str | None, PromiseTally]
) -> PillarsPage:
    """The parts of our brand promise in force on the day of `known`, which holds pillars and codes.

    `needs` and `promises` are counted over all accounts that are shown. Parts with the most important needs come first;
    so do unserved needs.
    """
    in_force = [row for row in known.rows("pillars") if _holds(row, known.at)]
    rows = [_row(known, row, needs, promises.get(row["pillar_id"], NOTHING)) for row in in_force]
    outside = promises.get(None, NOTHING)
    return PillarsPage(
        at=known.at,
        pillars=tuple(sorted(rows, key=lambda row: (-row.important, -row.live, row.name))),
        unserved=_unserved(known, needs, {row["pillar_id"] for row in in_force}),
        outside=outside,
        outside_kept=Kept(outside.kept, outside.due),
    )


def _holds(row: Row, at: date) -> bool:
    return (row["since"] is None or row["since"] <= at) and (row["until"] is None or row["until"] > at)


def _row(known: Known, row: Row, needs: Sequence[NeedTally], tally: PromiseTally) -> PillarRow:
    own = [need for need in needs if need.pillar_id == row["pillar_id"]]
    return PillarRow(
        pillar_id=row["pillar_id"],
        name=row["name"],
        statement=row["statement"],
        segment=row["segment"] or "",
        since=row["since"],
        needs=_in_order([_served(known, need) for need in own]),
        live=tally.live,
        overdue=tally.overdue,
        kept=Kept(tally.kept, tally.due),
    )


def _unserved(known: Known, needs: Sequence[NeedTally], in_force: set[str]) -> tuple[Served, ...]:
    """Important needs that no part in force answers."""
    return _in_order(
        [_served(known, need) for need in needs if need.important and need.pillar_id not in in_force]
    )


def _served(known: Known, need: NeedTally) -> Served:
    return Served(
        code=need.code,
        label=known.code("need", need.code),
        people=need.people,
        accounts=need.accounts,
        important=need.important,
        importance=need.importance_sum / need.needs,
    )


def _in_order(found: list[Served]) -> tuple[Served, ...]:
    return tuple(sorted(found, key=lambda each: (-each.important, -each.people, each.label, each.code)))
