"""What is at stake is money times what loyalty does not hold; what is not known is never held against anyone."""

from __future__ import annotations

from decimal import Decimal

from troth.reports.stake import Stake, stake


def staked(amount: str | None, cost: str | None, low: float | None = 0.4, kind: str = "profit") -> Stake:
    line = {
        "account_id": "a",
        "amount": None if amount is None else Decimal(amount),
        "cost": None if cost is None else Decimal(cost),
    }
    return stake(line, low, kind, 1.0)


def test_at_stake_is_profit_times_one_less_the_lower_end_by_hand() -> None:
    # 1000 - 400 = 600; the lower end of loyalty is .4: 600 * .6 = 360.
    found = staked("1000", "400")
    assert (found.money, found.at_stake) == (Decimal(600), Decimal("360.00"))


def test_revenue_stands_in_for_profit_where_a_cost_of_the_book_is_missing() -> None:
    assert staked("1000", "400", kind="revenue").money == Decimal(1000)


def test_an_account_without_a_loyalty_has_money_and_no_stake() -> None:
    found = staked("100", "0", low=None)
    assert (found.money, found.at_stake) == (Decimal(100), None)


def test_an_account_without_invoices_has_neither() -> None:
    found = staked(None, None)
    assert (found.money, found.at_stake) == (None, None)


def test_a_book_without_invoices_speaks_of_no_money() -> None:
    assert staked("100", "0", kind="none").money is None


def test_an_account_that_costs_money_has_none_at_stake() -> None:
    found = staked("100", "150")
    assert (found.money, found.at_stake) == (Decimal(-50), Decimal(0))
