"""A batch tells how far back what it brought was known; one that takes others back is told from them."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.model import Facts


def account(account_id: str, **known: datetime) -> list[Facts]:
    return [Facts("accounts", ("account_id", "name", *known), ((account_id, account_id, *known.values()),))]


def test_an_empty_book_has_no_first_day_and_learnt_nothing(book: Ledger) -> None:
    assert ledger.first_day(book) is None
    assert ledger.learnt_since(book, NOW) == ()


def test_the_first_day_is_that_of_the_book_where_it_is_kept(book: Ledger) -> None:
    known = NOW.replace(month=1, day=31, hour=23, minute=30)  # half past midnight in Berlin
    ledger.record(book, account("a", recorded_at=known), "anna", "crm", NOW)
    assert str(ledger.first_day(book)) == "2026-02-01"


def test_a_batch_reaches_back_to_the_earliest_it_brought(book: Ledger) -> None:
    early, late = NOW - timedelta(days=90), NOW - timedelta(days=30)
    first = ledger.record(book, account("a", recorded_at=late), "anna", "crm", NOW)
    both = [*account("b", recorded_at=late), *account("c", recorded_at=early)]
    second = ledger.record(book, both, "anna", "crm", NOW + timedelta(hours=1))
    for _ in range(2):
        found = ledger.learnt_since(book, NOW)
        assert [(each.batch_id, each.known_from) for each in found] == [(first, late), (second, early)]
    assert [each.batch_id for each in ledger.learnt_since(book, NOW + timedelta(minutes=1))] == [second]


def test_settings_are_no_reason_to_score_the_past_again(book: Ledger) -> None:
    chosen = [Facts("settings", ("setting_id", "name", "value"), (("s", "capacity", "40"),))]
    ledger.record(book, chosen, "anna", "settings", NOW)
    assert ledger.learnt_since(book, NOW) == ()


def test_batches_come_newest_first_and_say_when_they_were_taken_back(book: Ledger) -> None:
    batches = [ledger.record(book, account(each), "anna", "crm", NOW) for each in "abc"]
    undo = ledger.undo(book, batches[1], "anna", NOW + timedelta(days=1))
    assert [row["batch_id"] for row in ledger.newest_batches(book, 0, 2)] == [undo, batches[2]]
    assert [row["batch_id"] for row in ledger.newest_batches(book, 3, 9)] == [batches[0]]
    assert ledger.count_batches(book) == 4
    assert ledger.undone_at(book, batches).keys() == {batches[1]}
