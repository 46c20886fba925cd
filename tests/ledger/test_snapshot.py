"""An engine reads a copy of the facts, so that its SQLite never takes away the locks of ours."""

from __future__ import annotations

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.ledger.conftest import NOW
from troth import ledger
from troth.engine import open_book
from troth.ledger import Ledger
from troth.model import Facts

READ = "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT name FROM troth_accounts').fetchall())"


def add(book: Ledger, account_id: str) -> None:
    ledger.record(
        book, [Facts("accounts", ("account_id", "name"), ((account_id, account_id),))], "a", "b", NOW
    )


def place(book: Ledger) -> Path:
    return Path(book.connection.settings_dict["NAME"])


def seen_by_another_process(book: Ledger) -> str:
    """What a process sees that opens the book, reads and closes it again."""
    return subprocess.run(
        [sys.executable, "-c", READ, place(book)], capture_output=True, text=True, check=True
    ).stdout


def test_what_is_written_after_an_engine_read_the_facts_is_there_for_others(sqlite_book: Ledger) -> None:
    add(sqlite_book, "first")
    with ledger.snapshot(sqlite_book) as address:
        open_book(address).runner.close()
    assert "first" in seen_by_another_process(sqlite_book)
    add(sqlite_book, "second")
    assert "second" in seen_by_another_process(sqlite_book)


def test_the_copy_is_of_one_moment_for_its_owner_alone_and_goes(sqlite_book: Ledger) -> None:
    add(sqlite_book, "first")
    with ledger.snapshot(sqlite_book) as address:
        add(sqlite_book, "second")
        copy = Path(address.removeprefix("sqlite:///"))
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
        with closing(sqlite3.connect(copy)) as copied:
            assert copied.execute("SELECT account_id FROM troth_accounts").fetchall() == [("first",)]
    assert not copy.exists()


def test_a_copy_left_behind_goes_with_the_next_one_and_with_an_erasure(sqlite_book: Ledger) -> None:
    left = Path(f"{place(sqlite_book)}-facts")
    left.write_text("left by a process that died")
    with ledger.snapshot(sqlite_book):
        assert left.read_bytes().startswith(b"SQLite format 3")
    ledger.record(sqlite_book, [Facts("people", ("person_id", "name"), (("p", "Pia"),))], "a", "b", NOW)
    left.write_text("Pia")
    ledger.erase(sqlite_book, "p", by="keeper", now=NOW)
    assert not left.exists()


def test_a_server_is_read_as_it_is(postgres_book: Ledger) -> None:
    with ledger.snapshot(postgres_book) as address:
        assert address == postgres_book.address


@pytest.mark.parametrize("table", ["troth_accounts", "troth_promises"])
def test_the_copy_has_the_columns_of_the_book(sqlite_book: Ledger, table: str) -> None:
    with (
        ledger.snapshot(sqlite_book) as address,
        closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as copied,
    ):
        columns = copied.execute(f"PRAGMA table_info({table})").fetchall()
    with sqlite_book.connection.cursor() as cursor:
        cursor.execute(f"PRAGMA table_info({table})")
        assert columns == cursor.fetchall()
