"""What is about people is kept as long as the book says, and not longer; what would be done is said first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth import ledger
from troth.ledger import Ledger
from troth.model import Facts
from troth.model.settings import RETENTION, retention_months
from troth.workspace.choosing import choose
from troth.workspace.retaining import Done, months_before, retain, retention_due

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
OLD, YOUNG = datetime(2024, 6, 14, 9, tzinfo=UTC), datetime(2024, 6, 15, 9, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Ledger]:
    """Contacts of just over and just under two years ago; people who left long ago, of late, and not at all."""
    opened = ledger.create(f"sqlite:///{tmp_path / 'book.sqlite3'}")
    contact = ("interaction_id", "event_key", "account_id", "person_id", "kind", "direction", "happened_at")
    facts = [
        Facts("accounts", ("account_id", "name"), (("a", "Alder"),)),
        Facts(
            "people",
            ("person_id", "name", "left_on"),
            (
                ("gone", "Wilhelmina Vexample", date(2023, 6, 14)),
                ("left", "Udo Example", date(2023, 6, 15)),
                ("here", "Pia Example", None),
            ),
        ),
        Facts(
            "interactions",
            contact,
            tuple(
                (name, name, "a", "here", "call", "out", at) for name, at in (("old", OLD), ("young", YOUNG))
            ),
        ),
        Facts(
            "value_claims",
            ("claim_id", "account_id", "words", "grade", "stated_on"),
            (("c", "a", "as Wilhelmina Vexample said", 1, date(2024, 1, 1)),),
        ),
        Facts(
            "value_communications",
            ("communication_id", "claim_id", "person_id", "told_on", "state", "interaction_id"),
            (("t", "c", "here", date(2024, 1, 1), "told", "old"),),
        ),
    ]
    ledger.record(opened, facts, by="anna", source="test", now=NOW - timedelta(hours=1))
    yield opened
    ledger.close(opened)


def test_what_would_be_done_is_said_and_nothing_is_done(store: Ledger) -> None:
    due = retention_due(store, NOW)
    assert (due.contacts_before, due.contacts) == (date(2024, 6, 15), 1)
    assert (due.left_before, due.people) == (date(2023, 6, 15), ("gone",))
    assert len(ledger.versions(store, "interactions")) == 2


def test_what_is_due_goes_and_the_rest_stays(store: Ledger) -> None:
    assert retain(store, NOW) == Done(contacts=1, people=1, texts_blanked=1, is_swept=True)
    assert [row["interaction_id"] for row in ledger.versions(store, "interactions")] == ["young"]
    assert [row["interaction_id"] for row in ledger.current(store, "value_communications")] == [None]
    assert sorted(str(row["name"]) for row in ledger.versions(store, "people")) == [
        "(erased)",
        "Pia Example",
        "Udo Example",
    ]
    assert b"Vexample" not in Path(store.connection.settings_dict["NAME"]).read_bytes()


def test_a_second_time_does_nothing(store: Ledger) -> None:
    retain(store, NOW)
    batches = len(ledger.current(store, "batches"))
    assert retain(store, NOW) == Done(0, 0, 0, is_swept=True)
    assert len(ledger.current(store, "batches")) == batches


def test_the_months_are_those_the_book_chose_and_none_keeps_for_ever(store: Ledger) -> None:
    choose(store, {"keep_interactions_months": "0", "keep_leavers_months": "12"}, by="anna", now=NOW)
    due = retention_due(store, NOW)
    assert (due.contacts_before, due.contacts) == (None, 0)
    assert due.people == ("gone", "left")


def test_people_are_erased_a_few_at_a_time(store: Ledger) -> None:
    choose(store, {"keep_leavers_months": "12"}, by="anna", now=NOW)
    assert [retain(store, NOW, most_people=1).people for _ in range(3)] == [1, 1, 0]


@pytest.mark.parametrize("chosen", ["", "-1", "601", "two", "²", "9" * 400])
def test_a_choice_that_is_none_leaves_the_default(chosen: str) -> None:
    assert retention_months({"keep_interactions_months": chosen}) == {
        rule.name: rule.default for rule in RETENTION
    }


@given(day=st.dates(date(1980, 1, 1), date(2100, 1, 1)), months=st.integers(0, 600))
def test_the_same_day_of_an_earlier_month_or_its_last(day: date, months: int) -> None:
    found = months_before(day, months)
    assert (day.year - found.year) * 12 + day.month - found.month == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(days=1)).day == 1)
