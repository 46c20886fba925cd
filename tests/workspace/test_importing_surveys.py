"""Surveys in a book: a later export adds the answers, the same one changes nothing, and no stranger is in the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from troth import ledger as store
from troth.ledger import Ledger
from troth.model import Facts, MappingError
from troth.workspace.importing import Brought, Committed, commit, open_import

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
WEEK = timedelta(days=7)
FACTS = [
    Facts("accounts", ("account_id", "name"), (("alder", "Alder (sample)"),)),
    Facts("people", ("person_id", "name", "email"), (("pia", "Pia Example", "pia@alder.example"),)),
    Facts("buying_roles", ("buying_role_id", "person_id", "account_id"), (("r", "pia", "alder"),)),
]
HEADER = "Sent at,Email,Campaign,Response ID,NPS,Comment,Responded at\n"
SILENT = "2026-02-01,Pia+crm@alder.example,Spring,,,,\n"
ANSWERED = "2026-02-01,pia+crm@alder.example,Spring,R1,9,On time,2026-03-05\n"
STRANGER = "2026-02-01,eve@else.example,Spring,R2,1,Stranger's words,2026-02-02\n"


@pytest.fixture
def book(tmp_path: Path, django_db_blocker: Any) -> Iterator[Ledger]:
    """A book with one person, who takes part in one account."""
    with django_db_blocker.unblock() if django_db_blocker else nullcontext():
        (tmp_path / "book").mkdir()
        made = store.create(f"sqlite:///{tmp_path / 'book' / 'book.sqlite3'}")
        store.record(made, FACTS, by="keeper", source="form", now=NOW)
        yield made
        store.close(made)


def take(book: Ledger, folder: Path, rows: str, now: datetime) -> Committed:
    path = folder / "answers.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return commit(book, open_import(book, Brought("surveys", (path,), folder), now), "keeper", now)


def test_silence_is_in_the_book_until_a_later_export_brings_the_answer(book: Ledger, tmp_path: Path) -> None:
    assert take(book, tmp_path, SILENT, NOW).refreshed.created == {"feedback": 1}
    (asked,) = store.current(book, "feedback")
    assert (asked["asked_on"], asked["answered_on"], asked["score"]) == (date(2026, 2, 1), None, None)
    assert take(book, tmp_path, ANSWERED, NOW + WEEK).refreshed.changed == {"feedback": 1}
    (answer,) = store.current(book, "feedback")
    assert (answer["answered_on"], answer["score"], answer["words"]) == (date(2026, 3, 5), 9, "On time")


def test_the_same_export_twice_changes_nothing(book: Ledger, tmp_path: Path) -> None:
    rows = SILENT + ANSWERED.replace("02-01", "02-08")
    take(book, tmp_path, rows, NOW + WEEK)
    again = take(book, tmp_path, rows, NOW + 2 * WEEK)
    assert (again.batch_id, again.refreshed.unchanged) == ("", {"feedback": 2})


def test_where_a_scale_must_be_asked_about_nothing_is_written(book: Ledger, tmp_path: Path) -> None:
    with pytest.raises(MappingError, match="on which scale"):
        take(book, tmp_path, ANSWERED.replace(",9,", ",90,"), NOW + WEEK)
    assert (store.current(book, "feedback"), store.count_batches(book)) == ([], 1)


def test_nothing_of_a_stranger_is_in_the_store(book: Ledger, tmp_path: Path) -> None:
    take(book, tmp_path, ANSWERED + STRANGER, NOW + WEEK)
    stored = b"".join(path.read_bytes() for path in (tmp_path / "book").iterdir()).lower()
    assert b"on time" in stored
    assert [word for word in (b"eve@", b"else.example", b"stranger's", b"+crm@") if word in stored] == []
