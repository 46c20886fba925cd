"""Who may stand in the book twice: compared while a page waits where that is soon done, else kept from the background."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from troth import ledger as store
from troth.intake.matching import Agreement
from troth.ledger import Ledger
from troth.model.likeness import MOST_AT_ONCE
from troth.web.models import DuplicatePair, DuplicateSearch
from troth.workspace.duplicates import Compared, Duplicate, compare_all


@dataclass(frozen=True)
class Looked:
    """What a comparison found, and when it was made."""

    at: datetime
    compared: Compared


def is_large(ledger: Ledger) -> bool:
    """Whether a book is compared in the background alone."""
    return sum(store.count_current(ledger, table) for table in ("accounts", "people")) > MOST_AT_ONCE


def last_look(ledger: Ledger, now: datetime, *, in_background: bool) -> Looked | None:
    """What a page shows: the last comparison made in the background, if any, or one that is made now."""
    if not in_background:
        return Looked(now, compare_all(ledger))
    made = DuplicateSearch.objects.order_by("-made_at").first()
    if made is None:
        return None
    pairs = tuple(_duplicate(each) for each in DuplicatePair.objects.all())
    return Looked(made.made_at, Compared(made.accounts, made.people, made.found, pairs))


def look(ledger: Ledger, now: datetime) -> None:
    """Compare a large book and keep what was found, in place of what was found before; of a small one nothing is kept.

    Whoever was erased while the book was compared is not kept: nobody erases while this writes.
    """
    found = compare_all(ledger) if is_large(ledger) else None
    with store.writing(ledger):
        DuplicateSearch.objects.using(ledger.alias).all().delete()
        DuplicatePair.objects.using(ledger.alias).all().delete()
        if found is not None:
            gone = _gone(ledger, found)
            DuplicateSearch.objects.using(ledger.alias).create(
                made_at=now, accounts=found.accounts, people=found.people, found=found.found
            )
            DuplicatePair.objects.using(ledger.alias).bulk_create(
                [_kept(each) for each in found.pairs if not gone & {each.one_id, each.other_id}]
            )


def _gone(ledger: Ledger, found: Compared) -> set[str]:
    """The ids that the book does not know any more."""
    return {
        each
        for table in ("accounts", "people")
        for each in store.unknown_ids(
            ledger,
            table,
            {each for pair in found.pairs if pair.table == table for each in (pair.one_id, pair.other_id)},
        )
    }


def _kept(pair: Duplicate) -> DuplicatePair:
    return DuplicatePair(
        table=pair.table,
        one_id=pair.one_id,
        other_id=pair.other_id,
        certainty=pair.certainty,
        why=[[each.field, each.how, each.bits] for each in pair.why],
        one_facts=dict(pair.one_facts),
        other_facts=dict(pair.other_facts),
    )


def _duplicate(kept: DuplicatePair) -> Duplicate:
    why = tuple(Agreement(*each) for each in kept.why)
    return Duplicate(
        kept.table, kept.one_id, kept.other_id, kept.certainty, why, kept.one_facts, kept.other_facts
    )
