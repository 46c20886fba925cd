"""`troth backup`, `restore` and `retain`, as they are typed."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from troth import ledger
from troth.model import Facts

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path / 'book.sqlite3'}"
    store = ledger.create(url)
    facts = [Facts("people", ("person_id", "name"), (("p", "Wilhelmina Vexample"),))]
    ledger.record(store, facts, by="anna", source="test", now=NOW)
    ledger.close(store)
    return url


def test_a_book_comes_back_without_whom_was_erased_since(troth: Command, book: str, tmp_path: Path) -> None:
    said = troth("backup", book, tmp_path / "kept")
    assert (said.status, "SHA-256" in said.out) == (0, True)
    assert troth("erase", book, "p").status == 0
    said = troth(
        "restore",
        tmp_path / "kept",
        f"sqlite:///{tmp_path / 'back.sqlite3'}",
        "--erasures",
        tmp_path / "book.sqlite3-erasures",
    )
    assert (said.status, "1 people who were erased since were erased again." in said.out) == (0, True)


def test_what_cannot_be_is_one_sentence(troth: Command, book: str, tmp_path: Path) -> None:
    assert troth("backup", "sqlite:///nowhere", tmp_path / "kept").status == 2
    assert troth("restore", tmp_path / "nothing", f"sqlite:///{tmp_path / 'x'}").status == 2
    troth("backup", book, tmp_path / "kept")
    said = troth("restore", tmp_path / "kept", book)
    assert (said.status, said.err.count("\n")) == (2, 1)
    assert "restore to an address that holds nothing" in said.err


def test_retention_says_what_it_would_do_then_does_it(book: str, tmp_path: Path) -> None:
    gone = Facts("people", ("person_id", "name", "left_on"), (("q", "Udo Vexample", date(2020, 1, 1)),))
    store = ledger.open(book)
    ledger.record(store, [gone], by="anna", source="test", now=NOW)
    ledger.close(store)
    command = [sys.executable, "-m", "troth", "retain", book]
    said = [
        subprocess.run([*command, *more], capture_output=True, text=True, check=True, cwd=tmp_path).stdout
        for more in (["--dry-run"], [], ["--dry-run"])
    ]
    would, did, then = (each.splitlines() for each in said)
    assert would[1].endswith(": 1 would be erased.")
    assert would[2] == "  q"
    assert "Reads of the access log: 0 would be deleted." in would
    assert "Answered requests about people's data: 0 would be deleted." in would
    assert did[0] == "0 contacts deleted, 1 people erased."
    assert "0 answered requests about people's data deleted." in did
    assert then[1].endswith(": 0 would be erased.")
    assert b"Udo Vexample" not in (tmp_path / "book.sqlite3").read_bytes()


def test_retention_of_a_book_that_is_none_is_one_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "troth", "retain", "sqlite:///nowhere"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, "There is no book at sqlite:///nowhere" in done.stderr) == (2, True)
