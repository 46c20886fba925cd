"""`troth create` makes a book that is not there yet; `troth upgrade` leaves one of this version as it is."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command
from troth import ledger


def test_a_new_book_is_empty_and_made_once(troth: Command, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'book.sqlite3'}"
    assert troth("create", url).status == 0
    store = ledger.open(url)
    assert ledger.first_day(store) is None
    ledger.close(store)
    said = troth("create", url)
    assert (said.status, "There is a book at" in said.err) == (2, True)


def test_a_book_of_this_version_stays_one(troth: Command, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'book.sqlite3'}"
    troth("create", url)
    assert troth("upgrade", url).out.startswith("The book is of version")
