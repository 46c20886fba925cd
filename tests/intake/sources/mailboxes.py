"""A made-up company with a mailbox: whom its book knows, messages as bytes, and files to import."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.utils import format_datetime
from pathlib import Path

from troth.intake import SOURCES, Agreement, Known, SourceFiles
from troth.intake.sources.contacts_reading import ContactsReading
from troth.model import Value

NOW = datetime(2026, 6, 1, tzinfo=UTC)
MORNING = datetime(2026, 1, 5, 9, tzinfo=UTC)
RITA, SVEN = "rita@ours.example", "sven@ours.example"
PIA, UDO = "pia@alder.example", "udo@birch.example"
NEW_AT_ALDER, FOREIGN = "new.person@alder.example", "stranger@far.example"
KNOWN = Known(
    people={PIA: "pia", UDO: "udo", "kim@gmail.com": "kim", "lea@alder.example": "lea"},
    accounts={"alder.example": "alder", "birch.example": "birch", "gmail.com": "birch"},
    staff={RITA: "rita", SVEN: "sven"},
    parts={"pia": ("alder",), "kim": ("birch",), "lea": ("birch", "cedar")},
)


def files(
    *paths: Path, known: Known = KNOWN, staff_id: str = "rita", time_zone: str = "Europe/Berlin"
) -> SourceFiles:
    """Files to import from, with the agreement of whose they are."""
    agreement = Agreement(staff_id, date(2026, 1, 2))
    return SourceFiles(paths, time_zone, bytes(range(32)), agreement=agreement, known=known, now=NOW)


def reading_of(source: str, given: SourceFiles) -> ContactsReading:
    """The reading a source gives for the files."""
    reading = SOURCES[source].reading(given)
    assert isinstance(reading, ContactsReading)
    return reading


def contacts_in(reading: ContactsReading) -> list[Mapping[str, Value]]:
    """The contacts of one pass, in the order of time."""
    rows = [dict(zip(facts.columns, row, strict=True)) for facts in reading for row in facts.rows]
    return sorted(rows, key=lambda row: (str(row["happened_at"]), str(row["person_id"])))


def message(number: int, sender: str, to: str, at: datetime = MORNING, **fields: str) -> bytes:
    """A message with a subject, a body and an attachment that nobody may keep."""
    given = {
        "From": sender,
        "To": to,
        "Date": format_datetime(at),
        "Message-ID": f"<secret-id-{number}@mail.example>",
        "Subject": "SECRET-SUBJECT",
        "Content-Type": 'multipart/mixed; boundary="b"; name="SECRET-NAME.pdf"',
        **{name.replace("_", "-"): text for name, text in fields.items()},
    }
    header = "".join(f"{name}: {text}\n" for name, text in given.items())
    attachment = 'Content-Disposition: attachment; filename="SECRET-NAME.pdf"'
    return f"{header}\n--b\n\nSECRET-BODY\n--b\n{attachment}\n\nx\n--b--\n".encode()


def mbox(path: Path, *messages: bytes) -> Path:
    """Messages as one mbox file."""
    path.write_bytes(b"".join(b"From - Mon Jan 05 10:00:00 2026\n" + each + b"\n" for each in messages))
    return path
