"""One writer at a time, and a writer that dies leaves nothing."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.ledger.writing import new_batch
from troth.model import BookError, Facts

# Writes 5000 accounts, says so from within the transaction, and never ends.
ENDLESS = """if True:
    import sys, time
    from datetime import UTC, datetime
    from troth import ledger
    from troth.model import Facts

    def endless():
        yield Facts("accounts", ("account_id", "name"), tuple((f"account_{n}", "A name") for n in range(5000)))
        print("writing", flush=True)
        time.sleep(600)

    ledger.record(ledger.open(sys.argv[1]), endless(), by="k", source="form", now=datetime(2026, 3, 3, tzinfo=UTC))
"""


def address(book: Ledger) -> str:
    """The address of a book."""
    known = book.connection.settings_dict
    if book.is_sqlite:
        return f"sqlite:///{known['NAME']}"
    return f"postgresql://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


def accounts(*ids: str) -> Facts:
    """Accounts without anything."""
    return Facts("accounts", ("account_id", "name"), tuple((each, "A name") for each in ids))


def test_a_writer_killed_in_the_middle_leaves_nothing(book: Ledger) -> None:
    for _ in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", ENDLESS, address(book)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "writing\n"
            writer.send_signal(signal.SIGKILL)
            writer.wait()
        assert ledger.versions(book, "accounts") == []
        assert ledger.versions(book, "batches") == []
    ledger.record(book, [accounts("account_1")], by="k", source="form", now=NOW)
    assert len(ledger.current(book, "accounts")) == 1


def test_a_second_writer_waits_for_the_first(book: Ledger) -> None:
    order: list[str] = []

    def second() -> None:
        other = ledger.open(address(book))
        ledger.record(other, [accounts("account_2")], by="second", source="form", now=NOW)
        order.append("second")
        ledger.close(other)

    with new_batch(book, "first", "form", NOW):
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.3)
        assert order == []
        order.append("first")
    thread.join()
    assert order == ["first", "second"]
    written = [(row["written_by"], row["written_at"]) for row in ledger.current(book, "batches")]
    assert written == [("first", NOW), ("second", NOW + timedelta(microseconds=1))]


def test_a_reader_sees_nothing_of_a_batch_before_it_is_whole(book: Ledger) -> None:
    seen: list[int] = []

    def read() -> None:
        other = ledger.open(address(book))
        seen.append(len(ledger.current(other, "accounts")))
        ledger.close(other)

    def facts() -> Iterator[Facts]:
        yield accounts(*(f"account_{number}" for number in range(6000)))
        reader = threading.Thread(target=read)
        reader.start()
        reader.join()
        yield accounts("account_last")

    ledger.record(book, facts(), by="k", source="form", now=NOW)
    read()
    assert seen == [0, 6001]


@pytest.mark.parametrize(("by", "source"), [("", "form"), ("keeper", ""), ("keep\x00er", "form")])
def test_a_batch_says_who_wrote_it_and_from_where(book: Ledger, by: str, source: str) -> None:
    with pytest.raises(BookError, match="correct who writes and from where"):
        ledger.record(book, [accounts("account_1")], by=by, source=source, now=NOW)
    assert ledger.versions(book, "accounts") == []
