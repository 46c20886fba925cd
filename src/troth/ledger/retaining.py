"""Keeping what is about people no longer than was chosen: old contacts are deleted, people who left are erased."""

from __future__ import annotations

from datetime import date, datetime

from django.db.models import Model
from django.db.models.query import QuerySet

from troth.ledger.alone import alone
from troth.ledger.finding import ERASED
from troth.ledger.opening import Ledger
from troth.ledger.storing import moment_text
from troth.ledger.triggers import permitted
from troth.ledger.writing import chunks, in_force, new_batch, stored_rows

INTERACTIONS = "interactions"


def count_old_interactions(ledger: Ledger, before: datetime) -> int:
    """How many contacts happened before a moment; the versions of one count once."""
    return _old(ledger, before).values("interaction_id").distinct().count()


def delete_old_interactions(ledger: Ledger, before: datetime, by: str, now: datetime) -> int:
    """Delete every version of the contacts that happened before a moment, with what hangs on them; gives how many.

    Figures kept of earlier days stay as they are. Whoever calls this sweeps the book when all is done.
    """
    count = count_old_interactions(ledger, before)
    if not count:
        return 0
    with (
        alone(ledger, "score"),
        new_batch(ledger, by, "retention", now, note=f"deleted {count} contacts") as _,
    ):
        ids = set(_old(ledger, before).values_list("interaction_id", flat=True))
        with permitted(ledger.connection, "retention"):
            for chunk in chunks(ids):
                stored_rows(ledger, "value_communications").filter(interaction_id__in=chunk).update(
                    interaction_id=None
                )
                stored_rows(ledger, "codings").filter(fact_table=INTERACTIONS, fact_id__in=chunk).delete()
                stored_rows(ledger, "external_ids").filter(kind=INTERACTIONS, our_id__in=chunk).delete()
                stored_rows(ledger, INTERACTIONS).filter(interaction_id__in=chunk).delete()
    return count


def people_who_left(ledger: Ledger, before: date) -> tuple[str, ...]:
    """The ids of people who left before a day and are not erased yet, those who left first coming first."""
    rows = in_force(ledger, "people").filter(left_on__lt=before.isoformat()).exclude(name=ERASED)
    return tuple(rows.order_by("left_on", "person_id").values_list("person_id", flat=True))


def _old(ledger: Ledger, before: datetime) -> QuerySet[Model]:
    return stored_rows(ledger, INTERACTIONS).filter(happened_at__lt=moment_text(before))
