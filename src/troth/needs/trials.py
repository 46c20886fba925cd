"""What answering our messages, or leaving them unanswered, says about respect."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.needs.faded import EVIDENCE_GRAIN, FADING, faded

if TYPE_CHECKING:
    import ibis.expr.types as ir


@measure(
    question="Does the book record when messages were answered?",
    grain=("name", "segment"),
    reads=("interactions",),
    source="rule 46",
    whole_book=True,
)
def reply_records(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """One row, 1.0 if any day of reply is known in the whole book, else 0.0: then no silence may be read as one."""
    interactions = tables["interactions"]
    book = interactions.aggregate(replies=interactions.replied_on.count())
    return book.select(
        name=ibis.literal("reply_records"),
        segment=ibis.literal(""),
        value=(book.replies > 0).ifelse(1.0, 0.0),
    )


@measure(
    question="What do answered and unanswered messages add to what we know of a person's respect?",
    grain=EVIDENCE_GRAIN,
    reads=("contact_evidence", "reply_records", *FADING),
    source="rules 32 and 46",
    stored=False,
)
def trial_evidence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Our messages known to be answered in time, or unanswered after that time.

    All messages of one person in one year back from the day weigh at most `trial_cap`, so that the volume of mail
    cannot outweigh what people say.
    """
    recorded = tables["reply_records"].filter(lambda rows: rows.value > 0).select("value")
    asked = tables["contact_evidence"].filter(lambda rows: rows.asked_on.notnull())
    messages = asked.cross_join(tables["moment"].select(today="at")).cross_join(recorded)
    age_days = exact.days_between(messages.today, messages.last_on)
    year = age_days - age_days % int(rules.trial_block_days)
    is_late = exact.days_between(messages.today, messages.asked_on) > int(rules.answer_days)
    settled = messages.mutate(year=year).filter(messages.answered | is_late)
    trials = settled.count().over(group_by=["account_id", "person_id", "year"])
    facts = settled.mutate(trials=trials.cast("float64"))
    return faded(
        facts.select(
            "account_id",
            "person_id",
            fact_table=ibis.literal("interactions"),
            fact_id=facts.fact_id,
            dated_on=facts.last_on,
            weight=ibis.least(rules.trial_weight, rules.trial_cap / facts.trials),
            met_micro=facts.answered.ifelse(exact.MICRO, 0).cast("int64"),
            own_word=ibis.literal(True),  # noqa: FBT003
        ),
        tables,
    )
