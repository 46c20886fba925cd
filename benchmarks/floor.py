"""The floor under any scoring of a book: the same engine only scans and groups the columns that measures read."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.child import measured, report
from troth.engine import Runner, open_book

# Table -> the columns it is grouped by, and those whose values are only looked at.
READ: Mapping[str, tuple[str, str]] = {
    "promises": (
        "account_id person_id",
        "promise_id promiser_id need_id batch_id made_on due_on floor promised_level better importance recorded_at superseded_at",
    ),
    "promise_events": (
        "promise_id",
        "event_id kind happened_on level new_due_on new_level asked_by agreed cause verdict said_by recorded_at superseded_at",
    ),
    "interactions": (
        "account_id person_id event_key",
        "interaction_id kind direction happened_at held replied_at recorded_at superseded_at",
    ),
    "influence_ties": (
        "account_id listener_id",
        "tie_id source_id strength since until recorded_at superseded_at",
    ),
    "need_ratings": ("need_id", "rating_id expected perceived rated_by rated_on recorded_at superseded_at"),
    "needs": (
        "account_id person_id",
        "need_id code pillar_id importance kano since until recorded_at superseded_at",
    ),
    "feedback": (
        "account_id person_id",
        "feedback_id instrument scale_low scale_high items answered_on score recorded_at superseded_at",
    ),
    "influence_ratings": (
        "account_id person_id",
        "rating_id level rated_by rater_id rated_on recorded_at superseded_at",
    ),
}


def groupings(runner: Runner, book: Path) -> Mapping[str, str]:
    """Table -> the SELECT that scans and groups it."""
    return {
        table: _grouped(runner.read(table, book / f"{table}.parquet", "parquet"), keys.split(), rest.split())
        for table, (keys, rest) in READ.items()
    }


def _grouped(relation: str, keys: list[str], rest: list[str]) -> str:
    greatest = ", ".join(f"MAX({name}) AS {name}" for name in rest)
    return (
        f"SELECT {', '.join(keys)}, COUNT(*) AS facts, {greatest} FROM {relation} GROUP BY {', '.join(keys)}"  # noqa: S608 - our names
    )


def main(book: Path) -> None:
    """Report the cost of all groupings; the book is opened before, since its checks are no part of the floor."""
    runner = open_book(str(book)).runner
    selects = groupings(runner, book)

    def work() -> None:
        for table, select in selects.items():
            runner.store(f"floor_{table}", select)

    report(measured(work))
    runner.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
