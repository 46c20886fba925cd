"""Which customers matter most: the fewest that bring most of the revenue, and those kept for other reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure

if TYPE_CHECKING:
    import ibis.expr.types as ir


@measure(
    question="Down to which customer does the whole book count as most important?",
    grain=("name",),
    reads=("open_accounts", "yearly_invoices"),
    source="methods.md 5, Most important customers; rules.md 63",
    whole_book=True,
)
def important_customers(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The last of the most important: its sales in cents, and in `segment` its id, which settles ties.

    Open accounts with positive sales are taken in the order of sales, then id, until they bring `important_share` of all of
    it; at least `important_least`, at most `capacity`. No row where nobody was billed anything.
    """
    ranked = _ranked(tables)
    enough = exact.settled(ranked.before / ranked.total) >= rules.important_share
    taken = ranked.filter(
        ~enough | (ranked.place < int(rules.important_least)), ranked.place < int(rules.capacity)
    )
    named = taken.mutate(name=ibis.literal("important_customers.last"))
    return named.group_by("name").aggregate(
        segment=named.account_id.argmax(named.place),
        value=named.sales_cents.argmax(named.place).cast("float64"),
    )


def _ranked(tables: Mapping[str, ir.Table]) -> ir.Table:
    """Customers from the greatest sales down: `place` from 0, the sales `before` each, and those of all, in cents."""
    served = tables["open_accounts"].filter(lambda accounts: ~accounts.closed)
    bought = tables["yearly_invoices"].semi_join(served, "account_id")
    bought = bought.filter(bought.sales_cents > 0)
    order = ibis.window(order_by=[bought.sales_cents.desc(), bought.account_id], rows=(None, 0))
    ranked = bought.mutate(
        place=ibis.row_number().over(order),
        sum_cents=bought.sales_cents.sum().over(order),
        total_cents=bought.sales_cents.sum().over(ibis.window()),
    )
    return ranked.select(
        "account_id",
        "place",
        "sales_cents",
        total=ranked.total_cents.cast("float64"),
        before=ranked.sum_cents.cast("float64") - ranked.sales_cents.cast("float64"),
    )


@measure(
    question="Which customers matter most, and why?",
    grain=("account_id",),
    reads=("open_accounts", "accounts", "yearly_invoices", "important_customers"),
    source="methods.md 5, Most important customers; rules.md 63",
    stored=False,
)
def importance(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Accounts that are among the most important: by their `share` of sales, else as `strategic` or as `reference`."""
    flags = tables["accounts"].select("account_id", "strategic", "reference")
    last = tables["important_customers"].select(last_id="segment", last_cents="value")
    accounts = tables["open_accounts"].filter(lambda rows: ~rows.closed).select("account_id")
    accounts = accounts.join(flags, "account_id").left_join(tables["yearly_invoices"], "account_id")
    accounts = accounts.select("account_id", "strategic", "reference", "sales_cents")
    joined = accounts.left_join(last, ibis.literal(value=True))
    sales = joined.sales_cents.cast("float64")
    among = (sales > joined.last_cents) | (
        (sales == joined.last_cents) & (joined.account_id <= joined.last_id)
    )
    named = joined.select(
        "account_id",
        importance=ibis.cases(
            (ibis.coalesce(among, False), "share"),
            (joined.strategic, "strategic"),
            (joined.reference, "reference"),
            else_=None,
        ),
    )
    return named.filter(named.importance.notnull())
