"""Whether both sides gain: the customer's net value held against what its business leaves us."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, measure
from troth.value.claims import CENTS

if TYPE_CHECKING:
    import ibis.expr.types as ir

MONEY = (
    *("importance", "importance_basis", "revenue", "gross_profit", "net_value", "net_advantage"),
    *("offerings_compared", "offerings_uncompared", "exchange"),
)


@measure(
    question="What does each account bring us, what do we leave it, and do both gain?",
    grain=("account_id",),
    reads=("open_accounts", "yearly_invoices", "importance", "net_values"),
    source="methods.md 5; rules.md 63 to 66",
    stored=False,
)
def account_money(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """One row per account not closed: money of a year on both sides, in the book's currency, and what follows from it.

    `gross_profit` is before the cost to serve. `exchange` is empty unless both sides are known.
    """
    accounts = tables["open_accounts"].filter(lambda rows: ~rows.closed).select("account_id")
    for table in (tables["yearly_invoices"], tables["importance"], tables["net_values"]):
        accounts = accounts.left_join(table, "account_id").drop("account_id_right")
    profit_cents = accounts.sales_cents - accounts.cost_cents
    they_gain, we_gain = accounts.net_value > 0.0, profit_cents > 0
    return accounts.select(
        "account_id",
        "importance",
        "net_value",
        "net_advantage",
        importance_basis=ibis.ifelse(accounts.sales_cents.notnull(), "revenue", None),
        revenue=accounts.sales,
        gross_profit=profit_cents.cast("float64") / CENTS,
        offerings_compared=ibis.coalesce(accounts.offerings_compared, 0),
        offerings_uncompared=ibis.coalesce(accounts.offerings_uncompared, 0),
        exchange=ibis.cases(
            (they_gain.isnull() | we_gain.isnull(), None),
            (they_gain & we_gain, "mutual"),
            (we_gain, "ours_only"),
            (they_gain, "theirs_only"),
            else_="neither",
        ),
    )
