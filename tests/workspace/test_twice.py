"""An import tells whom it would bring a second time, before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from troth import ledger as store
from troth.ledger import Ledger
from troth.model import Facts
from troth.workspace.twice import Twice, twice_in_batch

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
KNOWN = [
    Facts("accounts", ("account_id", "name", "country"), (("a", "Alder GmbH", "DE"), ("b", "Birch", "DE"))),
    Facts("people", ("person_id", "name", "email"), (("p", "Pia Example", "pia@alder.example"),)),
    Facts("buying_roles", ("buying_role_id", "person_id", "account_id"), (("r", "p", "a"),)),
]


@pytest.fixture
def book(tmp_path: Path, django_db_blocker: Any) -> Iterator[Ledger]:
    with django_db_blocker.unblock() if django_db_blocker else nullcontext():
        made = store.create(f"sqlite:///{tmp_path / 'book.sqlite3'}")
        store.record(made, KNOWN, by="keeper", source="form", now=NOW)
        yield made
        store.close(made)


def twice(book: Ledger, *facts: Facts) -> list[Twice]:
    """What a rehearsal of these facts finds."""
    found: list[Twice] = []
    store.rehearse(
        book, facts, "keeper", "file", NOW, look=lambda batch_id: found.extend(twice_in_batch(book, batch_id))
    )
    return found


def accounts(*rows: tuple[str, str]) -> Facts:
    return Facts("accounts", ("account_id", "name", "country"), tuple((*row, "DE") for row in rows))


def test_a_new_company_is_told_beside_the_one_it_may_be(book: Ledger) -> None:
    (pair,) = twice(book, accounts(("x", "ALDER"), ("y", "Cedar")))
    assert (pair.table, pair.new_id, pair.new_name) == ("accounts", "x", "ALDER")
    assert (pair.other_id, pair.other_name) == ("a", "Alder GmbH")
    assert ("company_name", "same") in {(why.field, why.how) for why in pair.why}


def test_two_new_ones_may_be_one_too(book: Ledger) -> None:
    (pair,) = twice(book, accounts(("x", "Cedar AG"), ("y", "Cedar")))
    assert {pair.new_id, pair.other_id} == {"x", "y"}


def test_a_person_is_told_whatever_their_address_carries_behind_a_plus(book: Ledger) -> None:
    person = Facts("people", ("person_id", "name", "email"), (("q", "P. Example", "Pia+crm@alder.example"),))
    role = Facts("buying_roles", ("buying_role_id", "person_id", "account_id"), (("s", "q", "a"),))
    (pair,) = twice(book, person, role)
    assert (pair.table, pair.new_id, pair.other_id) == ("people", "q", "p")


def test_what_only_changes_or_is_somebody_else_is_not_told(book: Ledger) -> None:
    assert twice(book, accounts(("a", "Alder Works GmbH"), ("z", "Dogwood"))) == []


def test_who_was_merged_into_another_is_not_told_again(book: Ledger) -> None:
    merged = Facts("accounts", ("account_id", "name", "country"), (("old", "Alder", "DE"),))
    merge = Facts(
        "merges",
        ("merge_id", "kind", "kept_id", "merged_id", "merged_on"),
        (("m", "account", "a", "old", NOW.date()),),
    )
    store.record(book, [merged, merge], by="keeper", source="form", now=NOW)
    assert [pair.other_id for pair in twice(book, accounts(("x", "Alder")))] == ["a"]


def test_a_role_in_a_merged_company_is_one_in_the_company_that_was_kept(book: Ledger) -> None:
    known = [
        accounts(("old", "Alder")),
        Facts("people", ("person_id", "name"), (("n", "Noor Beispiel"),)),
        Facts("buying_roles", ("buying_role_id", "person_id", "account_id"), (("t", "n", "old"),)),
        Facts(
            "merges",
            ("merge_id", "kind", "kept_id", "merged_id", "merged_on"),
            (("m", "account", "a", "old", NOW.date()),),
        ),
    ]
    store.record(book, known, by="keeper", source="form", now=NOW)
    person = Facts("people", ("person_id", "name"), (("new", "Noor Beispiel"),))
    role = Facts("buying_roles", ("buying_role_id", "person_id", "account_id"), (("u", "new", "a"),))
    (pair,) = twice(book, person, role)
    assert ("account", "same") in {(why.field, why.how) for why in pair.why}


def test_who_was_told_apart_from_the_one_that_was_kept_is_not_told_again(book: Ledger) -> None:
    known = [
        Facts("accounts", ("account_id", "name", "country"), (("x", "ALDER", "DE"), ("old", "Alder", "DE"))),
        Facts(
            "merges",
            ("merge_id", "kind", "kept_id", "merged_id", "merged_on"),
            (("m", "account", "a", "old", NOW.date()),),
        ),
        Facts(
            "distinctions",
            ("distinction_id", "kind", "one_id", "other_id", "decided_on"),
            (("d", "account", "x", "old", NOW.date()),),
        ),
    ]
    assert twice(book, *known) == []
