"""One word says what became of a promise: which event that is, on which day, at which level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connections

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import Facts, Value
from troth.workspace.settling import Settled, settle

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
DUE, TODAY = date(2026, 3, 1), date(2026, 3, 2)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """An account with promises of several kinds, all due yesterday but one."""
    made = book.create(f"sqlite:///{tmp_path / 'book.sqlite3'}")
    columns = ("promise_id", "account_id", "words", "due_on", "floor", "promised_level", "better")
    promises = (
        ("plain", "a", "an answer", DUE, Decimal(0), Decimal(1), "higher"),
        ("ahead", "a", "an answer", date(2026, 4, 1), Decimal(0), Decimal(1), "higher"),
        ("uptime", "a", "98 % uptime", DUE, Decimal(90), Decimal(98), "higher"),
        ("waste", "a", "5 % waste", DUE, Decimal(0), Decimal(5), "lower"),
    )
    facts = [
        Facts("accounts", ("account_id", "name"), (("a", "Alder (sample)"),)),
        Facts("promises", columns, promises),
    ]
    book.record(made, facts, by="test", source="test", now=NOW)
    yield made
    book.close(made)
    del connections.databases[made.alias]


def event(ledger: Ledger, promise_id: str, outcome: str) -> Mapping[str, Value]:
    return settle(ledger, promise_id, outcome, "e1", TODAY).event


def happen(ledger: Ledger, settled: Settled) -> None:
    book.record(ledger, settled.facts, by="test", source="test", now=NOW)


@pytest.mark.parametrize(
    ("promise_id", "outcome", "kind", "happened_on"),
    [
        ("plain", "kept", "delivered", DUE),
        ("plain", "late", "delivered", TODAY),
        ("plain", "broken", "abandoned", TODAY),
        ("ahead", "kept", "delivered", TODAY),
        ("ahead", "broken", "abandoned", TODAY),
    ],
)
def test_an_outcome_is_an_event_of_its_day(
    ledger: Ledger, promise_id: str, outcome: str, kind: str, happened_on: date
) -> None:
    found = event(ledger, promise_id, outcome)
    assert (found["kind"], found["happened_on"], found["level"]) == (kind, happened_on, None)


@pytest.mark.parametrize(
    ("promise_id", "outcome", "level"),
    [
        ("plain", "partly", "0.5"),
        ("plain", "exceeded", "1.25"),
        ("uptime", "partly", "94"),
        ("uptime", "exceeded", "100"),
        # Less is better and no floor above it: nothing is kept at twice the level (rules.md 16).
        ("waste", "partly", "7.5"),
        ("waste", "exceeded", "3.75"),
    ],
)
def test_in_part_is_half_way_from_the_floor_and_more_is_a_quarter_beyond(
    ledger: Ledger, promise_id: str, outcome: str, level: str
) -> None:
    assert event(ledger, promise_id, outcome)["level"] == Decimal(level)


def test_terms_agreed_anew_are_those_that_count(ledger: Ledger) -> None:
    columns = ("event_id", "promise_id", "kind", "happened_on", "agreed", "new_due_on", "new_level")
    agreed = ("r1", "uptime", "renegotiated", date(2026, 2, 1), True, date(2026, 3, 20), Decimal(94))
    book.record(ledger, [Facts("promise_events", columns, (agreed,))], by="test", source="test", now=NOW)
    assert event(ledger, "uptime", "partly")["level"] == Decimal(92)
    assert event(ledger, "uptime", "kept")["happened_on"] == TODAY


def test_what_ended_it_already_is_told_and_can_be_replaced(ledger: Ledger) -> None:
    first = settle(ledger, "plain", "kept", "e1", TODAY)
    assert first.ended is None
    happen(ledger, first)
    second = settle(ledger, "plain", "broken", "e2", TODAY)
    assert second.ended is not None
    assert second.ended["event_id"] == "e1"
    book.supersede(ledger, second.facts_instead, by="test", source="test", now=NOW)
    assert [row["kind"] for row in book.current(ledger, "promise_events")] == ["abandoned"]


@pytest.mark.parametrize(("promise_id", "outcome"), [("nobody", "kept"), ("plain", "forgotten")])
def test_a_promise_or_an_outcome_there_is_not_is_refused(
    ledger: Ledger, promise_id: str, outcome: str
) -> None:
    with pytest.raises(KeyError):
        event(ledger, promise_id, outcome)
