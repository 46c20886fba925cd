"""What the book learnt, and since when: for telling whether a figure worked out earlier still holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min

from troth.ledger.known import time_zone
from troth.ledger.opening import Ledger
from troth.ledger.storing import db_table, moment_from, moment_text
from troth.ledger.writing import chunks, stored_rows
from troth.model import TABLES

# Settings are compared with those a run used; batches only tell of the others.
_NOT_LEARNT = frozenset({"settings", "batches"})
_AT_A_TIME = 500  # batches in one statement


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


# Batch -> when the earliest of what it brought was known, empty for nothing. It never changes, and an import takes long.
_earliest: dict[str, str] = {}


def learnt_since(ledger: Ledger, moment: datetime) -> tuple[Learnt, ...]:
    """The batches written at a moment or later that brought facts, oldest first; each is looked through once."""
    found = stored_rows(ledger, "batches").filter(written_at__gte=moment_text(moment)).order_by("written_at")
    written = list(found.values_list("batch_id", "written_at"))
    for some in chunks([batch_id for batch_id, _ in written if batch_id not in _earliest], _AT_A_TIME):
        _earliest.update(_look_through(ledger, some))
    return tuple(
        Learnt(batch_id, moment_from(at), moment_from(_earliest[batch_id]))
        for batch_id, at in written
        if _earliest[batch_id]
    )


def _look_through(ledger: Ledger, batch_ids: Sequence[str]) -> dict[str, str]:
    """When the earliest of what each batch brought was known, in one statement."""
    quote = ledger.connection.ops.quote_name
    names = [name for name in TABLES if name not in _NOT_LEARNT]
    marks = ", ".join(["%s"] * len(batch_ids))
    parts = [
        f"SELECT batch_id, MIN(recorded_at) FROM {quote(db_table(name))} "  # noqa: S608 - our names
        f"WHERE batch_id IN ({marks}) GROUP BY batch_id"
        for name in names
    ]
    earliest = dict.fromkeys(batch_ids, "")
    with ledger.connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), list(batch_ids) * len(names))
        for batch_id, known in cursor.fetchall():
            earliest[batch_id] = min(known, earliest[batch_id] or known)
    return earliest
