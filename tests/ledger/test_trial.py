"""What is tried out in a book's copy is in no book afterwards, and no copy is left for long."""

from __future__ import annotations

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.ledger.trial import trial_of
from troth.model import Facts

PIA = Facts("people", ("person_id", "name"), (("p", "Pia Sample"),))


def test_a_copy_holds_what_the_book_does_and_keeps_nothing_from_being_written(sqlite_book: Ledger) -> None:
    ledger.record(sqlite_book, [PIA], "a", "b", NOW)
    with ledger.trial(sqlite_book) as tried:
        assert [row["name"] for row in ledger.current(tried, "people")] == ["Pia Sample"]
        ledger.retract(tried, "people", ["p"], by="a", source="b", now=NOW)
        ledger.record(sqlite_book, [Facts("staff", ("staff_id", "name"), (("s", "Sam"),))], "a", "b", NOW)
    assert len(ledger.current(sqlite_book, "people")) == 1
    assert not trial_of(sqlite_book).exists()


def test_a_copy_left_behind_goes_with_the_next_one_and_with_an_erasure(sqlite_book: Ledger) -> None:
    left = trial_of(sqlite_book)
    left.write_text("left by a process that died")
    with ledger.trial(sqlite_book) as tried:
        assert ledger.current(tried, "people") == []
    ledger.record(sqlite_book, [PIA], "a", "b", NOW)
    left.write_text("Pia")
    ledger.erase(sqlite_book, "p", by="keeper", now=NOW)
    assert not left.exists()


def test_a_server_needs_no_copy_nor_does_a_transaction_that_has_begun(book: Ledger) -> None:
    with ledger.trial(book) as tried:
        assert (tried == book) is not book.is_sqlite
    with ledger.writing(book), ledger.trial(book) as tried:
        assert tried == book
