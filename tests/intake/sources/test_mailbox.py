"""A mailbox becomes the contacts of its owner with people of the book; everything else is counted and forgotten."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from tests.intake.sources.mailboxes import (
    FOREIGN,
    KNOWN,
    MORNING,
    NEW_AT_ALDER,
    PIA,
    RITA,
    SVEN,
    UDO,
    contacts_in,
    files,
    mbox,
    message,
    reading_of,
)
from troth.intake import SOURCES, SourceFiles
from troth.intake.mail_headers import AUTOMATIC, LIST
from troth.intake.sources import contacts
from troth.model import InputError

HOUR = timedelta(hours=1)


def test_rows_are_contacts_or_counted_by_the_reason_they_are_none(tmp_path: Path) -> None:
    path = mbox(
        tmp_path / "rita.mbox",
        message(1, f"Rita Ours <{RITA.upper()}>", f"{PIA}, {FOREIGN}", Cc=f"{UDO}, {SVEN}"),
        message(2, PIA, f"{SVEN}, Rita <{RITA}>", MORNING + HOUR, Cc=UDO),
        message(3, FOREIGN, RITA),
        message(4, NEW_AT_ALDER, RITA),
        message(5, SVEN, RITA, Cc=PIA),
        message(6, SVEN, PIA),
        message(7, PIA, RITA, Auto_Submitted="auto-replied"),
        message(8, PIA, RITA, List_Id="<news.alder.example>"),
        message(9, PIA, RITA, Date="never"),
        message(2, PIA, RITA, MORNING + HOUR),
    )
    reading = reading_of("mailbox", files(path))
    found = [(row["person_id"], row["direction"], row["staff_id"]) for row in contacts_in(reading)]
    assert found == [("pia", "out", "rita"), ("udo", "out", "rita"), ("pia", "in", "rita")]
    tally = reading.tallies["rita.mbox"]
    assert tally.skipped == {
        contacts.FOREIGN: 2,
        contacts.OFFERED: 1,
        contacts.NOT_THE_OWNERS: 1,
        contacts.REPEATED: 1,
        AUTOMATIC: 1,
        LIST: 1,
    }
    assert (tally.rows, tally.rows_set_aside, tally.facts["interactions"]) == (10, 1, 3)
    assert [(each.says, each.row) for each in tally.problems] == [
        ("it has no date that can be read; it was set aside", 9)
    ]
    assert [(offer.address, offer.account_id, offer.count) for offer in reading.offered] == [
        (NEW_AT_ALDER, "alder", 1)
    ]


def test_a_reading_begins_anew_each_time(tmp_path: Path) -> None:
    path = mbox(tmp_path / "rita.mbox", message(1, PIA, RITA), message(2, NEW_AT_ALDER, RITA))
    reading = reading_of("mailbox", files(path))
    assert contacts_in(reading) == contacts_in(reading)
    assert reading.tallies["rita.mbox"].rows == 2
    assert reading.offered[0].count == 1


def test_a_folder_a_zip_and_single_messages_give_the_same_contacts(tmp_path: Path) -> None:
    messages = [message(1, RITA, PIA), message(2, UDO, RITA)]
    whole = mbox(tmp_path / "rita.mbox", *messages)
    folder = tmp_path / "export" / "2026"
    folder.mkdir(parents=True)
    for number, content in enumerate(messages):
        (folder / f"{number}.eml").write_bytes(content)
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        for path in folder.iterdir():
            archive.write(path, path.name)
    expected = contacts_in(reading_of("mailbox", files(whole)))
    assert len(expected) == 2
    for paths in ([tmp_path / "export"], [tmp_path / "export.zip"], sorted(folder.iterdir())):
        assert contacts_in(reading_of("mailbox", files(*paths))) == expected


def test_a_mailbox_of_what_was_sent_alone_is_refused(tmp_path: Path) -> None:
    sent = mbox(tmp_path / "sent.mbox", message(1, RITA, PIA))
    with pytest.raises(InputError, match="only what the owner of the mailbox sent"):
        contacts_in(reading_of("mailbox", files(sent)))
    inbox = mbox(tmp_path / "inbox.mbox", message(2, FOREIGN, RITA))
    assert len(contacts_in(reading_of("mailbox", files(sent, inbox)))) == 1


def test_without_the_agreement_of_its_owner_nothing_is_read(tmp_path: Path) -> None:
    path = mbox(tmp_path / "rita.mbox", message(1, PIA, RITA))
    with pytest.raises(InputError, match="A mailbox needs agreement"):
        SOURCES["mailbox"].reading(SourceFiles((path,), "Europe/Berlin", b"k", known=KNOWN))
    with pytest.raises(InputError, match="knows no e-mail address of staff nora"):
        reading_of("mailbox", files(path, staff_id="nora"))


def test_mailboxes_of_one_name_are_told_by_their_folders(tmp_path: Path) -> None:
    for name, sender in (("Inbox.mbox", PIA), ("Work.mbox", UDO)):
        (tmp_path / name).mkdir()
        mbox(tmp_path / name / "mbox", message(len(name), sender, RITA))
    reading = reading_of("mailbox", files(tmp_path))
    assert len(contacts_in(reading)) == 2
    assert {name: tally.rows for name, tally in reading.tallies.items()} == {
        "Inbox.mbox/mbox": 1,
        "Work.mbox/mbox": 1,
    }


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no file that is meant; put such as end in \.eml"):
        reading_of("mailbox", files(tmp_path))
