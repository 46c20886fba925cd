"""What was promised, as it stands on the day: due days, levels, and what agreed changes made of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure

SOURCE = "methods.md 2; rules.md 18, 21, 23, 42"


@measure(
    question="How long does each of our people usually give a promise, in days?",
    grain=("segment",),
    reads=("promises", "accounts", "moment"),
    source="rules.md 18: the lower median lead of a promiser's promises known on the day",
    whole_book=True,
)
def promise_leads(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Segment is the promiser; value is the lower median of the days from making to due, at least one day each."""
    promises = promises_of_ours(tables)
    dated = promises.filter(
        promises.promiser_id.notnull(),
        promises.made_on <= promises.due_on,
    )
    days = dated.select(
        segment=dated.promiser_id,
        lead_days=ibis.greatest(exact.days_between(dated.due_on, dated.made_on), 1),
    )
    counts = days.group_by(["segment", "lead_days"]).agg(promises=days.count())
    so_far = ibis.cumulative_window(group_by=counts.segment, order_by=counts.lead_days)
    ranked = counts.mutate(
        so_far=counts.promises.sum().over(so_far),
        of=counts.promises.sum().over(ibis.window(group_by=counts.segment)),
    )
    reached = ranked.filter(ranked.so_far * 2 >= ranked["of"])
    middle = reached.group_by("segment").agg(lead_days=reached.lead_days.min())
    return middle.select(
        name=ibis.literal("promise_leads"), segment=middle.segment, value=middle.lead_days.cast("float64")
    )


@measure(
    question="Which sources of facts record what became of a promise at all?",
    grain=("segment",),
    reads=("promises", "promise_history", "batches", "accounts", "moment"),
    source="rules.md 21: where a source records no outcome, silence says nothing",
    whole_book=True,
)
def recording_sources(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """One row of value 1 for each source of which at least one promise has a delivery, withdrawal or verdict."""
    history = tables["promise_history"]
    told = _with_source(tables).semi_join(history.filter(history.has_outcome), "promise_id")
    return told.select(
        name=ibis.literal("recording_sources"), segment=told.source, value=ibis.literal(1.0)
    ).distinct()


def promises_of_ours(tables: Mapping[str, ir.Table]) -> ir.Table:
    """Promises made by us to accounts known and opened by the day; other facts about an account feed nothing."""
    accounts = tables["accounts"].cross_join(tables["moment"])
    opened = accounts.filter(accounts.opened_on.isnull() | (accounts.opened_on <= accounts["at"]))
    promises = tables["promises"].filter(lambda t: t.made_by == "us")
    return promises.semi_join(opened.select("account_id"), "account_id")


def _with_source(tables: Mapping[str, ir.Table]) -> ir.Table:
    batches = tables["batches"]
    sources = batches.select(batch=batches.batch_id, source=batches.source)
    ours = promises_of_ours(tables)
    joined = ours.left_join(sources, ours.batch_id == sources.batch)
    return joined.mutate(source=ibis.coalesce(joined.source, ""))


@measure(
    question="What did we promise, to whom, until when, on the terms first given?",
    grain=("promise_id",),
    reads=("promises", "batches", "accounts", "moment", "promise_leads", "recording_sources"),
    source=SOURCE,
)
def our_promises(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Our promises to accounts opened by the day. A making after the due day is left out; without a due day it is
    made_on plus the promiser's usual lead. `floor` lies on the worse side of the promised level where it can.
    """
    ours = _with_source(tables)
    leads = tables["promise_leads"].select(lead_of="segment", lead_days="value")
    sources = tables["recording_sources"].select(told_by="segment", tells="value")
    ours = ours.left_join(leads, ours.promiser_id == leads.lead_of)
    ours = ours.left_join(sources, ours.source == sources.told_by)
    made_on = ibis.ifelse(ours.made_on > ours.due_on, ibis.null("date"), ours.made_on)
    lead = ibis.coalesce(ours.lead_days, rules.default_lead_days).round().cast("int64")
    lower = ours.better == "lower"
    return ours.select(
        "promise_id",
        "account_id",
        "person_id",
        "promiser_id",
        "need_id",
        "pillar_id",
        made_on=made_on,
        first_due_on=ibis.coalesce(
            ours.due_on, (made_on + lead.as_interval("D")).cast("timestamp").cast("date")
        ),
        promised_level=ours.promised_level,
        floor=ibis.ifelse(lower & (ours.floor <= ours.promised_level), ours.promised_level * 2.0, ours.floor),
        lower_is_better=lower,
        importance_milli=ibis.cases(
            (ours.importance == "minor", round(rules.importance_minor * 1000)),
            (ours.importance == "critical", round(rules.importance_critical * 1000)),
            else_=round(rules.importance_normal * 1000),
        ).cast("int64"),
        due_was_given=ours.due_on.notnull(),
        outcomes_told=ours.tells.notnull(),
    )


@measure(
    question="What has happened to each promise so far?",
    grain=("promise_id",),
    reads=("promise_events",),
    source="rules.md 19, 21, 42",
)
def promise_history(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The last delivery and the last ending of each promise that has any event; ties go to the greater event id."""
    events = tables["promise_events"]
    delivered = _last(events, ["delivered"], delivered_on="happened_on", delivered_level="level")
    ended = _last(
        events, ["withdrawn", "abandoned"], ended_on="happened_on", ended_how="kind", ended_by="asked_by"
    )
    history = events.group_by("promise_id").agg(
        judged_on=ibis.ifelse(events.kind == "verdict", events.happened_on, ibis.null("date")).max(),
        first_warned_on=ibis.ifelse(events.kind == "warned", events.happened_on, ibis.null("date")).min(),
        changes=ibis.ifelse(events.kind == "renegotiated", 1, 0).max(),
        customer_caused=ibis.ifelse(events.cause == "customer", 1, 0).max(),
        outcomes=ibis.ifelse(events.kind.isin(["delivered", "withdrawn", "verdict"]), 1, 0).max(),
    )
    for last in (delivered, ended):
        history = history.left_join(last, "promise_id").drop("promise_id_right")
    return history.select(
        "promise_id",
        "judged_on",
        "first_warned_on",
        "delivered_on",
        "delivered_level",
        "ended_on",
        "ended_how",
        "ended_by",
        changed=history.changes == 1,
        customer_caused=history.customer_caused == 1,
        has_outcome=history.outcomes == 1,
    )


def _last(events: ir.Table, kinds: Sequence[str], **columns: str) -> ir.Table:
    """The last event of these kinds of each promise that has one, with the columns wanted of it."""
    of_kind = events.filter(events.kind.isin(kinds))
    window = ibis.window(
        group_by=of_kind.promise_id, order_by=[of_kind.happened_on.desc(), of_kind.event_id.desc()]
    )
    placed = of_kind.mutate(place=ibis.row_number().over(window))
    return placed.filter(placed.place == 0).select("promise_id", **columns)


def half_credit_days(due_on: ir.DateValue, made_on: ir.DateValue, rules: Rules) -> ir.FloatingValue:
    """Lateness in days that halves the credit of a promise: a share of its lead time, but not less than the floor."""
    lead = exact.days_between(due_on, made_on).cast("float64") * rules.lateness_lead_share
    return ibis.coalesce(ibis.greatest(lead, rules.lateness_floor_days), rules.lateness_floor_days)


def timeliness(late_days: ir.IntegerValue, half_days: ir.FloatingValue) -> ir.FloatingValue:
    """2^(-late / half): 1 on time, one half at `half_days` late. Early is on time."""
    late = ibis.greatest(late_days, 0).cast("float64")
    return ibis.literal(2.0) ** (-late / half_days)


def level_share(
    level: ir.FloatingValue,
    promised: ir.FloatingValue,
    floor: ir.FloatingValue,
    lower_is_better: ir.BooleanValue,
) -> ir.FloatingValue:
    """How much of the promised level was reached, 0 at the floor, 1 as promised, at most 1.5 (rules.md 16)."""
    sound = ibis.ifelse(lower_is_better, floor > promised, floor < promised)
    reached = ibis.ifelse(lower_is_better, level <= promised, level >= promised)
    span = ibis.ifelse(sound, promised - floor, 1.0)
    return ibis.ifelse(sound, exact.between((level - floor) / span, 0.0, 1.5), ibis.ifelse(reached, 1.0, 0.0))
