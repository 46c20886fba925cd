"""What names an account or a person is counted by table, facts in force alone."""

from __future__ import annotations

from datetime import date, timedelta

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.model import Facts

DAY = date(2026, 2, 2)


def test_facts_in_force_are_counted_by_who_they_name(book: Ledger) -> None:
    ledger.record(
        book,
        [
            Facts("accounts", ("account_id", "name", "parent_id"), (("a", "A", None), ("b", "B", "a"))),
            Facts(
                "promises",
                ("promise_id", "account_id", "words"),
                (("p", "a", "x"), ("q", "a", "y"), ("r", "b", "z")),
            ),
        ],
        by="test",
        source="test",
        now=NOW,
    )
    ledger.retract(book, "promises", ["q"], by="test", source="test", now=NOW + timedelta(days=1))
    found = ledger.facts_naming(book, "accounts", ["a", "b", "nobody"])
    assert found == {"a": {"accounts": 1, "promises": 1}, "b": {"promises": 1}}


def test_a_few_columns_are_read_in_the_order_they_were_written(book: Ledger) -> None:
    rows = (("m", "account", "b", "a", DAY), ("l", "account", "d", "c", DAY))
    columns = ("merge_id", "kind", "kept_id", "merged_id", "merged_on")
    ledger.record(book, [Facts("merges", columns, rows)], by="test", source="test", now=NOW)
    assert list(ledger.current_cells(book, "merges", ("merged_on", "kept_id"))) == [(DAY, "b"), (DAY, "d")]
