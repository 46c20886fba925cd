"""A whole book is compared with itself: the surest first, among equals those of which most would read otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connections

from troth import ledger as store
from troth.ledger import Ledger
from troth.model import Facts
from troth.workspace import duplicates
from troth.workspace.duplicates import compare_all

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
ACCOUNTS = (("a", "Alder GmbH"), ("b", "ALDER"), ("c", "Birch Ltd"), ("d", "Birch"), ("e", "Cedar"))
PROMISES = (("p1", "c", "x"), ("p2", "d", "y"), ("p3", "d", "z"))


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Ledger]:
    """Two companies that stand twice; the second was promised something under both names."""
    made = store.create(f"sqlite:///{tmp_path / 'book.sqlite3'}")
    facts = [
        Facts("accounts", ("account_id", "name"), ACCOUNTS),
        Facts("promises", ("promise_id", "account_id", "words"), PROMISES),
        Facts("people", ("person_id", "name", "email"), (("q", "Ann Lee", ""), ("r", "Ann Lee", ""))),
    ]
    store.record(made, facts, by="test", source="test", now=NOW)
    yield made
    store.close(made)
    del connections.databases[made.alias]


def told_apart(book: Ledger, kind: str, one_id: str, other_id: str) -> None:
    row = (f"{one_id}-{other_id}", kind, one_id, other_id, NOW.date())
    columns = ("distinction_id", "kind", "one_id", "other_id", "decided_on")
    store.record(book, [Facts("distinctions", columns, (row,))], by="test", source="test", now=NOW)


def test_of_equals_the_pair_of_which_more_would_read_otherwise_comes_first(book: Ledger) -> None:
    found = compare_all(book)
    assert (found.accounts, found.people, found.found) == (5, 2, 2)
    assert [(each.one_id, each.other_id, each.at_stake) for each in found.pairs] == [
        ("c", "d", 1),
        ("a", "b", 0),
    ]
    assert found.pairs[0].other_facts == {"promises": 2}


def test_who_was_told_apart_is_not_among_them_whichever_was_named_first(book: Ledger) -> None:
    told_apart(book, "account", "d", "c")
    told_apart(book, "person", "a", "b")
    found = compare_all(book)
    assert [(each.one_id, each.other_id) for each in found.pairs] == [("a", "b")]


def test_of_many_the_surest_are_told_and_all_are_counted(
    book: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "MOST_TOLD", 1)
    found = compare_all(book)
    assert (found.found, [each.one_id for each in found.pairs]) == (2, ["a"])
