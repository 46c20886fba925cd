"""What is at stake is money times what loyalty does not hold; what is not known is never held against anyone."""

from __future__ import annotations

from decimal import Decimal

from tests.reports.rows import figure, row
from troth.reports.known import Row
from troth.reports.stake import Billed, Worries, stakes


def score(name: str, loyalty: float | None) -> Row:
    known = {} if loyalty is None else figure("loyalty", loyalty)
    return row("account_scores", account_id=name, **known)


def billed(amount: str, cost: str | None) -> Billed:
    return Billed(Decimal(amount), None if cost is None else Decimal(cost))


def test_at_stake_is_profit_times_one_less_the_lower_end_by_hand() -> None:
    # 1000 - 400 = 600; loyalty .5 with lower end .4: 600 * .6 = 360.
    found = stakes([score("a", 0.5)], {"a": billed("1000", "400")}, {})
    assert (found.kind, found.accounts[0].money, found.accounts[0].at_stake) == (
        "profit",
        Decimal(600),
        Decimal("360.00"),
    )


def test_revenue_stands_in_for_profit_where_one_cost_is_missing() -> None:
    found = stakes([score("a", 0.5), score("b", 0.5)], {"a": billed("10", "4"), "b": billed("20", None)}, {})
    assert found.kind == "revenue"
    assert [each.account_id for each in found.accounts] == ["b", "a"]


def test_an_account_without_evidence_is_placed_as_the_median_and_given_no_figure() -> None:
    money = {name: billed("100", "0") for name in "abc"}
    found = stakes([score("a", 0.9), score("b", 0.2), score("c", None)], money, {})
    assert [each.account_id for each in found.accounts] == ["b", "c", "a"]
    assert found.accounts[1].at_stake is None


def test_an_account_without_invoices_is_placed_as_of_median_money() -> None:
    money = {"a": billed("10", "0"), "b": billed("1000", "0")}
    found = stakes([score(name, 0.5) for name in "abc"], money, {})
    assert [each.account_id for each in found.accounts] == ["b", "c", "a"]
    assert found.accounts[1].money is None


def test_an_account_that_costs_money_has_none_at_stake() -> None:
    found = stakes([score("a", 0.5)], {"a": billed("100", "150")}, {})
    assert (found.accounts[0].money, found.accounts[0].at_stake) == (Decimal(-50), Decimal(0))


def test_without_money_gaps_and_overdue_promises_give_the_order() -> None:
    worries = {"a": Worries(0.4, 0), "b": Worries(0.2, 3)}
    found = stakes([score("a", 0.5), score("b", 0.9), score("c", 0.1)], {}, worries)
    assert (found.kind, [each.account_id for each in found.accounts]) == ("none", ["b", "a", "c"])
