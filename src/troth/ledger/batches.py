"""Batches as people look at them: how much each wrote, and what undoing one would do."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from troth.ledger.known import Rows, current
from troth.ledger.opening import Ledger
from troth.ledger.promise_lists import MOST_COUNTED
from troth.ledger.retracting import (
    UNDO,
    ended_by,
    resting_on,
    touched_tables,
    undo_note,
    undone_batch,
    written_by,
)
from troth.ledger.storing import db_table, moment_from
from troth.ledger.writing import stored_rows
from troth.model import TABLES

_MOST_NAMED = 20


@dataclass(frozen=True)
class Undoing:
    """What undoing a batch would do: facts taken back and facts restored, by table; `later` are what keeps it from that."""

    retracted: Mapping[str, int]
    restored: Mapping[str, int]
    later: tuple[str, ...]


def batch_sizes(ledger: Ledger, batch_ids: Collection[str]) -> dict[str, dict[str, int]]:
    """How many versions each batch wrote, by table; in one statement."""
    if not batch_ids:
        return {}
    quote = ledger.connection.ops.quote_name
    names = [name for name in TABLES if name != "batches"]
    marks = ", ".join(["%s"] * len(batch_ids))
    parts = [
        f"SELECT batch_id, '{name}', COUNT(*) FROM {quote(db_table(name))} "  # noqa: S608 - our names
        f"WHERE batch_id IN ({marks}) GROUP BY batch_id"
        for name in names
    ]
    sizes: dict[str, dict[str, int]] = {batch_id: {} for batch_id in batch_ids}
    with ledger.connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), list(batch_ids) * len(names))
        for batch_id, table, count in cursor.fetchall():
            sizes[batch_id][table] = count
    return sizes


def batch_totals(ledger: Ledger, batch_ids: Collection[str]) -> dict[str, int]:
    """How many versions each batch wrote, counted up to one more than MOST_COUNTED; in one statement.

    The batch is asked for as a range in order, so that PostgreSQL goes by its index: where nearly all facts came with one
    batch, it would take a scan for quick and read a whole table for each other.
    """
    if not batch_ids:
        return {}
    quote = ledger.connection.ops.quote_name
    enough = MOST_COUNTED + 1
    counts = " + ".join(
        f"(SELECT COUNT(*) FROM (SELECT 1 FROM {quote(db_table(name))} facts "  # noqa: S608 - our names
        "WHERE facts.batch_id BETWEEN asked.batch_id AND asked.batch_id "
        f"ORDER BY facts.batch_id LIMIT {enough}) counted)"
        for name in TABLES
        if name != "batches"
    )
    marks = ", ".join(["%s"] * len(batch_ids))
    with ledger.connection.cursor() as cursor:
        cursor.execute(
            f"SELECT asked.batch_id, {counts} FROM {quote(db_table('batches'))} asked "  # noqa: S608 - our names
            f"WHERE asked.batch_id IN ({marks})",
            list(batch_ids),
        )
        return {batch_id: min(count, enough) for batch_id, count in cursor.fetchall()}


def newest_batches(ledger: Ledger, first: int, most: int) -> Rows:
    """Some of the batches, the newest first, from the place `first` counted from 0."""
    newest = stored_rows(ledger, "batches").order_by("-written_at")[first : first + most]
    ids = list(newest.values_list("batch_id", flat=True))
    rows = {row["batch_id"]: row for row in current(ledger, "batches", batch_id=ids)}
    return [rows[each] for each in ids]


def count_batches(ledger: Ledger) -> int:
    """How many batches there are."""
    return stored_rows(ledger, "batches").count()


def undone_at(ledger: Ledger, batch_ids: Collection[str]) -> dict[str, datetime]:
    """When those of the batches that were undone were taken back."""
    notes = {undo_note(each): each for each in batch_ids}
    found = stored_rows(ledger, "batches").filter(source=UNDO, note__in=notes)
    return {notes[note]: moment_from(at) for note, at in found.values_list("note", "written_at")}


def undoing(ledger: Ledger, batch_id: str) -> Undoing:
    """What undoing a batch would do; raises BookError when there is no such batch."""
    batch = undone_batch(ledger, batch_id)
    tables = touched_tables(ledger, batch)
    retracted = {
        each.name: written_by(ledger, each, batch).filter(superseded_at=None).count() for each in tables
    }
    restored = {each.name: sum(1 for _ in ended_by(ledger, each, batch)) for each in tables}
    later = [says for each in tables for says in resting_on(ledger, each, batch)]
    return Undoing(
        {name: count for name, count in retracted.items() if count},
        {name: count for name, count in restored.items() if count},
        tuple(later[:_MOST_NAMED]),
    )
