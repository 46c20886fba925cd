"""`troth duplicates`: pairs with their reasons, and nothing merged."""

from __future__ import annotations

from pathlib import Path

from tests.books import write_book
from tests.cli.conftest import Command


def test_pairs_are_told_with_certainty_and_reasons(troth: Command, tmp_path: Path) -> None:
    accounts = [
        {"account_id": "a", "name": "Alder GmbH", "domains": "alder.example"},
        {"account_id": "b", "name": "[bold]ALDER", "domains": "alder.example"},
        {"account_id": "c", "name": "Alder & Co. KG", "domains": "alder.example"},
    ]
    book = write_book(tmp_path / "book", {"accounts": accounts})
    said = troth("duplicates", book)
    assert (said.status, said.err) == (0, "")
    assert "Alder & Co. KG (c)" in said.out
    assert "name same; domain of mail same" in said.out
    assert said.lines[-1] == "1 pairs of accounts, 0 of people. Nothing was merged."


def test_a_book_without_any_says_so(troth: Command, book: Path) -> None:
    said = troth("duplicates", book)
    assert said.lines == ["0 pairs of accounts, 0 of people. Nothing was merged."]
