"""One transaction, one batch: what every change of a book has in common."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max, Model
from django.db.models.query import QuerySet

from troth.ledger.opening import Ledger
from troth.ledger.storing import Stored, db_table, model_of, moment_from, moment_text
from troth.model import TABLES, BookError, RefusedError, Value, problems_of

CLOCK_TOLERANCE_SECONDS = 60
CHUNK_ROWS = 5_000
_TICK = timedelta(microseconds=1)
# Any number will do, as long as every writer of a book asks for the same lock.
_WRITER_LOCK = 0x74726F7468

T = TypeVar("T")


@dataclass(frozen=True)
class Batch:
    """One call that changes a book, in its own transaction; `written_at` is later than that of any batch before."""

    batch_id: str
    written_at: str


@contextmanager
def writing(ledger: Ledger) -> Iterator[None]:
    """A transaction as the only writer of the book: all of it happens, or nothing."""
    with transaction.atomic(using=ledger.alias):
        if not ledger.is_sqlite:
            with ledger.connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_WRITER_LOCK])
        yield


@contextmanager
def new_batch(
    ledger: Ledger,
    by: str,
    source: str,
    now: datetime,
    *,
    file_sha256: str | None = None,
    note: str | None = None,
) -> Iterator[Batch]:
    """A transaction as the only writer that begins with a row in `batches`."""
    with writing(ledger):
        batch = Batch(f"batch_{secrets.token_hex(8)}", moment_text(_written_at(ledger, now)))
        row: dict[str, Value] = {
            "batch_id": batch.batch_id,
            "written_at": moment_from(batch.written_at),
            "written_by": by,
            "source": source,
            "file_sha256": file_sha256,
            "note": note,
        }
        problems = problems_of(TABLES["batches"], row, "batches")
        if problems:
            raise BookError("The batch cannot be written; correct who writes and from where.", problems)
        columns = (*row, "recorded_at", "recorded_basis")
        stored = (batch.batch_id, batch.written_at, by, source, file_sha256, note)
        insert(ledger, "batches", columns, [(*stored, batch.written_at, "witnessed")])
        yield batch


def insert(ledger: Ledger, table: str, columns: Sequence[str], rows: Sequence[Sequence[Stored]]) -> None:
    """Add rows of stored values: SQLite by executemany, PostgreSQL by COPY."""
    quote = ledger.connection.ops.quote_name
    target, names = quote(db_table(table)), ", ".join(map(quote, columns))
    with ledger.connection.cursor() as cursor:
        if ledger.is_sqlite:
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {target} ({names}) VALUES ({marks})", rows)  # noqa: S608 - our names
            return
        with cursor.copy(f"COPY {target} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def stored_rows(ledger: Ledger, table: str) -> QuerySet[Model]:
    """The rows of a table as they are stored."""
    return QuerySet(model=model_of(table), using=ledger.alias)


def in_force(ledger: Ledger, table: str) -> QuerySet[Model]:
    """The versions of a table that are in force."""
    return stored_rows(ledger, table).filter(superseded_at=None)


def chunks(rows: Iterable[T], size: int = CHUNK_ROWS) -> Iterator[list[T]]:
    """Rows in lists of at most `size`."""
    each = iter(rows)
    while chunk := list(islice(each, size)):
        yield chunk


def _written_at(ledger: Ledger, now: datetime) -> datetime:
    """The moment of a new batch: now, or just after the last batch where two fell together."""
    if now.tzinfo is None:
        raise RefusedError(f"The moment {now} has no time zone; give the present in UTC.")
    newest: dict[str, Any] = stored_rows(ledger, "batches").aggregate(at=Max("written_at"))
    if newest["at"] is None:
        return now.astimezone(UTC)
    last = moment_from(newest["at"])
    if (last - now).total_seconds() > CLOCK_TOLERANCE_SECONDS:
        raise RefusedError(
            f"It is {moment_text(now)} here, but the book was last written at {newest['at']}; "
            "set the clock of this machine and try again."
        )
    return max(now.astimezone(UTC), last + _TICK)
