"""What an account had from us, on one row: the figures of this room side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, measure
from troth.model.exact import Expression
from troth.value.claims import CENTS
from troth.value.exchange import MONEY

if TYPE_CHECKING:
    import ibis.expr.types as ir

COUNTS = (
    "claims_created",
    "claims_priced",
    "claims_confirmed",
    "claims_destroyed",
    "claims_ours_only",
    "perceived_people",
    "promised_claims",
)
AMOUNTS = {
    "value_created": "created_cents",
    "value_confirmed": "confirmed_cents",
    "value_destroyed": "destroyed_cents",
    "value_untold": "untold_cents",
    "promised_value": "promised_cents",
    "realised_value": "realised_cents",
}
TOLD = ("value_coverage", "perceived_gap", "realised_ratio")
FOLLOW_UP = ("remorse_due", "remorse_done")
# Measures with at most one row an account; their other columns go into the row of the account.
PARTS = (
    "claim_sums",
    "value_coverage",
    "perceived_by_account",
    "realised_value",
    "account_money",
    "follow_up_sums",
)


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
        **{name: _money(joined[cents]) for name, cents in AMOUNTS.items()},
        **{name: joined[name] for name in TOLD},
        value_coverage_evidence=ibis.coalesce(joined.value_coverage_evidence, "none"),
        **{name: joined[name] for name in MONEY},
        **{name: ibis.coalesce(joined[name], 0) for name in FOLLOW_UP},
    )


def _money(cents: Expression) -> Expression:
    """Cents as an amount in the book's currency."""
    return cents.cast("float64") / CENTS
