"""All that is known about how well a person's needs are met, fact by fact and in sum."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.needs.faded import EVIDENCE, EVIDENCE_GRAIN

if TYPE_CHECKING:
    import ibis.expr.types as ir

KINDS = ("rating_evidence", "feedback_evidence", "trial_evidence", "claim_evidence", "surplus_evidence")


@measure(
    question="Which facts say how well a person's needs are met, how well, and with what weight?",
    grain=EVIDENCE_GRAIN,
    reads=KINDS,
    source="methods 3; rules 29 to 33",
)
def need_evidence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """One row per fact and person: `weight_nano` faded weight (1e-9), `met_micro` in 0..1000000.

    Person '' is the account itself: promises to it kept better than promised, counted once in full.
    `own_word` is false for the impressions of our staff, true for what their people said, did, or had from us.
    """
    return ibis.union(*(tables[kind].select(*EVIDENCE) for kind in KINDS))


@measure(
    question="How much is known about how well a person's needs are met, and how well are they met?",
    grain=("account_id", "person_id"),
    reads=("need_evidence",),
    source="methods 3",
)
def need_sums(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Per person: `need_weight` = sum of w D, `need_met` = sum of w D x, both exact.

    `personal_` sums leave out what reached the person through promises to the account as a whole.
    `own_word_weight` is that weight without the impressions of our staff, which never make evidence more than thin.
    """
    facts = tables["need_evidence"]
    return facts.group_by("account_id", "person_id").aggregate(
        need_weight=_weight(facts.weight_nano),
        need_met=exact.sum_of_products(facts.weight_nano * facts.met_micro, exact.MICRO),
        personal_weight=_weight(facts.shared.ifelse(0, facts.weight_nano)),
        personal_met=exact.sum_of_products(
            facts.shared.ifelse(0, facts.weight_nano) * facts.met_micro, exact.MICRO
        ),
        own_word_weight=_weight(facts.own_word.ifelse(facts.weight_nano, 0)),
    )


def _weight(weight_nano: exact.Expression) -> exact.Expression:
    return exact.sum_of(weight_nano) / float(exact.NANO)
