"""Contacts of mail and calendars in a book: nothing else of them is anywhere in the store, and a book learns answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.intake.sources.mailboxes import FOREIGN, MORNING, NEW_AT_ALDER, PIA, RITA, SVEN, UDO, mbox, message
from troth import ledger as store
from troth.intake import Agreement, ContactsReading
from troth.ledger import Ledger
from troth.model import Facts
from troth.workspace.importing import Brought, Committed, commit, open_import

WRITTEN = datetime(2026, 3, 1, tzinfo=UTC)
NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
DAY = timedelta(days=1)
FACTS = [
    Facts("staff", ("staff_id", "name", "email"), (("rita", "Rita Ours", RITA), ("sven", "Sven Ours", SVEN))),
    Facts(
        "accounts",
        ("account_id", "name", "domains"),
        (("alder", "Alder (sample)", "Alder.example"), ("birch", "Birch (sample)", None)),
    ),
    Facts(
        "people", ("person_id", "name", "email"), (("pia", "Pia Example", PIA), ("udo", "Udo Example", UDO))
    ),
    Facts("buying_roles", ("buying_role_id", "person_id", "account_id"), (("r1", "udo", "birch"),)),
]
TRACE = "Received,SenderAddress,RecipientAddress,Subject,Status,MessageId\n"
CALENDAR = f"""BEGIN:VCALENDAR
BEGIN:VEVENT
UID:secret-uid-1
DTSTART:20260202T090000Z
SUMMARY:SECRET-SUBJECT
DESCRIPTION:SECRET-BODY
ATTACH:https://far.example/SECRET-NAME.pdf
ORGANIZER:mailto:{RITA}
ATTENDEE;PARTSTAT=ACCEPTED:mailto:{PIA}
ATTENDEE;PARTSTAT=ACCEPTED:mailto:{FOREIGN}
ATTENDEE;PARTSTAT=ACCEPTED:mailto:{NEW_AT_ALDER}
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def book(tmp_path: Path, django_db_blocker: Any) -> Iterator[Ledger]:
    """A book with two of our people and two of theirs."""
    with django_db_blocker.unblock() if django_db_blocker else nullcontext():
        (tmp_path / "book").mkdir()
        made = store.create(f"sqlite:///{tmp_path / 'book' / 'book.sqlite3'}")
        store.record(made, FACTS, by="keeper", source="form", now=WRITTEN)
        yield made
        store.close(made)


def take(book: Ledger, source: str, *paths: Path, at: datetime = NOW) -> tuple[Committed, ContactsReading]:
    """What importing the files did, and what was read."""
    brought = Brought(source, paths, paths[0].parent, agreement=Agreement("rita", date(2026, 1, 2)))
    opened = open_import(book, brought, at)
    assert isinstance(opened.reading, ContactsReading)
    return commit(book, opened, "keeper", at), opened.reading


def stored(book: Ledger) -> bytes:
    """Every byte that lies beside the book, in lower case."""
    folder = Path(book.connection.settings_dict["NAME"]).parent
    return b"".join(path.read_bytes() for path in folder.iterdir()).lower()


def contacts(book: Ledger) -> list[tuple[object, ...]]:
    rows = store.current(book, "interactions")
    return sorted((str(row["kind"]), row["direction"], row["person_id"], row["replied_at"]) for row in rows)


def test_nothing_of_a_message_or_meeting_but_the_contact_is_in_the_store(
    book: Ledger, tmp_path: Path
) -> None:
    box = mbox(
        tmp_path / "box.mbox",
        message(1, RITA, f"{PIA}, {FOREIGN}"),
        message(2, NEW_AT_ALDER, RITA),
        message(3, FOREIGN, RITA, Date="never"),
        message(4, PIA, RITA, Auto_Submitted="auto-replied"),
    )
    trace = tmp_path / "trace.csv"
    rows = (
        f"2026-02-01T09:00:00Z,{sender},{RITA},SECRET-SUBJECT,Delivered,<secret-id-{sender}>"
        for sender in (UDO, FOREIGN, "broken")
    )
    trace.write_text(TRACE + "\n".join(rows) + "\n", encoding="utf-8")
    meetings = tmp_path / "rita.ics"
    meetings.write_text(CALENDAR, encoding="utf-8")
    for source, path in (("mailbox", box), ("microsoft_365", trace), ("calendar", meetings)):
        take(book, source, path)
    assert [each[:3] for each in contacts(book)] == [
        ("email", "in", "udo"),
        ("email", "out", "pia"),
        ("meeting", "both", "pia"),
    ]
    content = stored(book)
    assert PIA.encode() in content  # the search finds what is there
    hidden = ("secret-", FOREIGN, "stranger", NEW_AT_ALDER, "new.person", "broken", "far.example")
    assert [text for text in hidden if text.encode() in content] == []


def test_the_agreement_and_its_day_are_recorded_with_the_batch(book: Ledger, tmp_path: Path) -> None:
    done, _ = take(book, "mailbox", mbox(tmp_path / "box.mbox", message(1, PIA, RITA)))
    (batch,) = store.current(book, "batches", batch_id=done.batch_id)
    assert batch["source"] == "A mailbox: box.mbox; rita agreed on 2026-01-02"


def test_the_same_mailbox_twice_leaves_no_batch(book: Ledger, tmp_path: Path) -> None:
    box = mbox(tmp_path / "box.mbox", message(1, RITA, PIA), message(2, PIA, RITA, MORNING + DAY))
    take(book, "mailbox", box)
    again, _ = take(book, "mailbox", box, at=NOW + DAY)
    assert (again.batch_id, again.refreshed.unchanged) == ("", {"interactions": 2})


def test_an_answer_in_a_later_mailbox_is_learnt_and_not_forgotten_by_the_earlier_one(
    book: Ledger, tmp_path: Path
) -> None:
    asked, answer = message(1, RITA, PIA), message(2, PIA, RITA, MORNING + DAY)
    first = mbox(tmp_path / "january.mbox", asked, message(3, FOREIGN, RITA))
    take(book, "mailbox", first)
    assert contacts(book) == [("email", "out", "pia", None)]
    learnt, _ = take(book, "mailbox", mbox(tmp_path / "february.mbox", asked, answer), at=NOW + DAY)
    assert (learnt.refreshed.created, learnt.refreshed.changed) == ({"interactions": 1}, {"interactions": 1})
    expected = [("email", "in", "pia", None), ("email", "out", "pia", MORNING + DAY)]
    assert contacts(book) == expected
    old, _ = take(book, "mailbox", first, at=NOW + 2 * DAY)
    assert (old.batch_id, contacts(book)) == ("", expected)


def test_a_log_and_a_mailbox_that_hold_one_message_make_one_contact(book: Ledger, tmp_path: Path) -> None:
    take(book, "mailbox", mbox(tmp_path / "box.mbox", message(1, PIA, RITA)))
    trace = tmp_path / "trace.csv"
    trace.write_text(
        f"{TRACE}2026-01-05T09:00:04Z,{PIA},{RITA},x,Delivered,<secret-id-1@mail.example>\n", encoding="utf-8"
    )
    done, _ = take(book, "microsoft_365", trace, at=NOW + DAY)
    assert (done.batch_id, len(contacts(book))) == ("", 1)


def test_an_import_that_was_taken_back_may_come_again(book: Ledger, tmp_path: Path) -> None:
    box = mbox(tmp_path / "box.mbox", message(1, PIA, RITA))
    done, _ = take(book, "mailbox", box)
    store.undo(book, done.batch_id, by="keeper", now=NOW + DAY)
    assert contacts(book) == []
    take(book, "mailbox", box, at=NOW + 2 * DAY)
    assert len(contacts(book)) == 1


def test_whoever_was_offered_and_entered_is_a_contact_the_next_time(book: Ledger, tmp_path: Path) -> None:
    box = mbox(tmp_path / "box.mbox", message(1, NEW_AT_ALDER, RITA))
    done, reading = take(book, "mailbox", box)
    assert (done.batch_id, [each.address for each in reading.offered]) == ("", [NEW_AT_ALDER])
    entered = [Facts("people", ("person_id", "name", "email"), (("nia", "Nia Example", NEW_AT_ALDER),))]
    store.record(book, entered, by="keeper", source="form", now=NOW)
    _, reading = take(book, "mailbox", box, at=NOW + DAY)
    assert (contacts(book), reading.offered) == ([("email", "in", "nia", None)], ())


def test_a_meeting_that_was_called_off_later_did_not_take_place(book: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "rita.ics"
    path.write_text(CALENDAR, encoding="utf-8")
    take(book, "calendar", path)
    path.write_text(CALENDAR.replace("SUMMARY", "STATUS:CANCELLED\nSUMMARY"), encoding="utf-8")
    take(book, "calendar", path, at=NOW + DAY)
    assert [row["held"] for row in store.current(book, "interactions")] == [False]
    known_before = store.as_of(book, "interactions", NOW.date())
    assert [row["held"] for row in known_before] == [None]


def test_merged_people_and_domains_in_other_scripts_are_found(book: Ledger, tmp_path: Path) -> None:
    accounts = (("alder", "Alder (sample)", "Bücher.example"),)
    people = (("old", "Pia Old", "pia@Bücher.example"),)
    merges = (("m1", "person", "pia", "old", date(2026, 3, 2)),)
    facts = [
        Facts("accounts", ("account_id", "name", "domains"), accounts),
        Facts("people", ("person_id", "name", "email"), people),
        Facts("merges", ("merge_id", "kind", "kept_id", "merged_id", "merged_on"), merges),
    ]
    store.refresh(book, facts, by="keeper", source="form", now=NOW)
    take(
        book,
        "mailbox",
        mbox(tmp_path / "box.mbox", message(1, "pia@xn--bcher-kva.example", RITA)),
        at=NOW + DAY,
    )
    assert contacts(book) == [("email", "in", "pia", None)]


def test_a_part_that_has_ended_gives_way_to_one_that_lasts(book: Ledger, tmp_path: Path) -> None:
    parts = (("r1", "udo", "birch", date(2026, 2, 1)), ("r2", "udo", "alder", None))
    columns = ("buying_role_id", "person_id", "account_id", "until")
    store.refresh(book, [Facts("buying_roles", columns, parts)], by="keeper", source="form", now=NOW)
    take(book, "mailbox", mbox(tmp_path / "box.mbox", message(1, UDO, RITA)), at=NOW + DAY)
    assert [row["account_id"] for row in store.current(book, "interactions")] == ["alder"]
