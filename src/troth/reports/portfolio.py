"""All accounts on one page, by what is at stake, and what this week asks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from statistics import median

from troth.reports.figures import Figure, Kept, figure, kept_of
from troth.reports.gaps import Gap, gaps_of
from troth.reports.known import Known, Row, Rows
from troth.reports.stake import Stake, Stakes
from troth.reports.week import Week

A_MONTH = timedelta(days=30)
MONTH_TOLERANCE = timedelta(days=15)

Point = tuple[date, float | None]


@dataclass(frozen=True)
class AccountRow:
    """One account: how loyal, resting on what, and what is open. `change` is its loyalty less that a month ago."""

    account_id: str
    name: str
    segment: str
    owner: str
    loyalty: Figure
    trust: Figure
    respect: Figure
    kept: Kept
    weakest_person: str
    weakest_loyalty: float | None
    open_promises: int
    overdue_promises: int
    gap_count: int
    heaviest_gap: Gap | None
    trend: tuple[Point, ...]
    change: float | None
    stake: Stake


@dataclass(frozen=True)
class Headline:
    """The book in a few figures. Loyalty is the median of the accounts that have a number, `scored` of `accounts`."""

    accounts: int
    scored: int
    median_loyalty: float | None
    kept: Kept
    overdue: int
    at_stake: Decimal | None
    money: Decimal | None
    money_kind: str


@dataclass(frozen=True)
class Portfolio:
    """A page of accounts by what is at stake: `rows` are those of this page, `found` counts all that were asked for.

    `withheld` counts the accounts of the book that the reader may not see; no other figure speaks of them.
    """

    at: date
    headline: Headline
    rows: tuple[AccountRow, ...]
    found: int
    week: Week | None
    withheld: int = 0


def portfolio(
    known: Known, history: Rows, page: Sequence[Stake], headline: Headline, week: Week | None, *, found: int
) -> Portfolio:
    """The accounts of a page, in its order, with their scores; `known` holds the rows that concern them.

    `history` has a row (at, account_id, loyalty) for each account and earlier day with a kept run; `found` counts the
    accounts of all pages together.
    """
    trends = _trends(history)
    return Portfolio(known.at, headline, tuple(_row(known, stake, trends) for stake in page), found, week)


def headline(scores: Rows, stakes: Stakes, overdue: int) -> Headline:
    """The book in a few figures, from a row of scores for each account."""
    shown = [row["loyalty"] for row in scores if row["loyalty"] is not None]
    parts = [stake.at_stake for stake in stakes.accounts if stake.at_stake is not None]
    money = [stake.money for stake in stakes.accounts if stake.money is not None]
    return Headline(
        accounts=len(scores),
        scored=len(shown),
        median_loyalty=median(shown) if shown else None,
        kept=Kept(sum(row["promises_kept"] for row in scores), sum(row["promises_due"] for row in scores)),
        overdue=overdue,
        at_stake=sum(parts, Decimal(0)) if parts else None,
        money=sum(money, Decimal(0)) if money else None,
        money_kind=stakes.kind,
    )


def _trends(history: Rows) -> Mapping[str, list[Point]]:
    trends: dict[str, list[Point]] = {}
    for row in sorted(history, key=lambda row: row["at"]):
        trends.setdefault(row["account_id"], []).append((row["at"], row["loyalty"]))
    return trends


def _row(known: Known, stake: Stake, trends: Mapping[str, list[Point]]) -> AccountRow:
    account_id = stake.account_id
    about: Row = known.one("accounts", "account_id", account_id) or {}
    score = known.one("account_scores", "account_id", account_id)
    gaps = gaps_of(known, account_id)
    loyalty = figure(score, "loyalty")
    trend = (*trends.get(account_id, ()), (known.at, loyalty.value))
    return AccountRow(
        account_id=account_id,
        name=known.account(account_id),
        segment=about.get("segment") or "",
        owner=known.staff(about.get("owner_id")),
        loyalty=loyalty,
        trust=figure(score, "trust"),
        respect=figure(score, "respect"),
        kept=kept_of(score),
        weakest_person=known.person(score["weakest_person_id"]) if score else "",
        weakest_loyalty=score["weakest_loyalty"] if score else None,
        open_promises=_in_state(known, account_id, "open"),
        overdue_promises=_in_state(known, account_id, "overdue"),
        gap_count=len(gaps),
        heaviest_gap=gaps[0] if gaps else None,
        trend=trend,
        change=_change(trend),
        stake=stake,
    )


def _in_state(known: Known, account_id: str, state: str) -> int:
    promises = [row for row in known.where("promises", "account_id", account_id) if row["made_by"] == "us"]
    scores = [known.one("promise_scores", "promise_id", row["promise_id"]) for row in promises]
    return sum(1 for score in scores if score is not None and score["state"] == state)


def about_a_month_before(at: date, days: Iterable[date]) -> date | None:
    """The day nearest to 30 days before another, at most 15 days from it; none where there is no such day."""
    near = [day for day in days if abs(at - A_MONTH - day) <= MONTH_TOLERANCE]
    return min(near, key=lambda day: (abs(at - A_MONTH - day), day), default=None)


def _change(trend: Sequence[Point]) -> float | None:
    """The last loyalty less the one about a month before; none where either is not known."""
    last_day, last = trend[-1]
    compared = about_a_month_before(last_day, [day for day, _loyalty in trend])
    before = dict(trend)[compared] if compared else None
    return None if last is None or before is None else last - before
