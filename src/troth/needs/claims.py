"""What value confirmed by the customer's own people says about respect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.needs.faded import EVIDENCE_GRAIN, FADING, faded

if TYPE_CHECKING:
    import ibis.expr.types as ir


@measure(
    question="What do confirmed claims of value add to what we know of a person's respect?",
    grain=EVIDENCE_GRAIN,
    reads=("value_claims", *FADING),
    source="rule 33",
    stored=False,
)
def claim_evidence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Claims a person confirmed, for that person: met in full, or not at all where value was destroyed."""
    claims = tables["value_claims"]
    destroyed = ibis.coalesce(claims.amount < 0, False)
    facts = claims.filter(claims.confirmed_by.notnull() & claims.confirmed_on.notnull()).select(
        "account_id",
        person_id=claims.confirmed_by,
        fact_table=ibis.literal("value_claims"),
        fact_id=claims.claim_id,
        dated_on=claims.confirmed_on,
        weight=ibis.literal(rules.claim_weight),
        met_micro=destroyed.ifelse(0, exact.MICRO).cast("int64"),
        own_word=ibis.literal(True),  # noqa: FBT003
    )
    return faded(facts, tables)
