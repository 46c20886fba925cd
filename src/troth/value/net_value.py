"""What customers have of us in a year, less what we cost them, against the next best alternative (Anderson and Narus 1998)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.value.claims import CENTS

if TYPE_CHECKING:
    import ibis.expr.types as ir

US = "us"
_OFFERED = ["account_id", "offering"]


@measure(
    question="What is left to each customer of an offering in a year, from us and from the next best supplier?",
    grain=("account_id", "offering"),
    reads=("alternatives",),
    source="Anderson and Narus 1998; methods.md 5; rules.md 65",
    stored=False,
)
def offering_values(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Value less price less own cost, in cents: `ours_cents`, and `best_cents` of the best other; empty if not known.

    Of each supplier one statement counts, of those that name all three: the customer's before ours, then the latest.
    `offering` is empty text where a statement names none.
    """
    said = tables["alternatives"].mutate(
        offering=lambda rows: ibis.coalesce(rows.offering_id, ""),
        net_cents=_net_cents,
    )
    first = ibis.window(
        group_by=[*_OFFERED, "supplier"],
        order_by=[
            said.net_cents.notnull().desc(),
            (said.said_by == "customer").desc(),
            said.stated_on.desc(),
            said.alternative_id.desc(),
        ],
    )
    counted = said.mutate(place=ibis.row_number().over(first)).filter(lambda rows: rows.place == 0)
    ours, best = counted.supplier == US, counted.supplier != US
    return counted.group_by(_OFFERED).aggregate(
        ours_cents=counted.net_cents.max(where=ours), best_cents=counted.net_cents.max(where=best)
    )


def _net_cents(said: ir.Table) -> exact.Expression:
    return (
        ((said.value_per_year - said.price_per_year - said.own_cost_per_year) * CENTS).round().cast("int64")
    )


@measure(
    question="What is left to each customer in a year, and by how much is it better off than with the next best?",
    grain=("account_id",),
    reads=("offering_values",),
    source="Anderson and Narus 1998; methods.md 5; rules.md 65",
    stored=False,
)
def net_values(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """`net_value` sums the offerings whose own equation is known; `net_advantage` those where the alternative's is too.

    `offerings_compared` are those, `offerings_uncompared` the others anything was said of.
    """
    offered = tables["offering_values"]
    known = offered.ours_cents.notnull()
    both = known & offered.best_cents.notnull()
    better = offered.ours_cents - offered.best_cents
    sums = offered.group_by("account_id").aggregate(
        net_cents=exact.total_of(offered.ours_cents),
        better_cents=exact.total_of(better),
        known=offered.count(where=known),
        compared=offered.count(where=both),
        uncompared=offered.count(where=~both),
    )
    return sums.select(
        "account_id",
        net_value=ibis.ifelse(sums.known > 0, sums.net_cents.cast("float64") / CENTS, None),
        net_advantage=ibis.ifelse(sums.compared > 0, sums.better_cents.cast("float64") / CENTS, None),
        offerings_compared=sums.compared,
        offerings_uncompared=sums.uncompared,
    )
