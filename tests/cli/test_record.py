"""`troth record`: what is held about a person, as a file to hand over, and its name in the access log."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from troth import ledger
from troth.model import Facts


@pytest.fixture
def kept(tmp_path: Path) -> str:
    """A book in German that knows one person, from a list."""
    store = ledger.create(f"sqlite:///{tmp_path / 'book.sqlite3'}")
    facts = [
        Facts("settings", ("setting_id", "name", "value"), (("l", "language", "de"),)),
        Facts("people", ("person_id", "name", "title"), (("p", "Pia Müsterle", "Einkauf"),)),
    ]
    ledger.record(store, facts, by="keeper", source="list.csv", now=datetime(2026, 1, 5, tzinfo=UTC))
    ledger.close(store)
    return f"sqlite:///{tmp_path / 'book.sqlite3'}"


def test_a_record_is_written_in_the_language_of_the_book_and_logged(
    troth: Command, kept: str, tmp_path: Path
) -> None:
    said = troth("record", kept, "p", tmp_path / "pia.html")
    assert (said.status, said.err) == (0, "")
    assert said.lines[-1].endswith("pia.html: 1 entries about the person.")
    held = (tmp_path / "pia.html").read_text()
    assert "Was über Pia Müsterle gespeichert ist" in held
    assert "aus: list.csv" in held
    with closing(sqlite3.connect(tmp_path / "book.sqlite3")) as book:
        assert book.execute("SELECT kind, subject_id FROM web_access").fetchall() == [("record", "p")]


def test_unknown_people_other_files_and_files_that_are_there_are_refused(
    troth: Command, kept: str, tmp_path: Path
) -> None:
    (tmp_path / "there.pdf").write_text("mine")
    for person, name, says in (
        ("nobody", "new.pdf", "has never known a person 'nobody'"),
        ("p", "new.docx", "name one that ends in .html or .pdf"),
        ("p", "there.pdf", "is there already; name a new file"),
    ):
        said = troth("record", kept, person, tmp_path / name)
        assert said.status == 2
        assert says in said.err
    assert (tmp_path / "there.pdf").read_text() == "mine"
