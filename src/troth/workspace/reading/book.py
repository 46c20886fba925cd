"""The page of the book: the run on screen, how much of the book it covers, and the batches that wrote it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports.book import BatchRow, BookPage, Coverage, Scoring
from troth.workspace.refreshing import due_days, kept_days, today_of

BATCHES_A_PAGE = 25


def read_book(ledger: Ledger, now: datetime) -> BookPage:
    """The run on screen, its coverage, and how many of the days to keep are still to be scored."""
    run_id = book.run_on_screen(ledger)
    return BookPage(
        scoring=_scoring(ledger, run_id) if run_id else None,
        coverage=_coverage(ledger, run_id) if run_id else Coverage(0, 0, 0, 0),
        days_kept=len(kept_days(ledger, today_of(ledger, now))),
        days_due=len(due_days(ledger, now)),
    )


def read_batches(ledger: Ledger, page: int) -> tuple[tuple[BatchRow, ...], int]:
    """A page of the batches, the newest first, and how many there are in all."""
    rows: list[dict[str, Any]] = book.newest_batches(ledger, (page - 1) * BATCHES_A_PAGE, BATCHES_A_PAGE)
    ids = [str(row["batch_id"]) for row in rows]
    totals, problems = book.batch_totals(ledger, ids), book.count_problems(ledger, ids)
    undone = book.undone_at(ledger, ids)
    shown = tuple(
        BatchRow(
            batch_id=row["batch_id"],
            written_at=row["written_at"],
            by=row["written_by"],
            source=row["source"],
            note=row["note"] or "",
            facts=min(totals[row["batch_id"]], book.MOST_COUNTED),
            has_more=totals[row["batch_id"]] > book.MOST_COUNTED,
            problems=problems.get(row["batch_id"], 0),
            undone_at=undone.get(row["batch_id"]),
        )
        for row in rows
    )
    return shown, book.count_batches(ledger)


def _scoring(ledger: Ledger, run_id: str) -> Scoring:
    (row,) = book.results(ledger, "runs", run_id)
    found: dict[str, Any] = row
    return Scoring(
        found["at"], found["finished_at"], found["fact_count"], found["assumed_share"], found["version"]
    )


def _coverage(ledger: Ledger, run_id: str) -> Coverage:
    def count(**asked: str) -> int:
        return book.count_results(ledger, "account_scores", run_id, **asked)

    unobserved = book.count_results(ledger, "account_scores", run_id, role_coverage=None)
    return Coverage(
        count(), count(loyalty_evidence="ok"), count(loyalty_evidence="thin"), count() - unobserved
    )
