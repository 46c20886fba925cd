"""`troth retain`: what retention would do, or does, told in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from troth import ledger as store
from troth.ledger import Ledger
from troth.web.operations.retention import due, forget
from troth.workspace.retaining import Due, retain, retention_due

MOST_NAMED = 20


def tell_what_would_be_done(ledger: Ledger, now: datetime) -> Iterator[str]:
    """What is due, kind by kind, with the ids of the people who would be erased."""
    store.migrate(ledger.alias)
    found = retention_due(ledger, now)
    yield f"Contacts that happened before {_day(found.contacts_before)}: {found.contacts:,} would be deleted."
    yield f"People who left before {_day(found.left_before)}: {len(found.people):,} would be erased."
    yield from _named(found)
    for name, count in due(ledger, now).items():
        yield f"{name[:1].upper()}{name[1:]}: {count:,} would be deleted."


def do_and_tell(ledger: Ledger, now: datetime) -> Iterator[str]:
    """Do all that is due, and tell it."""
    store.migrate(ledger.alias)
    counts = forget(ledger, now)
    done = retain(ledger, now, most_people=len(retention_due(ledger, now).people))
    yield f"{done.contacts:,} contacts deleted, {done.people:,} people erased."
    yield f"{done.texts_blanked:,} texts of others that named an erased person were blanked."
    yield from (f"{count:,} {name} deleted." for name, count in counts.items())
    if not done.is_swept:
        yield (
            "Another process is reading the book and keeps old bytes in its log; stop it and run this again, "
            "or leave it to the next night."
        )


def _named(due: Due) -> Iterator[str]:
    yield from (f"  {person_id}" for person_id in due.people[:MOST_NAMED])
    if len(due.people) > MOST_NAMED:
        yield f"  and {len(due.people) - MOST_NAMED:,} more"


def _day(day: date | None) -> str:
    return "no day, since they are kept for ever" if day is None else day.isoformat()
