"""`troth export`: a whole book as a folder, its rows counted; that the figures stay is shown in tests/workspace."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Command, Said
from troth import ledger
from troth.model import Facts
from troth.workspace.files import FORMS


@pytest.mark.parametrize("form", FORMS)
def test_every_table_is_written_and_counted(troth: Command, book: Path, tmp_path: Path, form: str) -> None:
    said = troth("export", book, tmp_path / "out", "--format", form)
    tables = {path.stem for path in book.glob("*.csv")}
    assert (said.status, said.err) == (0, "")
    assert {line.partition(":")[0] for line in said.lines} == tables
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "book.toml",
        *(f"{table}.{form}" for table in tables),
    }
    assert "accounts: 40 rows" in said.lines
    assert troth("check", tmp_path / "out").status == 0


def accounts_told(said: Said) -> set[tuple[str, ...]]:
    """The lines about accounts that have figures, however wide their columns are."""
    lines = [tuple(line.split()) for line in said.lines if "acc-" in line]
    return {line for line in lines if "none" not in line}


def test_a_part_is_written_and_scores_as_the_whole(troth: Command, book: Path, tmp_path: Path) -> None:
    day = ("--at", "2026-11-20")
    said = troth("export", book, tmp_path / "part", "--only", "segment=food", *day)
    assert (said.status, said.err) == (0, "")
    scored = troth("score", tmp_path / "part", *day)
    assert scored.err.startswith("note: whole-book quantities are those that came with this part of a book")
    whole, part = accounts_told(troth("score", book, *day)), accounts_told(scored)
    assert len(part) > 1
    assert part <= whole


def test_a_workbook_is_written(troth: Command, book: Path, tmp_path: Path) -> None:
    said = troth("export", book, tmp_path / "book.xlsx", "--format", "xlsx")
    assert (said.status, said.err) == (0, "")
    assert (tmp_path / "book.xlsx").read_bytes().startswith(b"PK")


def test_an_unknown_word_for_a_part_is_refused(troth: Command, book: Path, tmp_path: Path) -> None:
    said = troth("export", book, tmp_path / "part", "--only", "shoe_size=44")
    assert said.status == 2
    assert said.err.startswith("A part came as 'shoe_size=44'; account=..., segment=...")


def test_an_export_of_a_kept_book_is_in_the_access_log(troth: Command, tmp_path: Path) -> None:
    path = tmp_path / "book.sqlite3"
    store = ledger.create(f"sqlite:///{path}")
    named = (("a", "Alder (made up)", "north"), ("b", "Birch (made up)", "south"))
    facts = Facts("accounts", ("account_id", "name", "segment"), named)
    ledger.record(store, [facts], by="keeper", source="test", now=datetime.now(UTC))
    ledger.close(store)
    said = troth("export", f"sqlite:///{path}", tmp_path / "part", "--only", "segment=north")
    assert (said.status, said.err) == (0, "")
    assert "accounts: 1 rows" in said.lines
    assert (
        troth("export", f"sqlite:///{path}", tmp_path / "part").status == 2
    )  # there already: nothing is written
    with closing(sqlite3.connect(path)) as kept:
        log = kept.execute("SELECT kind, subject_id, user_id FROM web_access").fetchall()
    assert log == [("command", "a", None)]
