"""What each account was billed in a year, and what that cost us."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.value.claims import CENTS

if TYPE_CHECKING:
    import ibis.expr.types as ir

YEAR_DAYS = 365


@measure(
    question="How much did each account buy in the last 365 days, and what did it cost us?",
    grain=("account_id",),
    reads=("invoices", "moment"),
    source="rules.md 39 and 64",
)
def yearly_invoices(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Accounts with an invoice in the 365 days up to the day: net amount and cost of goods, in the book's currency.

    `sales` is the amount as a figure, `sales_cents` and `cost_cents` are whole cents; the cost is empty unless every line
    has one. Discounts are off the net amount already.
    """
    lines = tables["invoices"].cross_join(tables["moment"])
    recent = lines.filter(exact.days_between(lines["at"], lines.billed_on) < YEAR_DAYS)
    sums = recent.group_by("account_id").aggregate(
        sales_cents=exact.total_of(_cents(recent.amount)),
        known_cents=exact.total_of(_cents(recent.cost)),
        without_cost=recent.count(where=recent.cost.isnull()),
    )
    return sums.select(
        "account_id",
        "sales_cents",
        sales=sums.sales_cents.cast("float64") / CENTS,
        cost_cents=ibis.ifelse(sums.without_cost == 0, sums.known_cents, None),
    )


def _cents(money: exact.Expression) -> exact.Expression:
    return (money * CENTS).round().cast("int64")
