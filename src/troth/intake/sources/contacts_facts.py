"""Contacts as facts: rows of `interactions` whose ids are keyed hashes, dated as the book holds them already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import islice

from troth.intake.identity import keyed_id
from troth.intake.sources.contacts import Contact, answers_in
from troth.intake.sources.source import Kept, SourceFiles
from troth.model import Facts, Rules, Value

COLUMNS = (
    "interaction_id",
    "event_key",
    "account_id",
    "person_id",
    "staff_id",
    "kind",
    "direction",
    "happened_at",
    "held",
    "replied_at",
    "note",
    "recorded_at",
    "recorded_basis",
)
_CHUNK_ROWS = 5_000


def facts_of(contacts: Iterable[Contact], files: SourceFiles) -> Iterator[Facts]:
    """Contacts as chunks of `interactions`, the answers to messages found among them.

    What the book holds of a contact stands, a note and a correction by hand with it; only an answer is added, and a meeting
    moved or called off. What is new is known from its own moment on, what is changed from the import on.
    """
    answered = iter(answers_in(contacts, int(Rules().answer_days)))
    while chunk := list(islice(answered, _CHUNK_ROWS)):
        given = [_given(files.key, *each) for each in chunk]
        kept = files.known.kept([str(row["interaction_id"]) for row in given])
        found = [_stamped(row, kept.get(str(row["interaction_id"]))) for row in given]
        rows = tuple(tuple(row[name] for name in COLUMNS) for row in found if row)
        if rows:
            yield Facts("interactions", COLUMNS, rows)


def _given(key: bytes, contact: Contact, replied_at: datetime | None) -> dict[str, Value]:
    parts = (contact.event, contact.person_id, contact.staff_id, contact.account_id)
    return {
        "interaction_id": keyed_id(key, f"interactions {contact.kind}", "\0".join(parts)),
        "event_key": keyed_id(key, f"events {contact.kind}", contact.event),
        "account_id": contact.account_id,
        "person_id": contact.person_id,
        "staff_id": contact.staff_id,
        "kind": contact.kind,
        "direction": contact.direction,
        "happened_at": contact.at,
        "held": contact.held,
        "replied_at": replied_at,
        "note": None,
    }


def _stamped(given: dict[str, Value], kept: Kept | None) -> dict[str, Value]:
    """The row as it enters the book with when it was known; none for a meeting called off that the book never held for one."""
    is_off = given["held"] is False
    if kept is None or not kept.is_in_force:
        stamp = (given["happened_at"], "source") if kept is None else (None, "witnessed")
        return {} if is_off else {**given, "recorded_at": stamp[0], "recorded_basis": stamp[1]}
    changed: dict[str, Value] = {"recorded_at": None, "recorded_basis": "witnessed"}
    if given["kind"] == "email":
        changed["replied_at"] = kept.row["replied_at"] or given["replied_at"]
    elif is_off:
        changed["held"] = False
    else:
        changed["happened_at"] = given["happened_at"]
    return {**kept.row, **changed}
