"""`troth erase`: afterwards no byte of the book names the person, and the figures stay."""

from __future__ import annotations

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
    """Every byte beside and in the book, in lower case."""
    return b"\0".join(file.read_bytes() for file in path.parent.iterdir()).lower()


def trusts(path: Path) -> list[Any]:
    store = ledger.open(f"sqlite:///{path}")
    rows = ledger.results(store, "person_scores", ledger.kept_runs(store)[AT])
    ledger.close(store)
    return [row["trust"] for row in rows]


def test_texts_of_others_are_listed_until_they_are_blanked_too(troth: Command, path: Path) -> None:
    said = troth("erase", f"sqlite:///{path}", OLD_ID)
    assert (said.status, said.err) == (0, "")
    assert said.lines[0].startswith("Erased: ")
    assert "run again with --blank-all, or blank them one by one" in said.out
    assert b"vexample" in bytes_of(path)


def test_afterwards_no_byte_names_the_person_and_no_figure_has_changed(troth: Command, path: Path) -> None:
    sought = [word.lower().encode() for word in (NAME, "vexample", MAIL, MAIL.partition("@")[0], OLD_ID)]
    before = sorted(trusts(path))
    assert all(word in bytes_of(path) for word in sought)
    said = troth("erase", f"sqlite:///{path}", OLD_ID, "--blank-all")
    assert (said.status, said.err) == (0, "")
    assert "2 texts blanked." in said.out
    assert [word for word in sought if word in bytes_of(path)] == []
    assert sorted(trusts(path)) == before


def test_an_unknown_person_is_told(troth: Command, path: Path) -> None:
    said = troth("erase", f"sqlite:///{path}", "nobody")
    assert (said.status, said.out) == (2, "")
    assert said.err == "The book knows no person 'nobody'; look the id up in people.\n"
