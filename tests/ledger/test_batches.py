"""Batches say how much they wrote, and undoing one is told before it is done."""

from __future__ import annotations

from datetime import timedelta

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.model import Facts, Problem


def accounts(*rows: tuple[str, str]) -> list[Facts]:
    return [Facts("accounts", ("account_id", "name"), rows)]


def test_a_batch_counts_the_versions_it_wrote_by_table(book: Ledger) -> None:
    first = ledger.record(book, accounts(("a", "Alder"), ("b", "Birch")), "anna", "file", NOW)
    second = ledger.supersede(book, accounts(("a", "Alder Mills")), "anna", "page", NOW)
    people = [Facts("people", ("person_id", "name"), (("p", "Pia"),))]
    third = ledger.record(book, people, "anna", "page", NOW)
    assert ledger.batch_sizes(book, [first, second, third]) == {
        first: {"accounts": 2},
        second: {"accounts": 1},
        third: {"people": 1},
    }
    assert ledger.batch_sizes(book, []) == {}
    assert ledger.batch_totals(book, [first, second, third]) == {first: 2, second: 1, third: 1}
    assert ledger.batch_totals(book, []) == {}


def test_a_large_batch_is_counted_as_far_as_anybody_reads(book: Ledger) -> None:
    rows = [(f"a{number}", "Alder") for number in range(ledger.MOST_COUNTED + 5)]
    batch = ledger.record(book, accounts(*rows), "anna", "file", NOW)
    assert ledger.batch_totals(book, [batch]) == {batch: ledger.MOST_COUNTED + 1}


def test_what_undoing_would_do_is_what_it_does(book: Ledger) -> None:
    ledger.record(book, accounts(("a", "Alder")), "anna", "file", NOW)
    batch = ledger.refresh(book, accounts(("a", "Alder Mills"), ("b", "Birch")), "anna", "file", NOW).batch_id
    told = ledger.undoing(book, batch)
    assert (told.retracted, told.restored, told.later) == ({"accounts": 2}, {"accounts": 1}, ())
    ledger.undo(book, batch, "anna", NOW + timedelta(days=1))
    assert [row["name"] for row in ledger.current(book, "accounts")] == ["Alder"]


def test_what_rests_on_a_batch_keeps_it_and_is_named(book: Ledger) -> None:
    batch = ledger.record(book, accounts(("a", "Alder")), "anna", "file", NOW)
    ledger.supersede(book, accounts(("a", "Alder Mills")), "ben", "page", NOW)
    assert ledger.undoing(book, batch).later == ("accounts a was changed since",)


def test_problems_are_kept_with_their_batch_until_they_name_somebody_erased(book: Ledger) -> None:
    people = [Facts("people", ("person_id", "name"), (("p", "Wilhelmina Vexample"),))]
    batch = ledger.record(book, people, "anna", "file", NOW)
    first = Problem("crm.csv", "the date came as soon", 3)
    second = Problem("crm.csv", "Wilhelmina Vexample has no account", 7)
    ledger.keep_problems(book, batch, [first, second])
    assert ledger.count_problems(book, [batch, "other"]) == {batch: 2}
    assert ledger.problems_of_batch(book, batch) == (first, second)
    ledger.erase(book, "p", by="keeper", now=NOW + timedelta(days=1))
    assert ledger.problems_of_batch(book, batch) == (first,)


def test_the_stock_counts_facts_in_force_and_tells_how_fresh_they_are(book: Ledger) -> None:
    known = NOW - timedelta(days=9)
    columns = ("account_id", "name", "recorded_at", "recorded_basis")
    rows = (("a", "Alder", known, "assumed"), ("b", "Birch", known, "source"))
    ledger.record(book, [Facts("accounts", columns, rows)], "anna", "file", NOW)
    ledger.supersede(book, accounts(("b", "Birch Foods")), "anna", "page", NOW)
    stock = {each.table: each for each in ledger.take_stock(book)}
    found = stock["accounts"]
    assert (found.facts, found.assumed, found.happened_on) == (2, 1, None)
    assert found.learnt_at is not None
    assert found.learnt_at - NOW < timedelta(seconds=1)
    assert (stock["promises"].facts, stock["promises"].learnt_at) == (0, None)
