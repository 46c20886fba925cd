"""Through which parts of our brand promise customers had value from us, over the whole book."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.value.claims import CENTS

if TYPE_CHECKING:
    import ibis.expr.types as ir

FIGURES = ("claims", "priced", "created", "lost", "destroyed")


@measure(
    question="Through which part of our brand promise did customers have value from us?",
    grain=("name", "segment"),
    reads=("open_accounts", "counting_claims"),
    source="methods.md 5; rules.md 68",
    whole_book=True,
)
def value_by_pillar(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Claims with a word of the customer's by pillar, which is `segment`; empty text: they name none.

    `claims` of value created, of these `priced`, their value `created`; claims of value `lost`, and what was `destroyed`,
    both in the book's currency and above 0. Accounts that are closed are left out.
    """
    served = tables["open_accounts"].filter(lambda rows: ~rows.closed)
    claims = tables["counting_claims"].semi_join(served, "account_id")
    claims = claims.filter(claims.weight_micro > 0).mutate(segment=ibis.coalesce(claims.pillar_id, ""))
    gained = ~claims.destroyed
    sums = claims.group_by("segment").aggregate(
        claims=claims.count(where=gained).cast("float64"),
        priced=claims.count(where=gained & claims.money_cents.notnull()).cast("float64"),
        created=exact.sum_of(ibis.ifelse(gained, claims.money_cents, 0)) / CENTS,
        lost=claims.count(where=claims.destroyed).cast("float64"),
        destroyed=exact.sum_of(ibis.ifelse(claims.destroyed, -claims.money_cents, 0)) / CENTS,
    )
    return ibis.union(
        *(
            sums.select(name=ibis.literal(f"value_by_pillar.{each}"), segment="segment", value=each)
            for each in FIGURES
        )
    )
