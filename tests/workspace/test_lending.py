"""A book lends an import what it knows: whose part it knows where, its contacts, and whether it holds an id."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from troth import ledger as store
from troth.ledger import Ledger
from troth.model import Facts
from troth.workspace.lending import known_to

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
FACTS = [
    Facts("accounts", ("account_id", "name", "domains"), (("alder", "Alder", "alder.example"),)),
    Facts("people", ("person_id", "name", "email"), (("pia", "Pia Example", "Pia@alder.example"),)),
    Facts("buying_roles", ("buying_role_id", "person_id", "account_id"), (("r", "pia", "alder"),)),
    Facts(
        "interactions",
        ("interaction_id", "account_id", "person_id", "kind", "direction", "happened_at", "held"),
        (("i1", "alder", "pia", "call", "in", NOW, True), ("i2", "alder", "pia", "call", "in", NOW, None)),
    ),
]


@pytest.fixture
def book(tmp_path: Path, django_db_blocker: Any) -> Iterator[Ledger]:
    """A book with one person, who takes part in one account."""
    with django_db_blocker.unblock() if django_db_blocker else nullcontext():
        made = store.create(f"sqlite:///{tmp_path / 'book.sqlite3'}")
        store.record(made, FACTS, by="keeper", source="form", now=NOW)
        yield made
        store.close(made)


def test_people_and_accounts_are_known_by_their_addresses_and_parts(book: Ledger) -> None:
    known = known_to(book)
    assert (known.people, known.accounts) == ({"pia@alder.example": "pia"}, {"alder.example": "alder"})
    assert known.parts == {"pia": ("alder",)}


def test_a_contact_is_lent_as_it_was_last_written(book: Ledger) -> None:
    store.retract(book, "interactions", ["i1"], by="keeper", source="form", now=LATER)
    kept = known_to(book).kept(["i1", "i2", "i3"])
    assert {key: (each.row["held"], each.is_in_force) for key, each in kept.items()} == {
        "i1": (True, False),
        "i2": (None, True),
    }


def test_a_book_says_whether_it_holds_an_id(book: Ledger) -> None:
    holds = known_to(book).holds
    assert (holds("people", "pia"), holds("people", "udo"), holds("accounts", "pia")) == (True, False, False)


def test_an_account_is_found_by_id_by_its_key_elsewhere_or_by_a_name_it_alone_has(book: Ledger) -> None:
    more = [
        Facts("accounts", ("account_id", "name"), (("beech", "Beech"), ("beech-2", "Beech"))),
        Facts(
            "external_ids",
            ("external_id", "kind", "our_id", "system", "key"),
            (("e", "account", "beech", "erp", "K-7"),),
        ),
    ]
    store.record(book, more, by="keeper", source="form", now=NOW)
    account_of = known_to(book).account_of
    asked = (("alder", ""), ("K-7", "Alder"), ("K-9", "ALDER"), ("K-9", "Beech"), ("K-9", ""))
    assert [account_of(*each) for each in asked] == ["alder", "beech", "alder", "", ""]
