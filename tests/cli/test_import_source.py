"""`troth import`: a preview writes nothing, the same file changes nothing, and an import is taken back whole."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Said
from troth import ledger
from troth.intake import SOURCES
from troth.model import Facts

MAPPING = """
[accounts]
account_id = "Customer"
name = "Name"
segment = "Segment"
"""
HEADER = "Customer,Name,Segment\n"
FIRST = HEADER + "alder,Alder (sample),north\nbirch,Birch (sample),\n"
NEWER = HEADER + "alder,Alder (sample),south\nbirch,Birch (sample),\ncedar,Cedar (sample),\n,nobody,\n"


class Book:
    """A new ledger, and `troth import csv` of texts into it."""

    def __init__(self, troth: Command, folder: Path) -> None:
        self.troth = troth
        self.folder = folder
        self.address = f"sqlite:///{folder / 'book.sqlite3'}"
        ledger.close(ledger.create(self.address))
        (folder / "accounts.toml").write_text(MAPPING, encoding="utf-8")

    def take(self, text: str, *options: str) -> Said:
        file = self.folder / "accounts.csv"
        file.write_text(text, encoding="utf-8")
        mapping = self.folder / "accounts.toml"
        return self.troth("import", "csv", file, "--map", mapping, "--book", self.address, *options)

    def undo(self, batch_id: str) -> Said:
        return self.troth("import", "undo", batch_id, "--book", self.address)

    def accounts(self) -> dict[str, str | None]:
        """account_id -> segment."""
        store = ledger.open(self.address)
        found = {str(row["account_id"]): row["segment"] for row in ledger.current(store, "accounts")}
        ledger.close(store)
        return found  # type: ignore[return-value]

    def batches(self) -> int:
        store = ledger.open(self.address)
        found = ledger.count_batches(store)
        ledger.close(store)
        return found


@pytest.fixture
def book(troth: Command, tmp_path: Path) -> Book:
    return Book(troth, tmp_path)


def batch_of(said: Said) -> str:
    found = re.search(r"batch_[0-9a-f]+", said.out)
    assert found
    return found[0]


def test_a_preview_tells_what_would_change_and_writes_nothing(book: Book) -> None:
    assert book.take(FIRST).status == 0
    said = book.take(NEWER, "--preview")
    assert said.status == 0
    assert "4 rows read, 1 set aside, 0 cells set aside." in said.lines
    assert any("row 5" in line and "account_id" in line for line in said.lines)
    assert "1 facts created, 1 changed, 1 unchanged; nothing was written." in said.lines
    assert "    new cedar" in said.lines
    assert "    alder: segment north -> south" in said.lines
    assert book.accounts() == {"alder": "north", "birch": None}


def test_the_same_file_twice_changes_nothing_and_leaves_no_batch(book: Book) -> None:
    book.take(FIRST)
    batches = book.batches()
    said = book.take(FIRST)
    assert "0 facts created, 0 changed, 2 unchanged; the book says all of this already." in said.out
    assert book.batches() == batches


def test_an_import_is_taken_back_with_what_it_changed(book: Book) -> None:
    book.take(FIRST)
    batch_id = batch_of(book.take(NEWER))
    assert book.accounts() == {"alder": "south", "birch": None, "cedar": None}
    said = book.undo(batch_id)
    assert said.status == 0
    assert said.out.startswith("2 facts taken back, 1 facts as before; batch ")
    assert book.accounts() == {"alder": "north", "birch": None}


def test_an_import_that_later_facts_rest_on_is_kept_and_they_are_named(book: Book) -> None:
    batch_id = batch_of(book.take(FIRST))
    book.take(NEWER)
    said = book.undo(batch_id)
    assert said.status == 1
    assert "later facts rest on it: accounts alder was changed since" in said.err
    assert book.accounts() == {"alder": "south", "birch": None, "cedar": None}


def test_a_batch_that_is_not_there_is_told(book: Book) -> None:
    said = book.undo("batch_none")
    assert (said.status, len(said.err.splitlines())) == (2, 1)


def test_several_files_of_one_layout_are_one_batch(book: Book) -> None:
    (book.folder / "more.csv").write_text(HEADER + "cedar,Cedar (sample),\n", encoding="utf-8")
    said = book.take(FIRST, str(book.folder / "more.csv"))
    assert "accounts.csv: 2 rows read, 0 set aside, 0 cells set aside." in said.lines
    assert "more.csv: 1 rows read, 0 set aside, 0 cells set aside." in said.lines
    assert set(book.accounts()) == {"alder", "birch", "cedar"}


def test_every_source_is_a_command(troth: Command) -> None:
    said = troth("import", "--help")
    assert [name for name in (*SOURCES, "undo") if f" {name} " not in said.out] == []


def test_a_mailbox_tells_what_it_passed_over_and_whom_it_offers(book: Book, troth: Command) -> None:
    store = ledger.open(book.address)
    known = [
        Facts("staff", ("staff_id", "name", "email"), (("rita", "Rita Ours", "rita@ours.example"),)),
        Facts("accounts", ("account_id", "name", "domains"), (("alder", "Alder (sample)", "alder.example"),)),
    ]
    ledger.record(store, known, by="keeper", source="form", now=datetime.now(UTC))
    ledger.close(store)
    senders = ("pia@alder.example", "stranger@far.example")
    for sender in senders:
        message = f"From: {sender}\nTo: rita@ours.example\nDate: Mon, 5 Jan 2026 10:00:00 +0100\n\nHello\n"
        (book.folder / f"{sender}.eml").write_text(message, encoding="utf-8")
    files = [book.folder / f"{sender}.eml" for sender in senders]
    agreed = ("--agreed-by", "rita", "--agreed-on", "2026-01-02")
    said = troth("import", "mailbox", *files, "--book", book.address, *agreed)
    assert said.status == 0
    assert "  1 passed over: nobody of the book, nor of an account's domain, takes part" in said.lines
    assert "  pia@alder.example: account alder, 1 ×, 2026-01-05 to 2026-01-05" in said.lines
    assert "stranger" not in said.out


def test_a_source_that_is_none_is_told(troth: Command, tmp_path: Path) -> None:
    said = troth("import", "nowhere", tmp_path / "x.csv", "--book", "sqlite:///none")
    assert (said.status, said.out) == (2, "")
    assert "nowhere" in said.err


def test_a_new_folder_is_made_from_one_file(book: Book, troth: Command) -> None:
    file, mapping = book.folder / "accounts.csv", book.folder / "accounts.toml"
    file.write_text(FIRST, encoding="utf-8")
    said = troth("import", "csv", file, file, "--map", mapping, "--out", book.folder / "new")
    assert (said.status, said.out) == (2, "")
    assert "one file" in said.err


def test_what_a_column_cannot_tell_is_asked_and_answered_by_an_option(troth: Command, tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'book.sqlite3'}"
    ledger.close(ledger.create(address))
    (tmp_path / "orders.csv").write_text("Order;Customer;Due\n1;K;03/04/2026\n", encoding="utf-8")
    order = ("import", "orders", str(tmp_path / "orders.csv"), "--book", address)
    asked = troth(*order)
    assert asked.status != 0
    assert "Answer with --written." in asked.err
    assert troth(*order, "--written", "%d/%m/%Y").status == 0


def test_a_decimal_mark_that_is_none_is_told(book: Book) -> None:
    said = book.troth("import", "orders", book.folder, "--book", book.address, "--written", ";")
    assert (said.status, "a point or a comma" in said.err) == (2, True)


def test_a_preview_tells_whom_the_import_would_bring_a_second_time(book: Book) -> None:
    book.take(FIRST)
    said = book.take(HEADER + "a-7,ALDER (SAMPLE) GmbH,\n", "--preview")
    assert any(line.startswith("1 may stand in the book twice then") for line in said.lines)
    assert any("ALDER (SAMPLE) GmbH (a-7), Alder (sample) (alder): name same" in line for line in said.lines)
