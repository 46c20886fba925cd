"""What each account was billed in a year, and what that cost us."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.measured import measured
from troth.value.invoices import yearly_invoices

AT = date(2026, 6, 30)


def line(account: str, age_days: int, amount: str, cost: str | None = None) -> dict[str, Any]:
    return {
        "line_id": f"{account} {age_days} {amount}",
        "account_id": account,
        "billed_on": AT - timedelta(days=age_days),
        "amount": Decimal(amount),
        "cost": cost and Decimal(cost),
    }


LINES = [
    line("known", 0, "1.10", "0.40"),
    line("known", 364, "2.20", "0.50"),
    line("known", 365, "99.00"),
    line("known", -1, "99.00"),
    line("partly", 10, "5.00", "1.00"),
    line("partly", 11, "5.00"),
    line("given back", 3, "-4.00", "0.00"),
]


def test_rule_64_a_years_sales_and_their_cost_where_every_line_has_one(tmp_path: Path) -> None:
    accounts = [{"account_id": name, "name": name} for name in sorted({row["account_id"] for row in LINES})]
    found = measured(tmp_path / "book", {"accounts": accounts, "invoices": LINES}, (yearly_invoices,), AT)
    assert found.rows("yearly_invoices") == [
        {"account_id": "given back", "sales_cents": -400, "sales": -4.0, "cost_cents": 0},
        {"account_id": "known", "sales_cents": 330, "sales": 3.3, "cost_cents": 90},
        {"account_id": "partly", "sales_cents": 1000, "sales": 10.0, "cost_cents": None},
    ]
