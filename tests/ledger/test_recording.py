"""Facts are written whole or not at all, and every fault is told."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.model import BookError, Facts, RefusedError, Value

LATER = NOW + timedelta(days=1)
STAMP = datetime(2025, 6, 1, 9, 30, 0, 250_000, tzinfo=UTC)


def account(**values: Value) -> Facts:
    """One account."""
    row: dict[str, Value] = {"account_id": "account_a", "name": "Ashgrove Fittings", **values}
    return Facts("accounts", tuple(row), (tuple(row.values()),))


def test_a_fact_comes_back_as_it_was_given_with_the_defaults_of_the_contract(book: Ledger) -> None:
    batch = ledger.record(
        book,
        [account(switching_cost=Decimal("12.50"), strategic=True, opened_on=date(2020, 2, 29))],
        by="keeper",
        source="form",
        now=NOW,
    )
    (row,) = ledger.current(book, "accounts")
    assert row["switching_cost"] == Decimal("12.50")
    assert row["strategic"] is True
    assert row["indirect"] is False
    assert row["relationship"] == "contractual"
    assert row["opened_on"] == date(2020, 2, 29)
    assert row["closed_on"] is None
    assert (row["recorded_at"], row["recorded_basis"], row["batch_id"]) == (NOW, "witnessed", batch)
    (written,) = ledger.current(book, "batches")
    assert (written["batch_id"], written["written_by"], written["written_at"]) == (batch, "keeper", NOW)


@pytest.mark.parametrize(
    "amount", [Decimal("1234567890123456.78"), Decimal("-9999999999999999.99"), Decimal("0.01")]
)
def test_amounts_of_sixteen_digits_come_back_exactly(book: Ledger, amount: Decimal) -> None:
    facts = Facts(
        "invoices",
        ("line_id", "account_id", "billed_on", "amount"),
        (("line_1", "account_a", date(2026, 1, 1), amount),),
    )
    ledger.record(book, [account(), facts], by="keeper", source="form", now=NOW)
    assert [row["amount"] for row in ledger.current(book, "invoices")] == [amount]


def test_any_text_comes_back_character_by_character(book: Ledger) -> None:
    name = "Ünïcode 株式会社 \N{FAMILY} 'quoted\" \\N \\ \t tab; --\n"
    ledger.record(book, [account(name=name)], by="keeper", source="form", now=NOW)
    assert [row["name"] for row in ledger.current(book, "accounts")] == [name]


def test_references_may_point_ahead_within_a_call(peopled: Ledger) -> None:
    assert len(ledger.current(peopled, "promises", account_id="account_a")) == 2


def test_an_import_may_say_when_the_source_knew(book: Ledger) -> None:
    ledger.record(book, [account(recorded_at=STAMP)], by="keeper", source="crm.csv", now=NOW)
    (row,) = ledger.current(book, "accounts")
    assert (row["recorded_at"], row["recorded_basis"]) == (STAMP, "source")


def test_an_import_may_bring_the_whole_history_of_a_fact(book: Ledger) -> None:
    columns = ("account_id", "name", "recorded_at", "superseded_at")
    rows = (("account_a", "Ash", STAMP, STAMP + timedelta(days=9)), ("account_a", "Grove", LATER, None))
    ledger.record(
        book, [Facts("accounts", columns, rows)], by="keeper", source="crm.csv", now=LATER + timedelta(days=1)
    )
    assert [row["name"] for row in ledger.versions(book, "accounts")] == ["Ash", "Grove"]
    assert [row["name"] for row in ledger.current(book, "accounts")] == ["Grove"]


def faulty_facts() -> list[Facts]:
    """Facts with every kind of fault between rows."""
    day = date(2026, 1, 1)
    return [
        Facts(
            "promises",
            ("promise_id", "account_id", "words", "due_on"),
            (
                ("promise_four", "account_a", "fine by itself", day),
                ("promise_one", "account_a", "there already", day),
                ("promise_five", "account_zz", "of an unknown account", day),
                ("promise_six", "account_a", "", day),
                ("promise_four", "account_a", "twice in the call", day),
            ),
        ),
        Facts(
            "promise_events",
            ("event_id", "promise_id", "kind", "happened_on"),
            (
                ("event_1", "promise_six", "delivered", day),
                ("event_2", "promise_nine", "delivered", day),
                ("event_3", "promise_four", "arrived", day),
            ),
        ),
        Facts("promises", ("promise_id", "acount_id"), ()),
        Facts("promisses", ("promise_id",), ()),
    ]


def test_all_faults_of_a_call_are_told_by_table_and_row_and_nothing_is_written(peopled: Ledger) -> None:
    before = {table: ledger.versions(peopled, table) for table in ("promises", "promise_events", "batches")}
    with pytest.raises(BookError) as refused:
        ledger.record(peopled, faulty_facts(), by="keeper", source="form", now=LATER)
    told = [
        (problem.where, problem.row, problem.says.partition(";")[0]) for problem in refused.value.problems
    ]
    assert told == [
        ("promise_events", 2, "promise_id 'promise_nine' is no id of promises"),
        ("promise_events", 3, "kind came as 'arrived'"),
        ("promises", None, "'acount_id' is no column of promises"),
        ("promises", None, "account_id is not there"),
        ("promises", None, "words is not there"),
        ("promises", 2, "'promise_one' is there already"),
        ("promises", 3, "account_id 'account_zz' is no id of accounts"),
        ("promises", 4, "words is empty"),
        ("promises", 5, "'promise_four' is there already"),
        ("promisses", None, "is no table to record facts in"),
    ]
    assert {table: ledger.versions(peopled, table) for table in before} == before


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"recorded_at": LATER + timedelta(hours=1)}, "lies in the future"),
        ({"recorded_basis": "source"}, "recorded_at is empty; recorded_basis source needs one"),
        ({"recorded_basis": "assumed"}, "recorded_basis assumed needs one"),
        ({"batch_id": "batch_own"}, "batch_id is set by the ledger"),
        ({"recorded_at": STAMP, "superseded_at": STAMP - timedelta(days=1)}, "lies before recorded_at"),
        ({"recorded_at": STAMP, "superseded_at": LATER + timedelta(days=1)}, "lies in the future"),
    ],
)
def test_moments_that_cannot_be_are_refused(book: Ledger, values: dict[str, Value], says: str) -> None:
    with pytest.raises(BookError, match=says):
        ledger.record(book, [account(**values)], by="keeper", source="form", now=LATER)
    assert ledger.versions(book, "accounts") == []


def test_a_new_version_ends_the_old_one_at_the_moment_it_was_known(book: Ledger) -> None:
    ledger.record(book, [account()], by="keeper", source="form", now=NOW)
    ledger.supersede(book, [account(name="Ashgrove Group")], by="keeper", source="form", now=LATER)
    old, new = ledger.versions(book, "accounts")
    assert (old["name"], old["superseded_at"]) == ("Ashgrove Fittings", LATER)
    assert (new["name"], new["recorded_at"], new["superseded_at"]) == ("Ashgrove Group", LATER, None)


def test_a_fact_may_change_several_times_in_one_import(book: Ledger) -> None:
    ledger.record(book, [account(recorded_at=STAMP)], by="keeper", source="crm.csv", now=NOW)
    changes = [
        account(name=name, recorded_at=STAMP + timedelta(days=days)) for name, days in (("B", 1), ("C", 2))
    ]
    ledger.supersede(book, changes, by="keeper", source="crm.csv", now=LATER)
    ends = [row["superseded_at"] for row in ledger.versions(book, "accounts")]
    assert ends == [STAMP + timedelta(days=1), STAMP + timedelta(days=2), None]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (account(recorded_at=NOW), "not after the version it follows"),
        (account(recorded_at=STAMP), "not after the version it follows"),
        (account(account_id="account_b"), "is not in force, so nothing can be superseded"),
    ],
)
def test_a_version_that_replaces_nothing_or_comes_too_early_is_refused(
    book: Ledger, change: Facts, says: str
) -> None:
    ledger.record(book, [account()], by="keeper", source="form", now=NOW)
    with pytest.raises(BookError, match=says):
        ledger.supersede(book, [change], by="keeper", source="form", now=LATER)
    assert [row["superseded_at"] for row in ledger.versions(book, "accounts")] == [None]


def test_batches_of_one_moment_keep_their_order(book: Ledger) -> None:
    for name in ("first", "second", "third"):
        ledger.record(book, [account(account_id=name)], by="keeper", source="form", now=NOW)
    written = [row["written_at"] for row in ledger.current(book, "batches")]
    assert written == [NOW + timedelta(microseconds=tick) for tick in range(3)]


def test_a_clock_that_went_back_is_refused(book: Ledger) -> None:
    ledger.record(book, [account()], by="keeper", source="form", now=NOW)
    with pytest.raises(RefusedError, match="set the clock"):
        ledger.record(
            book, [account(account_id="x")], by="keeper", source="form", now=NOW - timedelta(minutes=2)
        )
    with pytest.raises(RefusedError, match="has no time zone"):
        ledger.record(book, [], by="keeper", source="form", now=datetime(2026, 4, 1))  # noqa: DTZ001


def test_an_import_writes_what_is_new_or_changed_and_leaves_the_rest(peopled: Ledger) -> None:
    told = Facts(
        "accounts",
        ("account_id", "name"),
        (("account_a", "Ashgrove Group"), ("account_b", "Brightwater Pumps"), ("account_c", "Coldharbour")),
    )
    before = ledger.versions(peopled, "accounts")
    rehearsed = ledger.rehearse(peopled, [told], by="keeper", source="crm.csv", now=LATER)
    assert ledger.versions(peopled, "accounts") == before
    assert len(ledger.current(peopled, "batches")) == 1
    done = ledger.refresh(peopled, [told], by="keeper", source="crm.csv", now=LATER)
    for outcome in (rehearsed, done):
        assert (outcome.created, outcome.changed, outcome.unchanged) == (
            *({"accounts": 1}, {"accounts": 1}, {"accounts": 1}),
        )
    names = [
        (row["account_id"], row["name"], row["recorded_at"]) for row in ledger.current(peopled, "accounts")
    ]
    assert names == [
        ("account_b", "Brightwater Pumps", NOW),
        ("account_a", "Ashgrove Group", LATER),
        ("account_c", "Coldharbour", LATER),
    ]
    again = ledger.refresh(peopled, [told], by="keeper", source="crm.csv", now=LATER)
    assert (again.created, again.changed, again.unchanged) == ({}, {}, {"accounts": 3})


def test_what_an_import_brings_under_the_stamp_of_its_making_is_known_from_the_import_on(
    peopled: Ledger,
) -> None:
    """A CRM stamps a record when it is made; a new name in the next export was first seen then."""

    def told(name: str) -> list[Facts]:
        return [Facts("accounts", ("account_id", "name", "recorded_at"), (("account_c", name, NOW),))]

    ledger.refresh(peopled, told("Coldharbour"), by="keeper", source="crm.csv", now=LATER)
    ledger.refresh(
        peopled, told("Coldharbour Mills"), by="keeper", source="crm.csv", now=LATER + timedelta(days=1)
    )
    versions = ledger.versions(peopled, "accounts", account_id="account_c")
    assert [(row["name"], row["recorded_at"], row["recorded_basis"]) for row in versions] == [
        ("Coldharbour", NOW, "source"),
        ("Coldharbour Mills", LATER + timedelta(days=1), "witnessed"),
    ]


def test_what_was_undone_can_be_imported_again(peopled: Ledger) -> None:
    told = [Facts("accounts", ("account_id", "name", "recorded_at"), (("account_c", "Coldharbour", NOW),))]
    batch = ledger.refresh(peopled, told, by="keeper", source="crm.csv", now=LATER).batch_id
    ledger.undo(peopled, batch, by="keeper", now=LATER + timedelta(days=1))
    again = ledger.refresh(peopled, told, by="keeper", source="crm.csv", now=LATER + timedelta(days=2))
    assert again.created == {"accounts": 1}
    assert "Coldharbour" in {row["name"] for row in ledger.current(peopled, "accounts")}


def test_an_import_undone_leaves_what_was_before(peopled: Ledger) -> None:
    told = Facts("accounts", ("account_id", "name"), (("account_a", "Ashgrove Group"), ("account_c", "Cold")))
    done = ledger.refresh(peopled, [told], by="keeper", source="crm.csv", now=LATER)
    ledger.undo(peopled, done.batch_id, by="keeper", now=LATER)
    assert {row["name"] for row in ledger.current(peopled, "accounts")} == {
        *("Ashgrove Fittings", "Brightwater Pumps"),
    }


def test_a_call_larger_than_a_chunk_is_still_one(book: Ledger) -> None:
    count = 12_345
    rows = tuple((f"account_{number}", "A name", "account_0") for number in range(count))
    facts = Facts("accounts", ("account_id", "name", "parent_id"), (("account_0", "A name", None), *rows[1:]))
    ledger.record(book, iter([facts]), by="keeper", source="form", now=NOW)
    assert len(ledger.current(book, "accounts")) == count
    again = tuple((f"new_{number}", "A name") for number in range(count - 1))
    last = account(account_id=f"account_{count - 1}")
    with pytest.raises(BookError, match=f"row {count}: 'account_{count - 1}' is there already"):
        ledger.record(
            book,
            [Facts("accounts", ("account_id", "name"), again), last],
            by="keeper",
            source="form",
            now=LATER,
        )
    assert len(ledger.current(book, "accounts")) == count


def test_garbage_without_end_is_counted_and_its_first_faults_are_listed(sqlite_book: Ledger) -> None:
    garbage = Facts("accounts", ("account_id", "name"), tuple(("\x01", None) for _ in range(10_000)))
    with pytest.raises(BookError, match=r"20000 times.*first 10000 are listed, 10000 are not") as refused:
        ledger.record(sqlite_book, [garbage], by="keeper", source="garbage.csv", now=NOW)
    assert len(refused.value.problems) == 10_000
