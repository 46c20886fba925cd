"""What is kept no longer, by the book's own settings: said first, then done."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time

from troth import ledger as store
from troth.ledger import Ledger
from troth.model import RefusedError
from troth.model.settings import retention_months
from troth.workspace.choosing import choices
from troth.workspace.refreshing import today_of

BY = "retention"
MONTHS_A_YEAR = 12
MOST_PEOPLE_AT_A_TIME = 50  # each erasure reads every text of the book; the rest follow the next night


@dataclass(frozen=True)
class Due:
    """What has been kept long enough: contacts before a day, people who left before a day; none where kept for ever."""

    contacts_before: date | None
    contacts: int
    left_before: date | None
    people: tuple[str, ...]


@dataclass(frozen=True)
class Done:
    """What was deleted and who was erased; `is_swept`: whether no byte of it is left in the file of the book."""

    contacts: int
    people: int
    texts_blanked: int
    is_swept: bool


def retention_due(ledger: Ledger, now: datetime) -> Due:
    """What retention would delete and whom it would erase today."""
    months = retention_months(choices(ledger))
    today = today_of(ledger, now)
    contacts_before = _day_before(today, months["keep_interactions_months"])
    left_before = _day_before(today, months["keep_leavers_months"])
    return Due(
        contacts_before,
        store.count_old_interactions(ledger, _moment(ledger, contacts_before)) if contacts_before else 0,
        left_before,
        store.people_who_left(ledger, left_before) if left_before else (),
    )


def retain(ledger: Ledger, now: datetime, most_people: int = MOST_PEOPLE_AT_A_TIME) -> Done:
    """Delete the contacts that are due, and erase people who are due, at most so many; others' words are blanked too."""
    due = retention_due(ledger, now)
    deleted = 0
    if due.contacts_before and due.contacts:
        store.note_unswept(ledger)
        deleted = store.delete_old_interactions(ledger, _moment(ledger, due.contacts_before), BY, now)
    chosen = due.people[:most_people]
    blanked = 0
    for person_id in chosen:
        report = store.erase(ledger, person_id, BY, now, blanking=True, sweeping=False)
        blanked += report.texts_blanked
    # Also what was removed before and not swept, since a process died or another was reading.
    return Done(deleted, len(chosen), blanked, is_swept=not store.is_unswept(ledger) or _sweep(ledger))


def months_before(day: date, months: int) -> date:
    """The same day of an earlier month, or its last where that month is shorter."""
    year, month = divmod(day.year * MONTHS_A_YEAR + day.month - 1 - months, MONTHS_A_YEAR)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _day_before(today: date, months: int) -> date | None:
    """The first day that is still kept; none where everything is."""
    return months_before(today, months) if months else None


def _moment(ledger: Ledger, day: date) -> datetime:
    return datetime.combine(day, time(), store.time_zone(ledger))


def _sweep(ledger: Ledger) -> bool:
    try:
        store.sweep(ledger)
    except RefusedError:
        return False
    return True
