"""Where each promise stands, as pages and other measures read it."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure


@measure(
    question="Where does each promise stand, in the eyes of those it was made to?",
    grain=("promise_id",),
    reads=("promise_evidence", "our_promises"),
    source="rules.md 20",
    stored=False,
)
def promise_standing(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """State of every promise with the need and pillar it serves."""
    evidence = tables["promise_evidence"]
    promises = tables["our_promises"].select("promise_id", "need_id", "pillar_id")
    own = evidence.filter(evidence.own).join(promises, "promise_id")
    return own.select("promise_id", "account_id", "person_id", "need_id", "pillar_id", "state")


@measure(
    question="Which promises were exceeded, for whom?",
    grain=("promise_id", "person_id"),
    reads=("promise_evidence",),
    source="methods.md 2: the surplus goes to respect; rules.md 33",
)
def promise_surplus(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Promises kept beyond what was promised, with weight (milli), surplus (micro) and day.

    A promise to the account as a whole is `shared`: once for person '', the account itself, and in part for each of
    its people in office.
    """
    evidence = tables["promise_evidence"]
    exceeded = evidence.filter(evidence.surplus_micro > 0)
    return exceeded.select(
        "account_id",
        "promise_id",
        "surplus_micro",
        person_id=exceeded.viewer_id,
        shared=~exceeded.named,
        importance_milli=exceeded.weight_milli,
        on=exceeded.speaks_on,
    )


@measure(
    question="How far was each promise kept, and what does that do to trust?",
    grain=("promise_id",),
    reads=("promise_evidence", "change_evidence"),
    source="tables.md, promise_scores; rules.md 28, 41",
    stored=False,
)
def promise_scores(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """One row per promise of ours; the debit carries the asymmetry."""
    evidence = tables["promise_evidence"]
    changes = tables["change_evidence"]
    own_changes = changes.filter(changes.own)
    taken = own_changes.group_by("promise_id").agg(changed=exact.sum_of_products(own_changes.debit_atto))
    own = evidence.filter(evidence.own).left_join(taken, "promise_id").drop("promise_id_right")
    debit = exact.one_product(own.debit_atto) + ibis.coalesce(own.changed, 0.0)
    return own.select(
        "promise_id",
        "state",
        degree=exact.from_micro(own.degree_micro),
        surplus=ibis.ifelse(own.degree_micro.notnull(), exact.from_micro(own.surplus_micro), None),
        trust_credit=exact.rounded(exact.one_product(own.credit_atto)),
        trust_debit=exact.rounded(rules.broken_promise_weight * debit),
        perception_gap=ibis.ifelse(
            own.judged_by_customer, exact.from_micro(own.recorded_micro - own.degree_micro), None
        ),
    )
