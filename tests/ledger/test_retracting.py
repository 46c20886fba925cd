"""What was written can be taken back, by adding and ending, never by forgetting."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.model import BookError, Facts, RefusedError

LATER = NOW + timedelta(days=1)
LATER_STILL = NOW + timedelta(days=2)


def renamed(name: str) -> Facts:
    """Account a under another name."""
    return Facts("accounts", ("account_id", "name"), (("account_a", name),))


def event(promise: str) -> Facts:
    """A promise delivered."""
    columns = ("event_id", "promise_id", "kind", "happened_on")
    return Facts("promise_events", columns, ((f"event_{promise}", promise, "delivered", date(2026, 3, 1)),))


def names(book: Ledger) -> list[object]:
    """The names of account a in force."""
    return [row["name"] for row in ledger.current(book, "accounts", account_id="account_a")]


def test_a_retracted_fact_is_no_longer_in_force_and_not_forgotten(peopled: Ledger) -> None:
    ids = ["promise_one", "promise_two"]
    ledger.retract(peopled, "promises", ids, by="keeper", source="form", now=LATER)
    assert [row["promise_id"] for row in ledger.current(peopled, "promises")] == ["promise_three"]
    ended = ledger.versions(peopled, "promises", promise_id=ids)
    assert [row["superseded_at"] for row in ended] == [LATER, LATER]


def test_retracting_what_is_not_in_force_names_it_and_changes_nothing(peopled: Ledger) -> None:
    with pytest.raises(BookError, match="'promise_nine' is not in force"):
        ledger.retract(
            peopled, "promises", ["promise_one", "promise_nine"], by="keeper", source="form", now=LATER
        )
    assert len(ledger.current(peopled, "promises")) == 3


def test_a_retracted_fact_may_be_recorded_again(peopled: Ledger) -> None:
    ledger.retract(peopled, "accounts", ["account_a"], by="keeper", source="form", now=LATER)
    ledger.record(peopled, [renamed("Ashgrove again")], by="keeper", source="form", now=LATER_STILL)
    assert names(peopled) == ["Ashgrove again"]


def test_undoing_a_change_writes_the_version_before_it_again(peopled: Ledger) -> None:
    batch = ledger.supersede(peopled, [renamed("Mistaken")], by="keeper", source="crm.csv", now=LATER)
    undoing = ledger.undo(peopled, batch, by="keeper", now=LATER_STILL)
    told = [
        (row["name"], row["recorded_at"], row["superseded_at"])
        for row in ledger.versions(peopled, "accounts", account_id="account_a")
    ]
    assert told == [
        ("Ashgrove Fittings", NOW, LATER),
        ("Mistaken", LATER, LATER_STILL),
        ("Ashgrove Fittings", LATER_STILL, None),
    ]
    (row,) = ledger.current(peopled, "batches", batch_id=undoing)
    assert (row["source"], row["note"]) == ("undo", f"undoes {batch}")


def test_undoing_new_facts_retracts_them(peopled: Ledger) -> None:
    batch = ledger.record(
        peopled, [event("promise_one"), event("promise_two")], by="keeper", source="form", now=LATER
    )
    ledger.undo(peopled, batch, by="keeper", now=LATER_STILL)
    assert ledger.current(peopled, "promise_events") == []
    assert len(ledger.versions(peopled, "promise_events")) == 2


def test_undoing_a_retraction_brings_the_facts_back(peopled: Ledger) -> None:
    batch = ledger.retract(peopled, "promises", ["promise_one"], by="keeper", source="form", now=LATER)
    ledger.undo(peopled, batch, by="keeper", now=LATER_STILL)
    (row,) = ledger.current(peopled, "promises", promise_id="promise_one")
    assert (row["words"], row["recorded_at"]) == ("a part for one", LATER_STILL)


def test_undoing_an_undoing_redoes_the_batch(peopled: Ledger) -> None:
    batch = ledger.supersede(peopled, [renamed("New name")], by="keeper", source="form", now=LATER)
    undoing = ledger.undo(peopled, batch, by="keeper", now=LATER_STILL)
    ledger.undo(peopled, undoing, by="keeper", now=LATER_STILL + timedelta(days=1))
    assert names(peopled) == ["New name"]


def test_a_batch_on_which_later_facts_rest_is_not_undone_and_they_are_named(peopled: Ledger) -> None:
    (first,) = ledger.current(peopled, "batches")
    ledger.record(peopled, [event("promise_one")], by="keeper", source="form", now=LATER)
    ledger.supersede(peopled, [renamed("Later name")], by="keeper", source="form", now=LATER_STILL)
    before = ledger.versions(peopled, "promises")
    with pytest.raises(RefusedError) as refused:
        ledger.undo(peopled, str(first["batch_id"]), by="keeper", now=LATER_STILL + timedelta(days=1))
    assert "accounts account_a was changed since" in str(refused.value)
    assert "promise_events event_promise_one refers to promises promise_one" in str(refused.value)
    assert "account_b" not in str(refused.value)
    assert ledger.versions(peopled, "promises") == before
    assert len(ledger.current(peopled, "batches")) == 3


def test_a_batch_is_undone_once(peopled: Ledger) -> None:
    batch = ledger.record(peopled, [event("promise_one")], by="keeper", source="form", now=LATER)
    ledger.undo(peopled, batch, by="keeper", now=LATER_STILL)
    with pytest.raises(RefusedError, match="promise_events event_promise_one was changed since"):
        ledger.undo(peopled, batch, by="keeper", now=LATER_STILL + timedelta(days=1))


def test_an_unknown_batch_is_refused(peopled: Ledger) -> None:
    with pytest.raises(BookError, match="There is no batch 'batch_x'"):
        ledger.undo(peopled, "batch_x", by="keeper", now=LATER)
