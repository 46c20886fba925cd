"""`troth erase`: afterwards no byte of the book names the person, and the figures stay."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Command
from troth import ledger
from troth.model import Facts
from troth.workspace.keeping import refresh

NAME, MAIL, OLD_ID = "Wilhelmina Vexample", "w.vexample@alder.example", "person-vexample-77"
AT = date(2026, 6, 30)
NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A ledger in which a person is named in five places, scored and kept."""
    path = tmp_path / "book.sqlite3"
    store = ledger.create(f"sqlite:///{path}")
    known = NOW.replace(month=1)
    promised = [("m1", "a", OLD_ID, "a part"), ("m2", "a", "p2", f"as agreed with {NAME}")]
    facts = [
        Facts("accounts", ("account_id", "name", "recorded_at"), (("a", "Alder (sample)", known),)),
        Facts(
            "people",
            ("person_id", "name", "email", "recorded_at"),
            ((OLD_ID, NAME, MAIL, known), ("p2", "Udo Example", None, known)),
        ),
        Facts(
            "buying_roles",
            ("buying_role_id", "person_id", "account_id", "role", "recorded_at"),
            (("r1", OLD_ID, "a", "end_user", known), ("r2", "p2", "a", "financial_buyer", known)),
        ),
        Facts(
            "promises",
            ("promise_id", "account_id", "person_id", "words", "made_on", "due_on", "recorded_at"),
            tuple((*row, date(2026, 1, 5), date(2026, 2, 1), known) for row in promised),
        ),
        Facts(
            "promise_events",
            ("event_id", "promise_id", "kind", "happened_on", "words", "recorded_at"),
            (("e1", "m2", "delivered", date(2026, 2, 1), f"sent to {MAIL.upper()}", known.replace(month=2)),),
        ),
        Facts(
            "external_ids",
            ("external_id", "kind", "our_id", "system", "key"),
            (("x", "people", OLD_ID, "crm", MAIL),),
        ),
    ]
    ledger.record(store, facts, by="keeper", source="test", now=NOW)
    refresh(store, [AT])
    ledger.close(store)
    return path


def bytes_of(path: Path) -> bytes:
    """Every byte in and beside the book and in the folders there, in lower case."""
    return b"\0".join(file.read_bytes() for file in path.parent.rglob("*") if file.is_file()).lower()


def trusts(path: Path) -> list[Any]:
    store = ledger.open(f"sqlite:///{path}")
    rows = ledger.results(store, "person_scores", ledger.kept_runs(store)[AT])
    ledger.close(store)
    return [row["trust"] for row in rows]


@pytest.fixture
def served(path: Path) -> Path:
    """The book after the application was used with it: a hand-over, a link of the portal and a mail name the person."""
    retention = [sys.executable, "-m", "troth", "retain", f"sqlite:///{path}", "--dry-run"]
    subprocess.run(retention, check=True, capture_output=True)
    note = (
        "INSERT INTO web_handover (account_id, to_staff_id, note, begun_by, begun_at, given_by, taken_by) "
        "VALUES ('a', 's', ?, 'x', '2026-07-01', '', '')"
    )
    link = (
        "INSERT INTO web_portallink (token_hash, person_id, made_at, expires_at) "
        "VALUES ('h', ?, '2026-07-01', '2026-08-01')"
    )
    with closing(sqlite3.connect(path)) as book, book:
        book.execute(note, [f"{NAME} shouts"])
        book.execute(link, [OLD_ID])
    (path.parent / "mail").mkdir()
    (path.parent / "mail" / "1.log").write_text(f"To: {MAIL}\n\nYour code\n")
    return path


def test_texts_of_others_are_listed_and_nothing_is_erased_until_they_are_to_be_blanked_too(
    troth: Command, path: Path
) -> None:
    said = troth("erase", f"sqlite:///{path}", OLD_ID)
    assert (said.status, said.err) == (0, "")
    assert said.lines[0].startswith("Nothing was erased, since texts of others name the person")
    assert f"  promises.words of m2: as agreed with {NAME}" in said.lines
    assert f"  promise_events.words of e1: sent to {MAIL.upper()}" in said.lines
    assert b"vexample" in bytes_of(path)
    assert troth("erase", f"sqlite:///{path}", OLD_ID).lines == said.lines


def test_whom_no_text_of_others_names_is_erased_at_once(troth: Command, path: Path) -> None:
    said = troth("erase", f"sqlite:///{path}", "p2")
    assert (said.status, said.err) == (0, "")
    assert said.lines[0].startswith("Erased: ")
    assert b"udo example" not in bytes_of(path)


def test_afterwards_no_byte_names_the_person_and_no_figure_has_changed(troth: Command, served: Path) -> None:
    sought = [word.lower().encode() for word in (NAME, "vexample", MAIL, MAIL.partition("@")[0], OLD_ID)]
    before = sorted(trusts(served))
    assert all(word in bytes_of(served) for word in sought)
    said = troth("erase", f"sqlite:///{served}", OLD_ID, "--blank-all")
    assert (said.status, said.err) == (0, "")
    assert "3 rows and mails beside the facts" in said.out
    assert "2 texts of others blanked." in said.out
    assert [word for word in sought if word in bytes_of(served)] == []
    assert sorted(trusts(served)) == before


def test_what_another_process_keeps_of_it_while_it_reads_goes_the_next_night(
    troth: Command, served: Path
) -> None:
    with closing(sqlite3.connect(served)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM troth_people").fetchone()
        said = troth("erase", f"sqlite:///{served}", OLD_ID, "--blank-all")
        assert said.status == 0
        assert "Another process is reading the book" in said.out
        assert b"vexample" in bytes_of(served)
    assert troth("retain", f"sqlite:///{served}").status == 0
    assert b"vexample" not in bytes_of(served)


def test_an_unknown_person_is_told(troth: Command, path: Path) -> None:
    said = troth("erase", f"sqlite:///{path}", "nobody")
    assert (said.status, said.out) == (2, "")
    assert said.err == "The book knows no person 'nobody'; look the id up in people.\n"


def test_an_id_that_looks_like_an_option_is_an_id(troth: Command, path: Path) -> None:
    assert "knows no person '--all'" in troth("erase", f"sqlite:///{path}", "--", "--all").err
