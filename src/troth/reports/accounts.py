"""Accounts as a list: each with what its figures rest on, what is at stake and what is open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from troth.reports.figures import Figure, Kept, figure, kept_of
from troth.reports.gaps import Gap, gap, heaviest
from troth.reports.known import Known, Row, Rows
from troth.reports.stake import Stake, stake

A_MONTH = timedelta(days=30)
MONTH_TOLERANCE = timedelta(days=15)

Point = tuple[date, float | None]


@dataclass(frozen=True)
class AccountRow:
    """One account: how loyal, resting on what, and what is open. `change` is its loyalty less that a month ago."""

    account_id: str
    name: str
    segment: str
    country: str
    owner: str
    loyalty: Figure
    loyalty_class: str
    trust: Figure
    respect: Figure
    kept: Kept
    weakest_person: str
    weakest_loyalty: float | None
    role_coverage: float | None
    effective_contacts: float | None
    unknown_share: float | None
    open_promises: int
    overdue_promises: int
    gap_count: int
    heaviest_gap: Gap | None
    trend: tuple[Point, ...]
    change: float | None
    stake: Stake


@dataclass(frozen=True)
class Headline:
    """Accounts in a few figures. Loyalty is the median of those that have a number, `scored` of `accounts`."""

    accounts: int
    scored: int
    median_loyalty: float | None
    kept: Kept
    overdue: int
    at_stake: Decimal | None
    money: Decimal | None
    money_kind: str


@dataclass(frozen=True)
class Choices:
    """What a list of accounts can be filtered by: the segments, countries and owners (id, name) that occur."""

    segments: tuple[str, ...]
    countries: tuple[str, ...]
    owners: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Accounts:
    """A page of a list of accounts: `headline` speaks of all that were asked for, `rows` are those of this page.

    `withheld` counts the accounts of the book that the reader may not see; no other figure speaks of them.
    """

    at: date
    headline: Headline
    rows: tuple[AccountRow, ...]
    choices: Choices
    withheld: int = 0

    @property
    def found(self) -> int:
        """How many accounts were asked for, on all pages together."""
        return self.headline.accounts


def account_rows(
    known: Known, history: Rows, weights: Mapping[str, float], kind: str
) -> tuple[AccountRow, ...]:
    """The accounts of `weights`, in its order; `known` holds the rows that concern them, and their account_lines.

    `history` has a row (at, account_id, loyalty) for each account and earlier day with a kept run; `kind` says what
    their money is.
    """
    trends = _trends(history)
    return tuple(_row(known, account_id, weight, kind, trends) for account_id, weight in weights.items())


def choices(found: Iterable[tuple[str | None, str | None, str | None]], staff: Known) -> Choices:
    """What occurs among the segments, countries and owners found together; `staff` knows the owners' names."""
    rows = list(found)
    owners = {row[2] for row in rows if row[2]}
    return Choices(
        segments=tuple(sorted({row[0] for row in rows if row[0]})),
        countries=tuple(sorted({row[1] for row in rows if row[1]})),
        owners=tuple(
            sorted(((each, staff.staff(each)) for each in owners), key=lambda pair: (pair[1], pair[0]))
        ),
    )


def _trends(history: Rows) -> Mapping[str, list[Point]]:
    trends: dict[str, list[Point]] = {}
    for row in sorted(history, key=lambda row: row["at"]):
        trends.setdefault(row["account_id"], []).append((row["at"], row["loyalty"]))
    return trends


def _row(
    known: Known, account_id: str, weight: float, kind: str, trends: Mapping[str, list[Point]]
) -> AccountRow:
    about: Row = known.one("accounts", "account_id", account_id) or {}
    score = known.one("account_scores", "account_id", account_id)
    line: Row = known.one("account_lines", "account_id", account_id) or {}
    loyalty = figure(score, "loyalty")
    trend = (*trends.get(account_id, ()), (known.at, loyalty.value))
    first = heaviest(known.where("gaps", "account_id", account_id))
    told: Row = score or {}
    return AccountRow(
        account_id=account_id,
        name=known.account(account_id),
        segment=about.get("segment") or "",
        country=about.get("country") or "",
        owner=known.staff(about.get("owner_id")),
        loyalty=loyalty,
        loyalty_class=told.get("loyalty_class") or "",
        trust=figure(score, "trust"),
        respect=figure(score, "respect"),
        kept=kept_of(score),
        weakest_person=known.person(told.get("weakest_person_id")),
        weakest_loyalty=told.get("weakest_loyalty"),
        role_coverage=told.get("role_coverage"),
        effective_contacts=told.get("effective_contacts"),
        unknown_share=told.get("unknown_share"),
        open_promises=line["open_promises"],
        overdue_promises=line["overdue_promises"],
        gap_count=line["gaps"],
        heaviest_gap=gap(known, first) if first else None,
        trend=trend,
        change=_change(trend),
        stake=stake(line, loyalty.low, kind, weight),
    )


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
