"""Who knows of the value their company had: told, seen, acknowledged, or in their own words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.model.exact import Expression

if TYPE_CHECKING:
    import ibis.expr.types as ir


@measure(
    question="How far does each person know of each claim of value?",
    grain=("claim_id", "person_id"),
    reads=("value_claims", "value_communications"),
    source="methods 5; rule 58",
)
def claim_knowledge(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """`known_nano`, in units of 1e-9: the best state a person reached, however often they were told.

    Whoever said it or confirmed it knows it in full. A pair without a row was not told.
    """
    claims = tables["value_claims"]
    in_full = ibis.literal(exact.NANO).cast("int64")
    said = claims.filter(claims.person_id.notnull()).select("claim_id", "person_id", known_nano=in_full)
    confirmed = claims.filter(claims.confirmed_by.notnull())
    confirmed = confirmed.select("claim_id", person_id=confirmed.confirmed_by, known_nano=in_full)
    told = tables["value_communications"]
    told = told.select("claim_id", "person_id", known_nano=_known_nano(told.state, rules))
    every = told.union(said).union(confirmed)
    return every.group_by("claim_id", "person_id").aggregate(known_nano=every.known_nano.max())


def _known_nano(state: Expression, rules: Rules) -> Expression:
    knowledge = {
        "seen": rules.knowledge_seen,
        "acknowledged": rules.knowledge_acknowledged,
        "repeated": 1.0,
    }
    each = [(state == name, round(known * exact.NANO)) for name, known in knowledge.items()]
    return ibis.cases(*each, else_=round(rules.knowledge_told * exact.NANO)).cast("int64")
