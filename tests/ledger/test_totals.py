"""Sums and counts made in the database are those of the facts known on the day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.model import OUTPUTS, Facts

AT = date(2026, 3, 2)
LONG_AGO = date(2025, 3, 2)


def record(book: Ledger, table: str, *rows: dict[str, Any], on: date = date(2026, 1, 1)) -> None:
    """Record rows as known since a day."""
    known_at = datetime(on.year, on.month, on.day, tzinfo=UTC)
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    cells = tuple((*(row.get(name) for name in columns), known_at) for row in rows)
    ledger.record(book, [Facts(table, (*columns, "recorded_at"), cells)], "test", "test", NOW)


def invoice(
    line_id: str, amount: str, cost: str | None, billed_on: date = date(2026, 1, 5)
) -> dict[str, Any]:
    return {
        "line_id": line_id,
        "account_id": "a",
        "billed_on": billed_on,
        "amount": Decimal(amount),
        "cost": None if cost is None else Decimal(cost),
    }


def sums(book: Ledger, day: date = AT) -> dict[str, tuple[Decimal | None, ...]]:
    return ledger.sum_facts(book, "invoices", day, by="account_id", of=("amount", "cost"), after=LONG_AGO)


def test_sums_are_exact_and_empty_where_a_row_is(book: Ledger) -> None:
    record(book, "accounts", {"account_id": "a", "name": "A"})
    record(book, "invoices", invoice("1", "0.10", "0.05"), invoice("2", "9999999999999999.20", None))
    assert sums(book) == {"a": (Decimal("9999999999999999.30"), None)}


def test_what_lies_outside_the_days_or_was_not_known_is_left_out(book: Ledger) -> None:
    record(book, "accounts", {"account_id": "a", "name": "A"})
    record(book, "invoices", invoice("1", "1", "1"), invoice("2", "10", "10", LONG_AGO))
    record(book, "invoices", invoice("3", "100", "100"), on=date(2026, 2, 20))
    assert sums(book, date(2026, 2, 19)) == {"a": (Decimal(1), Decimal(1))}
    assert sums(book) == {"a": (Decimal(101), Decimal(101))}


def test_ids_are_those_of_any_version(book: Ledger) -> None:
    record(
        book,
        "accounts",
        {"account_id": "a", "name": "A", "segment": "food"},
        {"account_id": "b", "name": "B"},
    )
    moved = Facts("accounts", ("account_id", "name", "segment"), (("a", "A", "water"),))
    ledger.supersede(book, [moved], "test", "test", NOW)
    assert ledger.ids_of(book, "accounts", segment=["food", "water"]) == {"a"}
    assert ledger.ids_of(book, "accounts", segment=[]) == set()


def test_results_are_counted_and_read_over_several_runs(book: Ledger) -> None:
    record(book, "accounts", {"account_id": "a", "name": "A"})
    for day, loyalty in ((date(2026, 2, 1), 0.4), (AT, 0.5)):
        keep(book, day, loyalty)
    runs = tuple(ledger.kept_runs(book).values())
    rows = ledger.results_of_runs(book, "account_scores", runs, ("account_id", "loyalty"), account_id=["a"])
    assert [(row["run_id"], row["loyalty"]) for row in rows] == list(zip(runs, (0.4, 0.5), strict=True))
    assert ledger.count_results(book, "account_scores", runs[0], loyalty_evidence="ok") == 1
    assert ledger.count_results(book, "account_scores", "no such run", loyalty_evidence="ok") == 0


def keep(book: Ledger, at: date, loyalty: float) -> None:
    """Keep a run with one account."""
    empty: dict[str, Any] = {
        column.name: None if column.optional else "ok" if column.choices else 0.0
        for column in OUTPUTS["account_scores"].columns[1:]
    }
    row = {**empty, "account_id": "a", "loyalty": loyalty, "promises_due": 0, "promises_kept": 0}
    run: dict[str, Any] = {
        "run_id": f"run {at}",
        "at": at,
        "rules": "rules",
        "priors_of": f"run {at}",
        "engine": "none",
        "version": "0",
        "fact_count": 1,
        "assumed_share": 0.0,
        "started_at": NOW,
        "finished_at": NOW,
    }
    ledger.keep(book, run, {"account_scores": [tuple(row.values())]})
