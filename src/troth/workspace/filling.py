"""Bringing facts from elsewhere into a ledger as one batch of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from troth import ledger as store
from troth.ledger import Ledger
from troth.model import Facts


def fill(ledger: Ledger, facts: Iterable[Facts], *, by: str, source: str, now: datetime) -> str:
    """Record facts that carry batches of another book; the ledger counts them as one batch and gives its id.

    Raises BookError with every problem by row; nothing is written then.
    """
    return store.record(ledger, _without_batches(facts), by=by, source=source, now=now)


def _without_batches(facts: Iterable[Facts]) -> Iterator[Facts]:
    for rows in facts:
        if rows.table == "batches":
            continue
        if "batch_id" not in rows.columns:
            yield rows
            continue
        place = rows.columns.index("batch_id")
        yield Facts(
            rows.table,
            (*rows.columns[:place], *rows.columns[place + 1 :]),
            tuple((*row[:place], *row[place + 1 :]) for row in rows.rows),
        )
