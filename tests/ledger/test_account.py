"""All that concerns one account, and nothing else, is read at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.model import TABLES, Facts

DAY = date(2026, 2, 2)


def ids(book: Ledger, account_id: str) -> dict[str, list[Any]]:
    """The ids found of each table that has any."""
    found = ledger.account_rows(book, account_id)
    return {name: [row[0] for row in rows] for name, (_, rows) in found.items() if rows}


def test_an_account_brings_its_facts_and_those_whom_they_name(peopled: Ledger) -> None:
    ledger.record(
        peopled,
        [
            Facts(
                "promise_events",
                ("event_id", "promise_id", "kind", "happened_on"),
                tuple((f"event_{who}", f"promise_{who}", "delivered", DAY) for who in ("one", "three")),
            ),
            Facts(
                "person_choices",
                ("choice_id", "person_id", "kind", "chosen_on"),
                tuple((f"choice_{who}", f"person_{who}", "informed", DAY) for who in ("one", "three")),
            ),
            Facts(
                "needs",
                ("need_id", "person_id", "account_id", "code"),
                (("n", "person_one", "account_a", "c"),),
            ),
            Facts(
                "need_ratings", ("rating_id", "need_id", "rated_by", "rated_on"), (("r", "n", "staff", DAY),)
            ),
        ],
        by="keeper",
        source="form",
        now=NOW,
    )
    assert ids(peopled, "account_a") == {
        "accounts": ["account_a"],
        "people": ["person_one", "person_two"],
        "person_choices": ["choice_one"],
        "staff": ["staff_rita"],
        "needs": ["n"],
        "need_ratings": ["r"],
        "promises": ["promise_one", "promise_two"],
        "promise_events": ["event_one"],
    }


def test_every_version_is_there_as_it_is_stored(peopled: Ledger) -> None:
    change = Facts("accounts", ("account_id", "name", "strategic"), (("account_a", "Ashgrove Group", True),))
    ledger.supersede(peopled, [change], by="keeper", source="form", now=NOW + timedelta(days=1))
    columns, rows = ledger.account_rows(peopled, "account_a")["accounts"]
    assert columns == tuple(TABLES["accounts"].by_name)
    told = [(row[columns.index("name")], row[columns.index("strategic")]) for row in rows]
    assert told == [("Ashgrove Fittings", 0), ("Ashgrove Group", 1)]
    assert rows[0][columns.index("superseded_at")] == "2026-03-04T12:00:00.000000Z"


def test_merged_accounts_and_people_are_read_together(peopled: Ledger) -> None:
    columns = ("merge_id", "kind", "kept_id", "merged_id", "merged_on")
    merges = (
        ("m1", "account", "account_a", "account_b", DAY),
        ("m2", "person", "person_one", "person_other", DAY),
    )
    other = Facts("people", ("person_id", "name"), (("person_other", "O. Example"),))
    ledger.record(peopled, [other, Facts("merges", columns, merges)], by="k", source="form", now=NOW)
    found = ids(peopled, "account_a")
    assert found["accounts"] == ["account_a", "account_b"]
    assert set(found["people"]) == {"person_one", "person_two", "person_three", "person_other"}
    assert sorted(found["merges"]) == ["m1", "m2"]
    assert ids(peopled, "account_b") == found


def test_an_unknown_account_has_nothing(peopled: Ledger) -> None:
    assert ids(peopled, "account_zz") == {}


def test_reading_an_account_keeps_nobody_from_writing(peopled: Ledger) -> None:
    ledger.account_rows(peopled, "account_a")
    assert not peopled.connection.in_atomic_block
    ledger.retract(peopled, "staff", ["staff_rita"], by="keeper", source="form", now=NOW)


def test_each_table_is_looked_up_by_an_index(sqlite_book: Ledger) -> None:
    asked: list[str] = []

    def noting(execute: Callable[..., Any], sql: str, *rest: object) -> object:
        asked.append(sql)
        return execute(sql, *rest)

    with sqlite_book.connection.execute_wrapper(noting):
        ledger.account_rows(sqlite_book, "account_a")
    selects = [sql for sql in asked if sql.startswith("SELECT")]
    assert len(selects) > 15
    with sqlite_book.connection.cursor() as cursor:
        for sql in selects:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", ["x"] * sql.count("%s"))
            assert all("USING INDEX" in detail for *_, detail in cursor.fetchall()), sql
