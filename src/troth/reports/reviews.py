"""Which accounts were reviewed of late, the most important first: progress of our own work, never part of a score."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from troth.reports.known import Known
from troth.reports.stake import stake

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


def review_rows(
    known: Known, shown: Iterable[str], kind: str, last: Mapping[str, LastReview]
) -> tuple[ReviewRow, ...]:
    """A row for each of these accounts, on the day of `known`, which holds what they are listed by."""
    return tuple(_row(known, account_id, kind, last.get(account_id)) for account_id in shown)


def _row(known: Known, account_id: str, kind: str, last: LastReview | None) -> ReviewRow:
    account = known.one("accounts", "account_id", account_id) or {}
    line = known.one("account_lines", "account_id", account_id) or {}
    return ReviewRow(
        account_id=account_id,
        name=known.account(account_id),
        owner=known.staff(account.get("owner_id")),
        money=stake(line, None, kind, 0.0).money if line else None,
        last=last,
        days_since=(known.at - last.on).days if last else None,
    )
