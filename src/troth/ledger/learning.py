"""What the book learnt, and since when: for telling whether a figure worked out earlier still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min

from troth.ledger.known import time_zone
from troth.ledger.opening import Ledger
from troth.ledger.storing import moment_from, moment_text
from troth.ledger.writing import chunks, stored_rows
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
    """The batches written at a moment or later that brought facts, oldest first."""
    batches = (
        stored_rows(ledger, "batches").filter(written_at__gte=moment_text(moment)).order_by("written_at")
    )
    written = dict(batches.values_list("batch_id", "written_at"))
    earliest: dict[str, str] = {}
    for name in TABLES.keys() - _NOT_LEARNT if written else ():
        for chunk in chunks(written):
            rows = stored_rows(ledger, name).filter(batch_id__in=chunk).values_list("batch_id")
            for batch_id, known in rows.annotate(Min("recorded_at")).order_by():
                earliest[batch_id] = min(known, earliest.get(batch_id, known))
    return tuple(
        Learnt(batch_id, moment_from(at), moment_from(earliest[batch_id]))
        for batch_id, at in written.items()
        if batch_id in earliest
    )
