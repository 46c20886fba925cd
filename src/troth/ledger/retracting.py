"""Taking facts back: one by one, or all that a batch did."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import Model, Q
from django.db.models.query import QuerySet

from troth.ledger.known import table_named
from troth.ledger.opening import Ledger
from troth.ledger.storing import Stored
from troth.ledger.succession import latest
from troth.ledger.writing import Batch, chunks, in_force, insert, new_batch, stored_rows
from troth.model import TABLES, BookError, Problem, RefusedError, Table
from troth.model.checks import shown

UNDO = "undo"  # the source of a batch that takes another back
_NAMED = 20  # later facts that a refusal names; the rest is counted


def retract(ledger: Ledger, table: str, ids: Collection[str], *, by: str, source: str, now: datetime) -> str:
    """End the facts with these ids, which must be in force, in one transaction; return the id of the batch.

    Facts that refer to them stay. Raises BookError naming every id that is not in force.
    """
    defined = table_named(table)
    with new_batch(ledger, by, source, now) as batch:
        found: set[str] = set()
        for chunk in chunks(ids):
            rows = in_force(ledger, table).filter(**{f"{defined.key}__in": chunk})
            found.update(rows.values_list(defined.key, flat=True))
            rows.update(superseded_at=batch.written_at)
        missing = sorted(set(ids) - found)
        if missing:
            raise BookError(
                "Nothing was retracted; leave out what is not in force.",
                [Problem(table, f"{shown(each)} is not in force") for each in missing],
            )
    return batch.batch_id


def undo(ledger: Ledger, batch_id: str, by: str, now: datetime) -> str:
    """Take back what a batch did, in one transaction, and return the id of the batch that did so.

    What it wrote is retracted, what it had ended is written again as new versions. Raises BookError when there is no
    such batch and RefusedError, naming them, when later facts rest on it.
    """
    with new_batch(ledger, by, UNDO, now, note=undo_note(batch_id)) as batch:
        undoing = undone_batch(ledger, batch_id)
        tables = touched_tables(ledger, undoing)
        later = [says for table in tables for says in resting_on(ledger, table, undoing)]
        if later:
            more = f" and {len(later) - _NAMED} more" if len(later) > _NAMED else ""
            raise RefusedError(
                f"Batch {batch_id} cannot be undone, since later facts rest on it: "
                f"{'; '.join(later[:_NAMED])}{more}. Undo or retract those first."
            )
        for table in tables:
            _take_back(ledger, table, undoing, batch)
    return batch.batch_id


def undo_note(batch_id: str) -> str:
    """What the batch that takes another back is noted with."""
    return f"undoes {batch_id}"


def undone_batch(ledger: Ledger, batch_id: str) -> Batch:
    """The batch of this id; raises BookError when there is none."""
    found = stored_rows(ledger, "batches").filter(batch_id=batch_id)
    moment = found.values_list("written_at", flat=True).first()
    if moment is None:
        raise BookError(f"There is no batch {shown(batch_id)}; `batches` lists them all.")
    return Batch(batch_id, moment)


def touched_tables(ledger: Ledger, batch: Batch) -> list[Table]:
    """The tables in which a batch wrote or retracted something."""
    return [table for table in TABLES.values() if _touched(ledger, table, batch)]


def _touched(ledger: Ledger, table: Table, batch: Batch) -> bool:
    if table.name == "batches":
        return False
    retracted = stored_rows(ledger, table.name).filter(superseded_at=batch.written_at)
    return written_by(ledger, table, batch).exists() or retracted.exists()


def _take_back(ledger: Ledger, table: Table, undone: Batch, batch: Batch) -> None:
    ended = list(ended_by(ledger, table, undone))
    written_by(ledger, table, undone).filter(superseded_at=None).update(superseded_at=batch.written_at)
    fresh: dict[str, Stored] = {
        "recorded_at": batch.written_at,
        "superseded_at": None,
        "recorded_basis": "witnessed",
        "batch_id": batch.batch_id,
    }
    again = [{**row, **fresh} for row in ended]
    for chunk in chunks(again):
        insert(ledger, table.name, tuple(table.by_name), [tuple(row.values()) for row in chunk])


def written_by(ledger: Ledger, table: Table, batch: Batch) -> QuerySet[Model]:
    """The versions that a batch wrote."""
    return stored_rows(ledger, table.name).filter(batch_id=batch.batch_id)


def ended_by(ledger: Ledger, table: Table, batch: Batch) -> Iterator[dict[str, Stored]]:
    """The versions of others that a batch ended: replaced by a row of its own, or retracted."""
    starts = {
        (key, recorded_at)
        for key, recorded_at in written_by(ledger, table, batch).values_list(table.key, "recorded_at")
    }
    others = stored_rows(ledger, table.name).exclude(batch_id=batch.batch_id)
    replaced = Q(**{f"{table.key}__in": written_by(ledger, table, batch).values(table.key)})
    for row in others.filter(replaced | Q(superseded_at=batch.written_at)).values(*table.by_name):
        ends = row["superseded_at"]
        if ends == batch.written_at or (row[table.key], ends) in starts:
            yield row


def resting_on(ledger: Ledger, table: Table, batch: Batch) -> Iterator[str]:
    """Later facts that would lose their ground: newer versions of the same ids, and facts that refer to new ones."""
    ended = {str(row[table.key]) for row in ended_by(ledger, table, batch)}
    written = set(written_by(ledger, table, batch).values_list(table.key, flat=True))
    last = latest(ledger, table, ended | written)
    for key in sorted(ended | written):
        newest = last[key]
        own_end = newest.batch_id == batch.batch_id and (newest.superseded_at or "") <= batch.written_at
        retracted = newest.superseded_at == batch.written_at
        if not own_end and not retracted:
            yield f"{table.name} {key} was changed since"
    new = written_by(ledger, table, batch).filter(superseded_at=None).values(table.key)
    for other in TABLES.values():
        for column in other.references:
            if column.references == table.name:
                rows = in_force(ledger, other.name).exclude(batch_id=batch.batch_id)
                for key, target in rows.filter(**{f"{column.name}__in": new}).values_list(
                    other.key, column.name
                ):
                    if target not in ended:
                        yield f"{other.name} {key} refers to {table.name} {target}"
