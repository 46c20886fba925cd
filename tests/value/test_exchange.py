"""Whether both sides gain: two by two, and unknown where either side is."""

from __future__ import annotations

import pytest

from tests.measured import Measured
from tests.worktop import Worktop, given
from troth.value.exchange import account_money

# What is left to the customer; what we billed and what that cost us, in cents; and what follows.
SIDES: dict[str, tuple[float | None, int | None, int | None, str | None]] = {
    "both gain": (5.0, 1000, 400, "mutual"),
    "we gain": (-5.0, 1000, 400, "ours_only"),
    "they gain": (5.0, 1000, 1200, "theirs_only"),
    "nobody gains": (-5.0, 1000, 1200, "neither"),
    "nothing is no gain": (0.0, 1000, 1000, "neither"),
    "their side unknown": (None, 1000, 400, None),
    "our cost unknown": (5.0, 1000, None, None),
    "nothing billed": (5.0, None, None, None),
}


@pytest.fixture(scope="module")
def money(worktop: Worktop) -> Measured:
    opened = [{"account_id": name, "closed": False} for name in SIDES]
    return worktop.work_out(
        given("open_accounts", [*opened, {"account_id": "gone", "closed": True}]),
        given(
            "yearly_invoices",
            [
                {"account_id": name, "sales_cents": billed, "sales": billed / 100, "cost_cents": cost}
                for name, (_, billed, cost, _) in SIDES.items()
                if billed is not None
            ],
        ),
        given("importance", [{"account_id": "both gain", "importance": "share"}]),
        given(
            "net_values",
            [
                {
                    "account_id": name,
                    "net_value": net,
                    "net_advantage": 1.0,
                    "offerings_compared": 2,
                    "offerings_uncompared": 0,
                }
                for name, (net, *_) in SIDES.items()
            ],
        ),
        account_money,
    )


def test_rule_66_mutual_exchange_is_gain_on_both_sides(money: Measured) -> None:
    found = money.column("account_money", "account_id", "exchange")
    assert found == {name: exchange for name, (*_, exchange) in SIDES.items()}


def test_rule_64_profit_is_before_the_cost_to_serve_and_unknown_where_a_cost_is(money: Measured) -> None:
    profit = money.column("account_money", "account_id", "gross_profit")
    assert (profit["both gain"], profit["they gain"], profit["our cost unknown"]) == (6.0, -2.0, None)


def test_rule_63_a_rank_says_that_it_rests_on_revenue(money: Measured) -> None:
    basis = money.column("account_money", "account_id", "importance_basis")
    assert (basis["both gain"], basis["nothing billed"]) == ("revenue", None)
