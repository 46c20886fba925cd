"""What all evidence of met needs has in common: a weight that fades, and how well a need was met."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import exact
from troth.model.exact import Expression

if TYPE_CHECKING:
    import ibis.expr.types as ir

EVIDENCE = (
    "account_id",
    "person_id",
    "fact_table",
    "fact_id",
    "weight_nano",
    "met_micro",
    "own_word",
    "shared",
)
EVIDENCE_GRAIN = ("account_id", "person_id", "fact_table", "fact_id")
FADING = ("moment", "need_decay")


def faded(facts: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    """`facts` (account_id, person_id, fact_table, fact_id, dated_on, weight, met_micro, own_word) as evidence.

    `shared` marks what reached the person through a promise to the account as a whole; it is false unless given.
    `weight_nano` is what age leaves of the weight, in units of 1e-9; a fact of which nothing is left is dropped.
    """
    if "shared" not in facts.columns:
        facts = facts.mutate(shared=ibis.literal(False))  # noqa: FBT003
    dated = facts.cross_join(tables["moment"])
    aged = dated.mutate(age_days=exact.days_between(dated.at, dated.dated_on))
    joined = aged.inner_join(tables["need_decay"].rename(left_nano="weight_nano"), "age_days")
    weighed = joined.mutate(weight_nano=(joined.weight * joined.left_nano).round().cast("int64"))
    return weighed.filter(weighed.weight_nano > 0).select(*EVIDENCE)


def met_micro(met: Expression) -> Expression:
    """How well a need was met, in [0, 1], in whole units of 1e-6."""
    return exact.micro(exact.between(met, 0.0, 1.0))
