"""A calendar becomes the meetings its owner and people of the book had accepted; who came it does not tell."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.intake.sources.mailboxes import (
    FOREIGN,
    NEW_AT_ALDER,
    PIA,
    RITA,
    SVEN,
    UDO,
    contacts_in,
    files,
    reading_of,
)
from troth.intake.sources import contacts
from troth.intake.sources.calendar import NO_ANSWER, NOT_ACCEPTED
from troth.intake.sources.contacts_reading import ContactsReading

PAST = "DTSTART:20260105T090000Z"


def event(*lines: str, uid: str = "secret-uid", start: str = PAST, owner: str = "ACCEPTED") -> str:
    owned = (f"ATTENDEE;PARTSTAT={owner}:mailto:{RITA}",) if owner else ()
    return "\r\n".join(
        ("BEGIN:VEVENT", f"UID:{uid}", start, "SUMMARY:SECRET", *owned, *lines, "END:VEVENT", "")
    )


def person(address: str, answer: str = "ACCEPTED") -> str:
    return f"ATTENDEE;CN=Example;PARTSTAT={answer}:mailto:{address}"


def calendar(folder: Path, *events: str) -> ContactsReading:
    path = folder / "rita.ics"
    path.write_text(f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n", encoding="utf-8")
    return reading_of("calendar", files(path))


def test_a_meeting_is_a_contact_with_each_person_who_had_accepted(tmp_path: Path) -> None:
    reading = calendar(tmp_path, event(person(PIA), person(UDO, "TENTATIVE"), person(FOREIGN), person(SVEN)))
    (row,) = contacts_in(reading)
    assert (row["person_id"], row["staff_id"], row["kind"], row["direction"]) == (
        "pia",
        "rita",
        "meeting",
        "both",
    )
    assert (row["happened_at"], row["held"]) == (datetime(2026, 1, 5, 9, tzinfo=UTC), None)


def test_whoever_invited_had_accepted(tmp_path: Path) -> None:
    reading = calendar(tmp_path, event(f"ORGANIZER:mailto:{RITA}", person(PIA), owner=""))
    assert [row["person_id"] for row in contacts_in(reading)] == ["pia"]


@pytest.mark.parametrize(
    ("meeting", "reason"),
    [
        (event(person(PIA), owner="TENTATIVE"), NOT_ACCEPTED),
        (event(person(PIA), owner=""), NOT_ACCEPTED),
        (event(person(PIA), owner="DECLINED"), contacts.CALLED_OFF),
        (event(person(PIA), "STATUS:CANCELLED"), contacts.CALLED_OFF),
        (event(person(PIA, "DECLINED")), contacts.CALLED_OFF),
        (event(person(PIA, "NEEDS-ACTION")), NO_ANSWER),
        (event(person(FOREIGN)), contacts.FOREIGN),
        (event(person(NEW_AT_ALDER)), contacts.OFFERED),
        (event(person(PIA), start="DTSTART:20270105T090000Z"), contacts.FUTURE),
    ],
)
def test_what_is_no_meeting_that_took_place_is_counted_by_the_reason(
    meeting: str, reason: str, tmp_path: Path
) -> None:
    reading = calendar(tmp_path, meeting)
    assert contacts_in(reading) == []
    assert reading.tallies["rita.ics"].skipped == {reason: 1}


def test_every_time_of_a_recurring_meeting_is_a_contact_of_its_own(tmp_path: Path) -> None:
    reading = calendar(
        tmp_path,
        event(person(PIA), "RRULE:FREQ=WEEKLY;COUNT=4"),
        event(person(PIA, "DECLINED"), "RECURRENCE-ID:20260112T090000Z", start="DTSTART:20260112T090000Z"),
        event(person(PIA), "RECURRENCE-ID:20260119T090000Z", start="DTSTART:20260120T090000Z"),
    )
    rows = contacts_in(reading)
    assert [row["happened_at"].day for row in rows] == [5, 20, 26]  # type: ignore[union-attr]
    assert len({row["event_key"] for row in rows}) == 3
    assert reading.tallies["rita.ics"].skipped == {contacts.CALLED_OFF: 1}
