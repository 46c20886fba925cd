"""Which accounts a change touches: those the facts name, hang on, or whose people they are about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connections

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import Facts
from troth.workspace.touched import accounts_of_batch, accounts_of_facts, accounts_since

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DAY = date(2026, 3, 1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Two accounts with a person each; the first has a promise."""
    made = book.create(f"sqlite:///{tmp_path / 'book.sqlite3'}")
    facts = [
        Facts("accounts", ("account_id", "name"), (("a", "Alder (sample)"), ("b", "Birch (sample)"))),
        Facts("people", ("person_id", "name"), (("pia", "Pia Example"), ("tom", "Tom Example"))),
        Facts(
            "buying_roles",
            ("buying_role_id", "person_id", "account_id"),
            (("r1", "pia", "a"), ("r2", "tom", "b")),
        ),
        Facts("staff", ("staff_id", "name"), (("sam", "Sam Ours"),)),
        Facts("promises", ("promise_id", "account_id", "words"), (("m", "a", "an answer"),)),
    ]
    book.record(made, facts, by="test", source="test", now=NOW)
    yield made
    book.close(made)
    del connections.databases[made.alias]


EVENT = Facts(
    "promise_events", ("event_id", "promise_id", "kind", "happened_on"), (("e", "m", "warned", DAY),)
)
LEFT = Facts("people", ("person_id", "name", "left_on"), (("tom", "Tom Example", DAY),))
CHOICE = Facts(
    "person_choices", ("choice_id", "person_id", "kind", "chosen_on"), (("c", "pia", "informed", DAY),)
)
CODING = Facts(
    "codings",
    ("coding_id", "fact_table", "fact_id", "coder_id", "kind", "code", "coded_on"),
    (("k", "promises", "m", "sam", "need", "uptime", DAY),),
)
MERGED = Facts(
    "merges",
    ("merge_id", "kind", "kept_id", "merged_id", "merged_on"),
    (("g", "person", "pia", "tom", DAY), ("h", "account", "b", "a", DAY)),
)
TOLD_APART = Facts(
    "distinctions",
    ("distinction_id", "kind", "one_id", "other_id", "decided_on"),
    (("d", "account", "a", "b", DAY), ("e", "person", "pia", "tom", DAY)),
)
STAFF = Facts("staff", ("staff_id", "name"), (("sam", "Sam Othername"),))


@pytest.mark.parametrize(
    ("facts", "accounts"),
    [
        *((EVENT, {"a"}), (LEFT, {"b"}), (CHOICE, {"a"}), (CODING, {"a"})),
        *((MERGED, {"a", "b"}), (TOLD_APART, {"a", "b"}), (STAFF, set())),
    ],
    ids=lambda given: given.table if isinstance(given, Facts) else "",
)
def test_a_batch_touches_the_accounts_its_facts_speak_of(
    ledger: Ledger, facts: Facts, accounts: set[str]
) -> None:
    done = book.refresh(ledger, [facts], by="test", source="test", now=NOW)
    assert accounts_of_batch(ledger, done.batch_id) == accounts
    assert accounts_since(ledger, NOW + timedelta(microseconds=1)) == accounts
    rows = book.current(ledger, facts.table, batch_id=done.batch_id)
    assert accounts_of_facts(ledger, facts.table, rows) == accounts


def test_a_retraction_touches_the_accounts_of_what_it_ended(ledger: Ledger) -> None:
    later = NOW + timedelta(minutes=1)
    batch_id = book.retract(ledger, "promises", ["m"], by="test", source="test", now=later)
    assert accounts_of_batch(ledger, batch_id) == {"a"}


def test_a_choice_about_a_quote_touches_the_account_of_the_words_whoever_left(ledger: Ledger) -> None:
    said = ("claim_id", "account_id", "person_id", "words", "grade", "stated_on")
    claims = Facts("value_claims", said, (("v", "b", "pia", "It saved us a day.", 1, DAY),))
    book.record(ledger, [claims], by="test", source="test", now=NOW)
    batch_id = book.record(ledger, [CHOICE], by="test", source="test", now=NOW + timedelta(days=1))
    assert accounts_of_batch(ledger, batch_id) == {"a", "b"}


def test_nothing_touches_nothing(ledger: Ledger) -> None:
    assert accounts_since(ledger, NOW + timedelta(days=1)) == set()
    assert accounts_of_facts(ledger, "promises", []) == set()
