"""The day of one of us: what we owe, who may give notice, who falls silent, what changed and why, what to do next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from troth.reports.figures import Figure, figure
from troth.reports.known import Known, Row
from troth.reports.moves import Move
from troth.reports.week import PersonToCall, Week

NOTICE_DAYS = 120
MOST_OF_AN_ACCOUNT = 2
LEAST_FALL = 0.1  # of connection, below which nobody is said to fade


@dataclass(frozen=True)
class Notice:
    """A contract whose last day to give notice comes near."""

    account_id: str
    account: str
    notice_on: date
    ends_on: date | None
    auto_renews: bool
    amount_per_year: Decimal | None
    loyalty: Figure

    def days_left(self, at: date) -> int:
        """Days from `at` until notice can no longer be given."""
        return (self.notice_on - at).days


@dataclass(frozen=True)
class Fading:
    """Somebody whose connection with us fades: what it was, and is; `is_silent` after half a year without exchange."""

    account_id: str
    account: str
    person_id: str
    person: str
    before: float | None
    now: float | None
    is_silent: bool
    stake: float


@dataclass(frozen=True)
class Counts:
    """How many of our promises there are in all: overdue, and due within the week."""

    overdue: int
    due: int


@dataclass(frozen=True)
class Today:
    """What a day asks for. `is_mine`: of `staff` alone, else of everybody, in the `looked_at` accounts of most at stake.

    `since` is the day the moves count from, `faded_since` the one connections are compared with; none without such runs.
    `withheld` counts the accounts of the book that the reader may not see, where the day is everybody's.
    """

    at: date
    is_mine: bool
    staff: str
    looked_at: int
    accounts: int
    week: Week
    counts: Counts
    notices: tuple[Notice, ...]
    fading: tuple[Fading, ...]
    faded_since: date | None
    moves: tuple[Move, ...]
    since: date | None
    next: tuple[PersonToCall, ...]
    withheld: int = 0


def notices(known: Known) -> tuple[Notice, ...]:
    """The contracts of `known` that can still be ended, the nearest last day first."""
    found = [_notice(known, row) for row in known.rows("contracts") if _runs_on(known.at, row)]
    return tuple(sorted(found, key=lambda each: (each.notice_on, each.account, each.account_id)))


def fading(known: Known, earlier: Known | None, weights: Mapping[str, float]) -> tuple[Fading, ...]:
    """Who is silent, or whose connection fell by a tenth or more since `earlier`; most influence at stake first, two of an account."""
    silent = {
        (row["account_id"], row["person_id"])
        for row in known.rows("gaps")
        if row["kind"] == "silent_key_person"
    }
    before = (
        {(row["account_id"], row["person_id"]): row for row in earlier.rows("person_scores")}
        if earlier
        else {}
    )
    found = []
    for row in known.rows("person_scores"):
        pair = row["account_id"], row["person_id"]
        was = before[pair]["connection"] if pair in before else None
        if pair in silent or _fell(was, row["connection"]):
            found.append(_fading(known, row, was, weights, is_silent=pair in silent))
    found.sort(key=lambda each: (-each.stake, each.account_id, each.person_id))
    return tuple(_few_of_each(found))


def _few_of_each(found: Iterable[Fading]) -> Iterator[Fading]:
    """Those of one account no more than can be called in a day, or one that is all silent would hide the others."""
    told: Counter[str] = Counter()
    for each in found:
        told[each.account_id] += 1
        if told[each.account_id] <= MOST_OF_AN_ACCOUNT:
            yield each


def _notice(known: Known, row: Row) -> Notice:
    return Notice(
        account_id=row["account_id"],
        account=known.account(row["account_id"]),
        notice_on=row["notice_on"],
        ends_on=row["ends_on"],
        auto_renews=row["auto_renews"],
        amount_per_year=row["amount_per_year"],
        loyalty=figure(known.one("account_scores", "account_id", row["account_id"]), "loyalty"),
    )


def _runs_on(at: date, row: Row) -> bool:
    return row["starts_on"] <= at and (row["ends_on"] is None or row["ends_on"] >= at)


def _fell(before: float | None, now: float | None) -> bool:
    return before is not None and round(before - (now or 0.0), 9) >= LEAST_FALL


def _fading(
    known: Known, row: Row, before: float | None, weights: Mapping[str, float], *, is_silent: bool
) -> Fading:
    lost = 1.0 if is_silent else (before or 0.0) - (row["connection"] or 0.0)
    return Fading(
        account_id=row["account_id"],
        account=known.account(row["account_id"]),
        person_id=row["person_id"],
        person=known.person(row["person_id"]),
        before=before,
        now=row["connection"],
        is_silent=is_silent,
        stake=weights.get(row["account_id"], 0.0) * row["influence"] * lost,
    )
