"""What the book learnt, and since when: for telling whether a figure worked out earlier still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min

from troth.ledger.known import time_zone
from troth.ledger.opening import Ledger
from troth.ledger.storing import db_table, moment_from, moment_text
from troth.ledger.writing import stored_rows
from troth.model import TABLES

# Settings are compared with those a run used; batches only tell of the others.
_NOT_LEARNT = frozenset({"settings", "batches"})


@dataclass(frozen=True)
class Learnt:
    """A batch: when it was written, and the earliest moment at which something it brought was known to us."""

    batch_id: str
    written_at: datetime
    known_from: datetime


def first_day(ledger: Ledger) -> date | None:
    """The first day, in the book's time zone, on which an account was known; none in an empty book."""
    found = stored_rows(ledger, "accounts").aggregate(at=Min("recorded_at"))["at"]
    return None if found is None else moment_from(found).astimezone(time_zone(ledger)).date()


def learnt_since(ledger: Ledger, moment: datetime) -> tuple[Learnt, ...]:
    """The batches written at a moment or later that brought facts, oldest first; in one statement."""
    quote = ledger.connection.ops.quote_name
    batches = quote(db_table("batches"))
    names = [name for name in TABLES if name not in _NOT_LEARNT]
    parts = [
        f"SELECT batch_id, recorded_at FROM {quote(db_table(name))} "  # noqa: S608 - our names
        f"WHERE batch_id IN (SELECT batch_id FROM {batches} WHERE written_at >= %s)"
        for name in names
    ]
    with ledger.connection.cursor() as cursor:
        cursor.execute(
            f"SELECT b.batch_id, b.written_at, MIN(f.recorded_at) FROM ({' UNION ALL '.join(parts)}) f "  # noqa: S608
            f"JOIN {batches} b ON b.batch_id = f.batch_id GROUP BY b.batch_id, b.written_at ORDER BY b.written_at",
            [moment_text(moment)] * len(names),
        )
        return tuple(Learnt(row[0], moment_from(row[1]), moment_from(row[2])) for row in cursor.fetchall())
