"""What each of our people promises against what comes: counts, announced slips, expectations asked for."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure


@measure(
    question="How did each promise of each promiser end, on the terms first given?",
    grain=("promise_id",),
    reads=("our_promises", "changed_terms", "promise_history", "verdicts", "promise_evidence", "moment"),
    source="rules.md 27, 45",
)
def promiser_record(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Promises with a promiser: original terms (as changed at the customer's wish), delivery, state."""
    promises = tables["our_promises"].filter(lambda t: t.promiser_id.notnull())
    terms, history = tables["changed_terms"], tables["promise_history"]
    verdicts = tables["verdicts"].select("promise_id", "viewer_id", "verdict")
    evidence = tables["promise_evidence"].filter(lambda t: t.own)
    evidence = evidence.select(
        "promise_id", "viewer_id", "state", "is_due", "is_kept", "released", "speaks_on"
    )
    record = promises.join(evidence, "promise_id").cross_join(tables["moment"])
    for table in (verdicts, terms):
        record = record.left_join(table, ["promise_id", "viewer_id"]).drop(
            "promise_id_right", "viewer_id_right"
        )
    record = record.left_join(history, "promise_id").drop("promise_id_right")
    return record.select(
        "promise_id",
        "promiser_id",
        "person_id",
        "need_id",
        "made_on",
        "lower_is_better",
        "delivered_on",
        "delivered_level",
        "first_warned_on",
        "verdict",
        "released",
        "state",
        "is_due",
        "is_kept",
        "at",
        "speaks_on",
        withdrawn_by_us=(record.state == "withdrawn") & ~record.released,
        level=ibis.coalesce(record.delivered_level, record.now_level, record.promised_level),
        original_level=ibis.coalesce(record.wished_level, record.promised_level),
        original_due_on=ibis.coalesce(record.wished_due_on, record.first_due_on),
        has_due=record.due_was_given | record.wished_due_on.notnull(),
    )


@measure(
    question="Which slips were announced before the promise fell due?",
    grain=("promiser_id",),
    reads=("promiser_record", "promise_events"),
    source="rules.md 45",
)
def announced_slips(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Slips and announced slips of each promiser, as counts."""
    record, events = tables["promiser_record"], tables["promise_events"]
    told = events.filter(events.kind.isin(["warned", "renegotiated"]))
    told = told.group_by("promise_id").agg(told_on=told.happened_on.min())
    record = record.left_join(told, "promise_id")
    shortfall = ibis.ifelse(
        record.lower_is_better,
        record.level > record.original_level,
        record.level < record.original_level,
    )
    eased = (record.state == "kept") & (
        ibis.coalesce(record.speaks_on > record.original_due_on, False) | ibis.coalesce(shortfall, False)
    )
    slip = record.state.isin(["late", "short", "broken"]) | record.withdrawn_by_us | eased
    in_time = ibis.coalesce(record.told_on <= record.original_due_on, record.told_on.notnull())
    counted = record.select(
        "promiser_id",
        slip=ibis.ifelse(slip, 1, 0),
        announced=ibis.ifelse(slip & in_time, 1, 0),
    )
    return counted.group_by("promiser_id").agg(
        slips=exact.sum_of(counted.slip), announced=exact.sum_of(counted.announced)
    )


@measure(
    question="Which promises were made knowing what the person expected?",
    grain=("promiser_id",),
    reads=("promiser_record", "needs", "need_ratings"),
    source="rules.md 45",
)
def listened_promises(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """All promises of each promiser, and those whose need had an expectation of that person on record by then."""
    needs, ratings = tables["needs"], tables["need_ratings"]
    asked = (
        ratings.filter(ratings.expected.notnull()).group_by("need_id").agg(asked_on=ratings.rated_on.min())
    )
    asked = needs.join(asked, "need_id").select(
        asked_need="need_id", asked_person="person_id", asked_on="asked_on"
    )
    record = tables["promiser_record"]
    record = record.left_join(
        asked, [record.need_id == asked.asked_need, record.person_id == asked.asked_person]
    )
    counted = record.select(
        "promiser_id", heard=ibis.ifelse(ibis.coalesce(record.asked_on <= record.made_on, False), 1, 0)
    )
    return counted.group_by("promiser_id").agg(
        promises=counted.count().cast("float64"), heard=exact.sum_of(counted.heard)
    )


@measure(
    question="How does each of our people keep their word?",
    grain=("staff_id",),
    reads=("promiser_record", "announced_slips", "listened_promises", "over_promise_index"),
    source="tables.md, promiser_scores",
)
def promiser_scores(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Counts, kept rate, over-promise indices, transparency and listening of each promiser."""
    record = tables["promiser_record"]
    counts = record.select(
        staff_id=record.promiser_id,
        due=ibis.ifelse(record.is_due, 1, 0),
        kept=ibis.ifelse(record.is_due & record.is_kept, 1, 0),
    )
    scores = counts.group_by("staff_id").agg(due=exact.sum_of(counts.due), kept=exact.sum_of(counts.kept))
    slips, heard, index = tables["announced_slips"], tables["listened_promises"], tables["over_promise_index"]
    scores = scores.left_join(slips, scores.staff_id == slips.promiser_id).drop("promiser_id")
    scores = scores.left_join(heard, scores.staff_id == heard.promiser_id).drop("promiser_id")
    for kind in ("level", "date"):
        of_kind = index.filter(index.kind == kind)
        of_kind = of_kind.select(
            promiser_id="promiser_id",
            **{f"over_{kind}": "value", f"over_{kind}_low": "low", f"over_{kind}_high": "high"},
        )
        scores = scores.left_join(of_kind, scores.staff_id == of_kind.promiser_id).drop("promiser_id")
    return scores.select(
        "staff_id",
        promises_due=scores.due.round().cast("int64"),
        promises_kept=scores.kept.round().cast("int64"),
        kept_rate=exact.rounded(scores.kept / scores.due.nullif(0.0)),
        over_level=scores.over_level,
        over_level_low=scores.over_level_low,
        over_level_high=scores.over_level_high,
        over_date=scores.over_date,
        over_date_low=scores.over_date_low,
        over_date_high=scores.over_date_high,
        transparency=exact.rounded(scores.announced / scores.slips.nullif(0.0)),
        listening=exact.rounded(scores.heard / scores.promises.nullif(0.0)),
    )
