"""What answers to our questions say about respect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, measure
from troth.model.exact import Expression
from troth.needs.faded import EVIDENCE_GRAIN, FADING, faded, met_micro

if TYPE_CHECKING:
    import ibis.expr.types as ir

_TICKET_QUESTIONS = ("csat", "ces")


@measure(
    question="What do answers add to what we know of a person's respect?",
    grain=EVIDENCE_GRAIN,
    reads=("feedback", *FADING),
    source="rule 31",
    stored=False,
)
def feedback_evidence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Answers with a score on a known scale; the attraction of an alternative says nothing about us.

    Silence is no evidence: a question without an answer is no row.
    """
    answers = tables["feedback"]
    span = (answers.scale_high - answers.scale_low).nullif(0.0)
    share = (answers.score - answers.scale_low) / span
    facts = answers.filter(
        (answers.instrument != "alternative") & answers.answered_on.notnull() & share.notnull()
    ).mutate(
        fact_table=ibis.literal("feedback"),
        fact_id=answers.feedback_id,
        dated_on=answers.answered_on,
        weight=_weight(answers, rules),
        met_micro=met_micro(share),
        own_word=ibis.literal(True),  # noqa: FBT003
    )
    return faded(facts, tables)


def _weight(answers: ir.Table, rules: Rules) -> Expression:
    return ibis.cases(
        (answers.instrument.isin(_TICKET_QUESTIONS), rules.ticket_answer_weight),
        (answers["items"] > 1, rules.survey_items_weight),
        else_=rules.survey_item_weight,
    )
