"""What is left to a customer in a year, from us and from the next best alternative."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.measured import Measured, measured
from troth.value.net_value import net_values, offering_values

AT = date(2026, 6, 30)


def statement(
    account: str, supplier: str, value: float | None, price: float, cost: float | None = 0.0, **more: Any
) -> dict[str, Any]:
    """What our staff said today of a supplier of drives, or what `more` makes of it."""
    said: dict[str, Any] = {"said_by": "staff", "stated_on": AT, "offering_id": "drives", **more}
    equation = {"value_per_year": value, "price_per_year": price, "own_cost_per_year": cost}
    return {"account_id": account, "supplier": supplier, **equation, **said}


def net_values_of(folder: Path, *statements: dict[str, Any]) -> Measured:
    book = {
        "accounts": [
            {"account_id": name, "name": name} for name in {row["account_id"] for row in statements}
        ],
        "offerings": [{"offering_id": name, "name": name} for name in ("drives", "pumps")],
        "alternatives": [{"alternative_id": f"a{place}", **row} for place, row in enumerate(statements)],
    }
    return measured(folder / "book", book, (offering_values, net_values), AT)


def test_by_hand_anderson_and_narus_value_less_price_less_own_cost_against_the_next_best(
    tmp_path: Path,
) -> None:
    found = net_values_of(
        tmp_path,
        statement("wren", "us", 500.0, 300.0, cost=50.0),
        statement("wren", "Ravenmade", 420.0, 310.0, cost=20.0),
        statement("wren", "Otherwise", 450.0, 350.0, cost=40.0),
    )
    assert found.rows("offering_values") == [
        {"account_id": "wren", "offering": "drives", "ours_cents": 15000, "best_cents": 9000}
    ]
    (wren,) = found.rows("net_values")
    assert (wren["net_value"], wren["net_advantage"]) == (150.0, 60.0)
    assert (wren["offerings_compared"], wren["offerings_uncompared"]) == (1, 0)


def test_rule_65_the_customers_word_counts_before_ours_then_the_latest_that_names_all_three(
    tmp_path: Path,
) -> None:
    earlier: dict[str, Any] = {"stated_on": AT - timedelta(days=9)}
    found = net_values_of(
        tmp_path,
        statement("theirs", "us", 10.0, 4.0, said_by="customer", **earlier),
        statement("theirs", "us", 90.0, 4.0),
        statement("latest", "us", 20.0, 4.0),
        statement("latest", "us", 30.0, 4.0, **earlier),
        statement("whole", "us", 40.0, 4.0, **earlier),
        statement("whole", "us", 50.0, 4.0, cost=None),
        statement("whole", "us", None, 4.0, said_by="customer"),
    )
    assert found.column("net_values", "account_id", "net_value") == {
        "theirs": 6.0,
        "latest": 16.0,
        "whole": 36.0,
    }


def test_rule_65_only_the_same_offering_is_compared_and_what_is_not_is_counted(tmp_path: Path) -> None:
    found = net_values_of(
        tmp_path,
        statement("wren", "us", 10.0, 4.0),
        statement("wren", "Ravenmade", 10.0, 7.0),
        statement("wren", "us", 5.0, 4.0, offering_id="pumps"),
        statement("wren", "Ravenmade", 9.0, 1.0, offering_id=None),
        statement("crow", "Ravenmade", 9.0, 1.0),
        statement("jay", "us", 9.0, 1.0, cost=None),
    )
    assert found.rows("net_values") == [
        {
            "account_id": account,
            "net_value": net,
            "net_advantage": better,
            "offerings_compared": compared,
            "offerings_uncompared": uncompared,
        }
        for account, net, better, compared, uncompared in (
            ("crow", None, None, 0, 1),
            ("jay", None, None, 0, 1),
            ("wren", 7.0, 3.0, 1, 2),
        )
    ]
