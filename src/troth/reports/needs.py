"""What the people of an account need, and how well they find it met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from troth.reports.known import Known, Row


@dataclass(frozen=True)
class NeedRow:
    """A need in force with its last rating; `is_ours` where the rating is our staff's impression, not their word.

    `pillar` names the part of our brand promise that answers it, `open_promises` counts the promises that serve it.
    """

    need_id: str
    person_id: str
    person: str
    label: str
    importance: int
    kano: str
    expected: Decimal | None
    perceived: Decimal | None
    is_ours: bool
    rated_on: date | None
    pillar: str
    open_promises: int

    @property
    def shortfall(self) -> Decimal:
        """By how many points what is perceived falls short of what was expected; 0 if it does not, or is not known."""
        if self.expected is None or self.perceived is None:
            return Decimal(0)
        return max(self.expected - self.perceived, Decimal(0))


def needs_of(known: Known, account_id: str) -> tuple[NeedRow, ...]:
    """The needs in force in an account: those that fall short most first, weighed by importance."""
    in_force = [row for row in known.where("needs", "account_id", account_id) if _holds(row, known.at)]
    rows = [_need(known, row) for row in in_force]
    return tuple(
        sorted(rows, key=lambda row: (-row.importance * row.shortfall, -row.importance, row.need_id))
    )


def _holds(row: Row, at: date) -> bool:
    begun = row["since"] is None or row["since"] <= at
    return begun and (row["until"] is None or row["until"] > at)


def _need(known: Known, row: Row) -> NeedRow:
    ratings = sorted(
        known.where("need_ratings", "need_id", row["need_id"]),
        key=lambda rating: (rating["rated_on"], rating["rating_id"]),
    )
    last = next((rating for rating in reversed(ratings) if rating["perceived"] is not None), None)
    expectations = [rating["expected"] for rating in ratings if rating["expected"] is not None]
    pillar = known.one("pillars", "pillar_id", row["pillar_id"])
    return NeedRow(
        need_id=row["need_id"],
        person_id=row["person_id"],
        person=known.person(row["person_id"]),
        label=known.code("need", row["code"]),
        importance=row["importance"],
        kano=row["kano"],
        expected=expectations[-1] if expectations else None,
        perceived=last["perceived"] if last else None,
        is_ours=last is not None and last["rated_by"] == "staff",
        rated_on=last["rated_on"] if last else None,
        pillar=pillar["name"] if pillar else "",
        open_promises=_serving(known, row["need_id"]),
    )


def _serving(known: Known, need_id: str) -> int:
    promises = known.where("promises", "need_id", need_id)
    states = [known.one("promise_scores", "promise_id", row["promise_id"]) for row in promises]
    return sum(1 for score in states if score is not None and score["state"] in {"open", "overdue"})
