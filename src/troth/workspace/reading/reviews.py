"""Which accounts were reviewed of late: the batches that reviews left, beside what each account brings."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports import Known
from troth.reports.reviews import MOST_IMPORTANT, LastReview, Reviews, by_importance, review_rows
from troth.workspace.reading.portfolio import ACCOUNTS_A_PAGE, order_of_stake
from troth.workspace.sight import Sight

_SOURCE = "review of "


def source_of_review(account_id: str) -> str:
    """What the batch of a review gives as its source; that such a batch is there tells that the account was reviewed."""
    return f"{_SOURCE}{account_id}"


def read_reviews(ledger: Ledger, at: date, page: int = 1, accounts: Collection[str] | None = None) -> Reviews:
    """The reviews of the open accounts as of a day with a kept run; with `accounts`, of these alone.

    Raises KeyError on a day without a run. The number of queries does not depend on the number of rows.
    """
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    every = sight.scores("account_scores")
    scores = [row for row in every if accounts is None or row["account_id"] in accounts]
    known = Known(at, {"accounts": sight.facts("accounts"), "staff": sight.facts("staff")})
    stakes = order_of_stake(sight, scores)
    order = by_importance(known, stakes)
    important = order[:MOST_IMPORTANT]
    shown = order[(page - 1) * ACCOUNTS_A_PAGE : page * ACCOUNTS_A_PAGE]
    last = _last_reviews(ledger, at, {each.account_id for each in (*important, *shown)})
    return Reviews(
        at=at,
        kind=stakes.kind,
        important=review_rows(known, important, last),
        rows=review_rows(known, shown, last),
        found=len(order),
        withheld=len(every) - len(scores),
    )


def _last_reviews(ledger: Ledger, at: date, accounts: Collection[str]) -> dict[str, LastReview]:
    """The last review of each account by the end of a day, of those that were not undone."""
    zone = book.time_zone(ledger)
    found = book.current(ledger, "batches", source=[source_of_review(each) for each in sorted(accounts)])
    notes = {f"undoes {row['batch_id']}" for row in found}
    undone = {row["note"] for row in book.current(ledger, "batches", note=sorted(notes))}
    last: dict[str, LastReview] = {}
    for row in found:
        written_at = row["written_at"]
        on = written_at.astimezone(zone).date()  # type: ignore[union-attr]
        if on <= at and f"undoes {row['batch_id']}" not in undone:
            last[str(row["source"]).removeprefix(_SOURCE)] = LastReview(on, str(row["written_by"]))
    return last
