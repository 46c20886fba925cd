"""What each claim of value weighs within its account."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.value.claims import CENTS

if TYPE_CHECKING:
    import ibis.expr.types as ir

SCALE = 10_000  # the share of claims below the cap is compared in whole ten-thousandths


@measure(
    question="With how much money may one claim of value weigh at most?",
    grain=("name",),
    reads=("counting_claims",),
    source="methods 5: winsorised at the 95th percentile; rule 57",
    whole_book=True,
)
def claim_money_cap(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The least money, in the book's currency, that the given share of the priced claims of value does not exceed."""
    claims = tables["counting_claims"]
    priced = claims.filter(claims.weight_micro > 0, ~claims.destroyed, claims.money_cents > 0)
    in_order = ibis.row_number().over(order_by=[priced.money_cents, priced.claim_id])
    ranked = priced.select("money_cents", place=in_order + 1)
    ranked = ranked.cross_join(priced.aggregate(count=priced.count()))
    share = round(rules.claim_money_share * SCALE)
    named = ranked.mutate(name=ibis.literal("claim_money_cap"), segment=ibis.literal(""))
    reaching = named.filter(named.place * SCALE >= named["count"] * share)
    cap = reaching.group_by("name", "segment").aggregate(cents=reaching.money_cents.min())
    return cap.select("name", "segment", value=cap.cents.cast("float64") / CENTS)


@measure(
    question="Which part of the value an account had does each claim stand for?",
    grain=("claim_id",),
    reads=("counting_claims", "claim_money_cap"),
    source="methods 5; rule 57",
)
def claim_shares(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Claims of value created that weigh anything; `share_nano`, in units of 1e-9, comes to 1 in each account.

    Where all of them are priced, a claim weighs its grade times its money; else each weighs its grade alone, so that
    hours and tonnes are never added up. `money_cents` is not cut at the cap.
    """
    claims = tables["counting_claims"]
    created = claims.filter(claims.weight_micro > 0, ~claims.destroyed)
    priced = created.group_by("account_id").aggregate(
        in_money=created.count(where=created.money_cents.isnull()) == 0
    )
    cap = tables["claim_money_cap"].aggregate(cap=tables["claim_money_cap"].value.max())
    joined = created.inner_join(priced, "account_id").cross_join(cap)
    money = joined.money_cents.cast("float64") / CENTS
    capped = ibis.ifelse(joined["cap"].isnull() | (money < joined["cap"]), money, joined["cap"])
    each = ibis.ifelse(
        joined.in_money, (capped * joined.weight_micro.cast("float64")).round(), joined.weight_micro
    )
    weighed = joined.select("account_id", "claim_id", "pillar_id", "money_cents", weight=each.cast("int64"))
    totals = weighed.group_by("account_id").aggregate(total=exact.sum_of(weighed.weight))
    shared = weighed.inner_join(totals, "account_id").filter(lambda rows: rows.weight > 0)
    return shared.select(
        *("account_id", "claim_id", "pillar_id", "money_cents"),
        share_nano=exact.nano(shared.weight.cast("float64") / shared.total),
    )
