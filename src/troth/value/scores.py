"""What an account had from us, on one row: the figures of this room side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, measure
from troth.model.exact import Expression
from troth.value.claims import CENTS

if TYPE_CHECKING:
    import ibis.expr.types as ir

COUNTS = ("claims_created", "claims_priced", "claims_confirmed", "claims_destroyed", "claims_ours_only")
AMOUNTS = ("created", "confirmed", "destroyed")
# Measures with at most one row an account; their other columns go into the row of the account.
PARTS = ("claim_sums",)


@measure(
    question="What value had each account from us, in all?",
    grain=("account_id",),
    reads=("unknown_share", *PARTS),
    source="tables.md, value_scores",
    stored=False,
)
def value_scores(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Every account not closed; figures that lack a fact are empty, counts are 0."""
    joined = tables["unknown_share"].select("account_id")
    for part in PARTS:
        joined = joined.left_join(
            tables[part].rename(part_id="account_id"), [("account_id", "part_id")]
        ).drop("part_id")
    return joined.select(
        "account_id",
        **{name: ibis.coalesce(joined[name], 0) for name in COUNTS},
        **{f"value_{name}": _money(joined[f"{name}_cents"]) for name in AMOUNTS},
    )


def _money(cents: Expression) -> Expression:
    """Cents as an amount in the book's currency."""
    return cents.cast("float64") / CENTS
