"""`troth check`: a book that keeps the contract is told so; others in test_application.py."""

from __future__ import annotations

from pathlib import Path

from tests.books import write_book
from tests.cli.conftest import Command


def test_a_sound_book_is_told_with_its_tables(troth: Command, book: Path) -> None:
    said = troth("check", book)
    assert (said.status, said.err) == (0, "")
    assert " ".join(said.out.split()).startswith(
        "The book keeps the contract. Tables found: account_team, accounts,"
    )


def test_what_is_ignored_is_told(troth: Command, tmp_path: Path) -> None:
    write_book(tmp_path, {"accounts": [{"account_id": "a", "name": "Alder (sample)", "nmae": "x"}]})
    said = troth("check", tmp_path)
    assert said.status == 0
    assert "note: accounts.csv: the column nmae is unknown and was ignored; did you mean name?" in said.out
