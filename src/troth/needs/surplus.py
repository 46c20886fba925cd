"""What keeping a promise better than promised says about respect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.needs.faded import EVIDENCE_GRAIN, FADING, faded, met_micro
from troth.needs.ratings import MERELY_MET

if TYPE_CHECKING:
    import ibis.expr.types as ir

_MILLI = 1000.0


@measure(
    question="What do exceeded promises add to what we know of a person's respect?",
    grain=EVIDENCE_GRAIN,
    reads=("promise_surplus", *FADING),
    source="rule 33; methods 3, Surplus",
    stored=False,
)
def surplus_evidence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Promises kept better than promised, each with its own weight and day; merely kept ones say nothing here."""
    exceeded = tables["promise_surplus"].filter(lambda rows: rows.surplus_micro > 0)
    surplus = exact.from_micro(exceeded.surplus_micro)
    met = MERELY_MET + MERELY_MET * ibis.least(surplus / rules.surplus_scale, 1.0)
    facts = exceeded.select(
        "account_id",
        "person_id",
        "shared",
        fact_table=ibis.literal("promises"),
        fact_id=exceeded.promise_id,
        dated_on=exceeded["on"],
        weight=exceeded.importance_milli / _MILLI,
        met_micro=met_micro(met),
        own_word=ibis.literal(True),  # noqa: FBT003
    )
    return faded(facts, tables)
