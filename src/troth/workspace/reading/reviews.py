"""Which accounts were reviewed of late: the batches that reviews left, beside what each account brings."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from troth import ledger as book
from troth.ledger import AccountsAsked, Ledger
from troth.reports import Known
from troth.reports.reviews import MOST_IMPORTANT, LastReview, Reviews, review_rows
from troth.workspace.sight import Rows, Sight, ids_of

REVIEWS_A_PAGE = 50
BRINGS_MOST = "-money"
_SOURCE = "review of "


def source_of_review(account_id: str) -> str:
    """What the batch of a review gives as its source; that such a batch is there tells that the account was reviewed."""
    return f"{_SOURCE}{account_id}"


def read_reviews(ledger: Ledger, at: date, page: int = 1, accounts: Collection[str] | None = None) -> Reviews:
    """The reviews of the open accounts as of a day with a kept run, those that bring most first; with `accounts`, of these.

    Raises KeyError on a day without a run. The number of queries does not depend on the number of rows.
    """
    run_id = book.kept_runs(ledger)[at]
    asked, weights = AccountsAsked(at, run_id, accounts), book.weigh_accounts(ledger, run_id)
    found = book.sum_accounts(ledger, asked, weights).accounts
    first = (page - 1) * REVIEWS_A_PAGE
    important = list(book.list_accounts(ledger, asked, weights, BRINGS_MOST, first=0, most=MOST_IMPORTANT))
    shown = list(book.list_accounts(ledger, asked, weights, BRINGS_MOST, first=first, most=REVIEWS_A_PAGE))
    ids = sorted({*important, *shown})
    known = Known(at, _rows(Sight(ledger, at, run_id), ids))
    last = _last_reviews(ledger, at, ids)
    return Reviews(
        at=at,
        kind=weights.kind,
        important=review_rows(known, important, weights.kind, last),
        rows=review_rows(known, shown, weights.kind, last),
        found=found,
        withheld=book.count_accounts(ledger, run_id) - found,
    )


def _rows(sight: Sight, ids: Sequence[str]) -> dict[str, Rows]:
    accounts = sight.facts("accounts", account_id=ids)
    return {
        "accounts": accounts,
        "account_lines": book.lines_of_accounts(sight.ledger, sight.run_id, ids),
        "staff": sight.facts("staff", staff_id=ids_of(accounts, "owner_id")),
    }


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
