"""From the day of a merge on, the merged account or person reads as the one that was kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import Facts
from troth.workspace.sight import Sight

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
BEFORE, AFTER = date(2026, 1, 31), date(2026, 2, 1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    made = book.create(f"sqlite:///{tmp_path / 'book.sqlite3'}")
    yield made
    book.close(made)
    del connections.databases[made.alias]


def record(ledger: Ledger, table: str, *rows: dict[str, Any]) -> None:
    columns = tuple(rows[0])
    cells = tuple((*row.values(), FIRST) for row in rows)
    book.record(ledger, [Facts(table, (*columns, "recorded_at"), cells)], "test", "test", NOW)


def merge(merged_id: str, kept_id: str) -> dict[str, Any]:
    return {
        "merge_id": merged_id,
        "kind": "account",
        "kept_id": kept_id,
        "merged_id": merged_id,
        "merged_on": AFTER,
    }


@pytest.fixture
def merged(ledger: Ledger) -> Ledger:
    """Three accounts, each with a promise; c became b, and b became a."""
    record(ledger, "accounts", *({"account_id": name, "name": name.upper()} for name in "abc"))
    record(
        ledger,
        "promises",
        *({"promise_id": f"p{name}", "account_id": name, "words": "w", "made_on": BEFORE} for name in "abc"),
    )
    record(ledger, "merges", merge("c", "b"), merge("b", "a"))
    return ledger


def promised(ledger: Ledger, at: date) -> dict[str, str]:
    return {
        row["promise_id"]: row["account_id"]
        for row in Sight(ledger, at, "").facts("promises", account_id=["a"])
    }


def test_before_the_merge_everyone_stands_alone(merged: Ledger) -> None:
    assert promised(merged, BEFORE) == {"pa": "a"}


def test_from_the_merge_on_all_belong_to_the_kept_one_however_long_the_chain(merged: Ledger) -> None:
    assert promised(merged, AFTER) == {"pa": "a", "pb": "a", "pc": "a"}
    assert Sight(merged, AFTER, "").ids("promises", account_id=["a"]) == {"pa", "pb", "pc"}


def test_the_merged_row_is_gone(merged: Ledger) -> None:
    assert [row["account_id"] for row in Sight(merged, AFTER, "").facts("accounts")] == ["a"]


def test_the_merged_id_leads_to_the_kept_one(merged: Ledger) -> None:
    sight = Sight(merged, AFTER, "")
    assert [sight.kept("accounts", name) for name in "abc"] == ["a", "a", "a"]


def test_a_circle_of_merges_ends(ledger: Ledger) -> None:
    record(ledger, "accounts", *({"account_id": name, "name": name} for name in "ab"))
    record(ledger, "merges", merge("a", "b"), merge("b", "a"))
    assert Sight(ledger, AFTER, "").kept("accounts", "a") in {"a", "b"}
