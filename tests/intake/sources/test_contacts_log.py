"""The log of a mail server tells its columns by their headings, its times with their zone, and what was not delivered."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.intake.sources.mailboxes import (
    FOREIGN,
    NEW_AT_ALDER,
    PIA,
    RITA,
    UDO,
    contacts_in,
    files,
    reading_of,
)
from troth.intake import Formats
from troth.intake.mail_headers import AUTOMATIC, BOUNCE
from troth.intake.sources import contacts
from troth.intake.sources.contacts_log import OTHER_STEP, UNDELIVERED, moment_of
from troth.model import InputError, MappingError

BERLIN = ZoneInfo("Europe/Berlin")
AT = "2026-01-05T09:00:00.2500000Z"
ENHANCED = "origin_timestamp_utc,sender_address,recipient_status,message_subject,total_bytes,message_id"
SUMMARY = '"PSComputerName","MessageId","Received","SenderAddress","RecipientAddress","Subject","Status"'
EXTENDED = "date_time_utc,event_id,message_id,recipient_address,recipient_status,return_path,message_subject,sender_address"
GOOGLE = "Message ID,Start date,End date,Sender,Message size,Subject,Direction,Attachments,Recipient address,Event target,Event date,Event status"
GMAIL_EVENTS = "Date,Message ID,Subject,Event,From (Header address),From (Envelope),To (Envelope)"


def log(folder: Path, *lines: str, name: str = "trace.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
    return path


def received(
    number: int, sender: str = PIA, subject: str = "x", to: str = f"{RITA}##Receive, Deliver"
) -> str:
    return f'{AT},{sender},"{to}",{subject},1,<{number}@mail.example>'


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-01-05T09:00:07.2500000Z", "09:00:07"),
        ("2026-01-05 09:00", "08:00:00"),
        ("2026/01/05 09:00:07 UTC", "09:00:07"),
        ("2026/1/5 9:00:07 GMT+2", "07:00:07"),
        ("2026-01-05T09:00:07-05:30", "14:30:07"),
        ("2026-01-05T09:00:07+0100", "08:00:07"),
    ],
)
def test_a_time_is_read_in_the_zone_it_names_else_in_that_of_the_log(text: str, at: str) -> None:
    assert moment_of(text, Formats(), BERLIN) == datetime.fromisoformat(f"2026-01-05T{at}+00:00")


@pytest.mark.parametrize(
    "text", ["", "yesterday", "2026-02-30 09:00", "2026-01-05 09:00 EST", "0001-01-01 00:00 +23"]
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert moment_of(text, Formats(), BERLIN) is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_an_enhanced_summary_names_every_recipient_with_what_became_of_it(
    encoding: str, tmp_path: Path
) -> None:
    sent = f"{PIA}##Receive, Send;{UDO}##Receive, Fail;{FOREIGN}##Receive, Send"
    path = log(
        tmp_path, ENHANCED, received(1, RITA, to=sent), received(2, subject="Größe"), encoding=encoding
    )
    found = [
        (row["person_id"], row["direction"], row["happened_at"])
        for row in contacts_in(reading_of("microsoft_365", files(path)))
    ]
    at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    assert sorted(found) == [("pia", "in", at), ("pia", "out", at)]


def test_every_row_of_a_trace_is_a_contact_or_counted(tmp_path: Path) -> None:
    path = log(
        tmp_path,
        ENHANCED,
        received(1),
        received(2, FOREIGN),
        received(3, NEW_AT_ALDER),
        received(4, "<>"),
        received(5, subject="Automatische Antwort: away"),
        received(6, "postmaster@alder.example"),
        received(7, "no address"),
        f"{AT},{PIA}",
    )
    reading = reading_of("microsoft_365", files(path))
    assert len(contacts_in(reading)) == 1
    tally = reading.tallies["trace.csv"]
    assert tally.skipped == {contacts.FOREIGN: 1, contacts.OFFERED: 1, BOUNCE: 1, AUTOMATIC: 2}
    assert (tally.rows, tally.rows_set_aside) == (8, 2)
    assert [each.address for each in reading.offered] == [NEW_AT_ALDER]


def test_the_commands_of_exchange_export_local_times_that_the_column_settles(tmp_path: Path) -> None:
    rows = [
        f'"x","<{day}@m.example>","1/{day}/2026 1:15:07 PM","{PIA}","{RITA}","s","{status}"'
        for day, status in ((5, "Delivered"), (25, "Failed"))
    ]
    path = log(tmp_path, "#TYPE Deserialized.Trace", SUMMARY, *rows)
    reading = reading_of("microsoft_365", files(path))
    assert [row["happened_at"] for row in contacts_in(reading)] == [
        datetime(2026, 1, 5, 13, 15, 7, tzinfo=UTC)
    ]
    assert reading.tallies["trace.csv"].skipped == {UNDELIVERED: 1}


def test_where_day_and_month_cannot_be_told_apart_the_log_is_refused(tmp_path: Path) -> None:
    path = log(
        tmp_path, SUMMARY, f'"x","<1@m.example>","1/5/2026 1:15:07 PM","{PIA}","{RITA}","s","Delivered"'
    )
    with pytest.raises(MappingError, match="does not tell day from month in Received"):
        reading_of("microsoft_365", files(path))


def test_an_extended_report_has_a_row_for_every_step_and_one_of_them_counts(tmp_path: Path) -> None:
    steps = [("RECEIVE", PIA), ("DELIVER", PIA), ("DELIVER", "<>")]
    rows = [f"{AT},{step},<1@m.example>,{RITA},250 2.1.5,{path},s,{PIA}" for step, path in steps]
    reading = reading_of("microsoft_365", files(log(tmp_path, EXTENDED, *rows)))
    assert len(contacts_in(reading)) == 1
    assert reading.tallies["trace.csv"].skipped == {OTHER_STEP: 1, BOUNCE: 1}


def test_a_google_log_has_a_row_for_each_recipient_and_event(tmp_path: Path) -> None:
    rows = [
        f"<1@m.example>,2026/01/05 10:00:00,,{RITA},1,s,Sent,0,{to},{target},2026/01/05 10:00:01,{status}"
        for to, target, status in (
            (PIA, "SMTP_OUT", "Delivered"),
            (UDO, "SMTP_OUT", "Delivered"),
            (PIA, "SMTP_OUT", "Delivered"),
            (PIA, "SMTP_OUT", "Bounced"),
        )
    ]
    rows.append(f"<2@m.example>,2026/01/05 11:00:00,,{PIA},1,s,Received,0,{RITA},GMAIL_INBOX,,Delivered")
    reading = reading_of("google_workspace", files(log(tmp_path, GOOGLE, *rows)))
    found = [(row["person_id"], row["direction"], row["happened_at"].hour) for row in contacts_in(reading)]  # type: ignore[union-attr]
    assert found == [("pia", "out", 9), ("udo", "out", 9), ("pia", "in", 10)]
    assert reading.tallies["trace.csv"].skipped == {contacts.REPEATED: 1, UNDELIVERED: 1}


def test_log_events_of_gmail_are_read_by_their_headings(tmp_path: Path) -> None:
    rows = [
        f"2026-01-05T10:00:00+01:00,<{number}@m.example>,s,{event},{PIA},{envelope},{RITA}"
        for number, (event, envelope) in enumerate((("Receive", PIA), ("View", PIA), ("Receive", "<>")))
    ]
    reading = reading_of("google_workspace", files(log(tmp_path, GMAIL_EVENTS, *rows)))
    assert len(contacts_in(reading)) == 1
    assert reading.tallies["trace.csv"].skipped == {OTHER_STEP: 1, BOUNCE: 1}


def test_a_table_that_is_no_log_is_refused_with_what_it_lacks(tmp_path: Path) -> None:
    path = log(tmp_path, "Customer;Message ID", "1;2")
    with pytest.raises(
        InputError, match=r"trace\.csv is no message trace: it has no column for at, sender, recip"
    ):
        reading_of("microsoft_365", files(path))
    log(tmp_path, "a,b", "1,2", name="TRACE.csv")
    with pytest.raises(InputError, match=r"Two files are named trace\.csv"):
        reading_of("google_workspace", files(path, path))
