"""A contact enters the book under an id that tells nothing, and what the book holds of it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from tests.intake.sources.mailboxes import KNOWN, MORNING, files
from troth.intake import Kept
from troth.intake.sources.contacts import Contact
from troth.intake.sources.contacts_facts import facts_of
from troth.model import Value

DAY = timedelta(days=1)
ASKED = Contact("secret-id", "alder", "pia", "rita", "email", "out", MORNING)
ANSWER = replace(ASKED, event="other-id", direction="in", at=MORNING + DAY)
MET = replace(ASKED, kind="meeting", direction="both")


def rows(contacts: Iterable[Contact], held: Mapping[str, Kept] | None = None) -> list[Mapping[str, Value]]:
    """The facts, where the book holds contacts by their ids."""
    known = replace(KNOWN, kept=lambda ids: {key: held[key] for key in ids if held and key in held})
    return [
        dict(zip(facts.columns, row, strict=True))
        for facts in facts_of(contacts, files(known=known))
        for row in facts.rows
    ]


def kept(contact: Contact, *, is_in_force: bool = True, **changed: Value) -> dict[str, Kept]:
    """The book as it is after an import of the contact, and after changes to it."""
    (row,) = rows([contact])
    return {str(row["interaction_id"]): Kept({**row, **changed}, is_in_force)}


def told(row: Mapping[str, Value], *columns: str) -> list[Value]:
    return [row[name] for name in columns]


def test_ids_are_hashes_that_name_neither_message_nor_person() -> None:
    (row,) = rows([ASKED])
    for name in ("interaction_id", "event_key"):
        assert len(str(row[name])) == 32
        assert "secret" not in str(row[name])
    assert row["interaction_id"] != row["event_key"]


def test_rows_of_one_message_share_its_event_and_nothing_else_does() -> None:
    (first, second) = rows([ASKED, replace(ASKED, person_id="udo", account_id="birch")])
    (meeting,) = rows([MET])
    assert first["event_key"] == second["event_key"] != meeting["event_key"]
    assert first["interaction_id"] != second["interaction_id"]


def test_a_new_contact_is_known_from_its_own_moment_with_its_answer() -> None:
    by_moment = {row["happened_at"]: row for row in rows([ANSWER, ASKED])}
    asked, answer = by_moment[ASKED.at], by_moment[ANSWER.at]
    assert told(asked, "direction", "replied_at", "recorded_at", "recorded_basis") == [
        *("out", ANSWER.at, ASKED.at, "source"),
    ]
    assert told(answer, "direction", "replied_at") == ["in", None]


def test_an_answer_that_comes_with_a_later_file_is_known_from_the_import_on() -> None:
    (row,) = (row for row in rows([ASKED, ANSWER], kept(ASKED)) if row["direction"] == "out")
    assert told(row, "replied_at", "recorded_at", "recorded_basis") == [ANSWER.at, None, "witnessed"]


def test_an_answer_once_known_is_not_taken_back_by_a_file_without_it() -> None:
    (row,) = rows([ASKED], kept(ASKED, replied_at=ANSWER.at))
    assert row["replied_at"] == ANSWER.at


def test_a_note_and_another_moment_in_the_book_stand() -> None:
    before = MORNING - timedelta(seconds=3)
    (row,) = rows([ASKED], kept(ASKED, note="Asked for a quote", happened_at=before))
    assert told(row, "note", "happened_at") == ["Asked for a quote", before]


def test_a_contact_that_was_taken_back_is_known_again_from_the_import_on() -> None:
    (row,) = rows([ASKED], kept(ASKED, is_in_force=False, note="old"))
    assert told(row, "note", "recorded_at", "recorded_basis") == [None, None, "witnessed"]


@pytest.mark.parametrize(
    ("now", "held", "at"),
    [
        (replace(MET, at=MORNING + DAY), None, MORNING + DAY),
        (replace(MET, held=False), False, MORNING),
    ],
)
def test_a_meeting_of_the_book_that_was_moved_or_called_off_changes(
    now: Contact, held: Any, at: datetime
) -> None:
    (row,) = rows([now], kept(MET))
    assert told(row, "held", "happened_at") == [held, at]


def test_a_meeting_called_off_that_the_book_never_held_for_one_is_no_fact() -> None:
    assert rows([replace(MET, held=False)]) == []
    assert rows([replace(MET, held=False)], kept(MET, is_in_force=False)) == []
