"""Which accounts were reviewed of late, the most important first: progress of our own work, never part of a score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from troth.reports.known import Known
from troth.reports.stake import Stake, Stakes

RECENT_DAYS = 90
MOST_IMPORTANT = 10


@dataclass(frozen=True)
class LastReview:
    """When an account was last reviewed, and by whom, as the book's batches name them."""

    on: date
    by: str


@dataclass(frozen=True)
class ReviewRow:
    """An account in the order of importance: what it brought in the last 365 days, and when it was last reviewed."""

    account_id: str
    name: str
    owner: str
    money: Decimal | None
    last: LastReview | None
    days_since: int | None

    @property
    def is_recent(self) -> bool:
        """Whether it was reviewed in the last 90 days."""
        return self.days_since is not None and self.days_since <= RECENT_DAYS


@dataclass(frozen=True)
class Reviews:
    """The ten accounts that bring most, or all where there are fewer, and a page of all, in the same order.

    `kind` says what their money is: profit, revenue, or none; `found` counts all, `withheld` those not to be told of.
    """

    at: date
    kind: str
    important: tuple[ReviewRow, ...]
    rows: tuple[ReviewRow, ...]
    found: int
    withheld: int = 0

    @property
    def done(self) -> int:
        """How many of the important ones were reviewed in the last 90 days."""
        return sum(row.is_recent for row in self.important)

    @property
    def next(self) -> ReviewRow | None:
        """The most important account whose review is due."""
        return next((row for row in (*self.important, *self.rows) if not row.is_recent), None)


def by_importance(known: Known, order: Stakes) -> tuple[Stake, ...]:
    """The open accounts in `order`: those that bring more come first, of equals those with more at stake."""
    still_open = [each for each in order.accounts if _is_open(known, each.account_id)]
    return tuple(sorted(still_open, key=lambda each: -(each.money or Decimal(0))))


def review_rows(
    known: Known, shown: Sequence[Stake], last: Mapping[str, LastReview]
) -> tuple[ReviewRow, ...]:
    """A row for each account shown, on the day of `known`."""
    return tuple(_row(known, each, last.get(each.account_id)) for each in shown)


def _row(known: Known, stake: Stake, last: LastReview | None) -> ReviewRow:
    account = known.one("accounts", "account_id", stake.account_id) or {}
    return ReviewRow(
        account_id=stake.account_id,
        name=known.account(stake.account_id),
        owner=known.staff(account.get("owner_id")),
        money=stake.money,
        last=last,
        days_since=(known.at - last.on).days if last else None,
    )


def _is_open(known: Known, account_id: str) -> bool:
    account = known.one("accounts", "account_id", account_id)
    return account is not None and (account["closed_on"] is None or account["closed_on"] > known.at)
