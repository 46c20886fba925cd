"""Agreed changes of a promise: the terms they leave in force, and what they cost (rules.md 23)."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure
from troth.promises.terms import half_credit_days, level_share, timeliness


@measure(
    question="Which agreed changes of its terms took effect, in which order, in whose eyes?",
    grain=("promise_id", "viewer_id", "place"),
    reads=("promise_events", "promise_history", "promise_viewers", "verdicts"),
    source="rules.md 23",
)
def promise_changes(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Renegotiations agreed by both sides before the promise was resolved, numbered by day and event id."""
    events, history = tables["promise_events"], tables["promise_history"]
    agreed = events.filter(events.kind == "renegotiated", events.agreed)
    seen = agreed.join(tables["promise_viewers"], "promise_id")
    seen = seen.join(history.select("promise_id", "delivered_on", "ended_on"), "promise_id")
    said = tables["verdicts"].select("promise_id", "viewer_id", "verdict_on")
    seen = seen.left_join(said, ["promise_id", "viewer_id"]).drop("promise_id_right", "viewer_id_right")
    resolved_on = ibis.coalesce(seen.delivered_on, seen.verdict_on, seen.ended_on)
    live = seen.filter(resolved_on.isnull() | (seen.happened_on < resolved_on))
    window = ibis.window(
        group_by=[live.promise_id, live.viewer_id], order_by=[live.happened_on, live.event_id]
    )
    return live.select(
        "promise_id",
        "viewer_id",
        "event_id",
        "new_due_on",
        "new_level",
        changed_on=live.happened_on,
        by_customer=ibis.coalesce(live.asked_by == "customer", False),
        place=ibis.row_number().over(window),
    )


def _terms_before(changes: ir.Table, promises: ir.Table) -> ir.Table:
    """Each change with the due day and level in force just before it."""
    earlier = changes.select(
        "promise_id", "viewer_id", then="place", then_due_on="new_due_on", then_level="new_level"
    )
    pairs = changes.join(earlier, ["promise_id", "viewer_id", earlier.then < changes.place])
    before = pairs.group_by(["promise_id", "viewer_id", "place"]).agg(
        due_before=pairs.then_due_on.argmax(pairs.then, where=pairs.then_due_on.notnull()),
        level_before=pairs.then_level.argmax(pairs.then, where=pairs.then_level.notnull()),
    )
    joined = changes.left_join(before, ["promise_id", "viewer_id", "place"])
    joined = joined.drop("promise_id_right", "viewer_id_right", "place_right")
    joined = joined.join(promises, "promise_id")
    return joined.mutate(
        due_before=ibis.coalesce(joined.due_before, joined.first_due_on),
        level_before=ibis.coalesce(joined.level_before, joined.promised_level),
    )


@measure(
    question="What does each agreed change take from trust?",
    grain=("promise_id", "viewer_id", "event_id"),
    reads=("promise_changes", "our_promises", "moment"),
    source="rules.md 23: telling early never costs more than slipping in silence",
)
def change_debits(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The share of the promise's weight each change takes (micro), with its age in days."""
    changes = _terms_before(tables["promise_changes"], tables["our_promises"]).cross_join(tables["moment"])
    half_days = half_credit_days(changes.due_before, changes.made_on, rules)
    new_level = ibis.coalesce(changes.new_level, changes.level_before)
    slip_days = ibis.coalesce(exact.days_between(changes.new_due_on, changes.due_before), 0)
    reached = level_share(new_level, changes.level_before, changes.floor, changes.lower_is_better)
    kept = exact.settled(ibis.least(reached, 1.0) * timeliness(slip_days, half_days))
    told = ibis.ifelse(changes.by_customer, 0.0, ibis.least(rules.renegotiation_debit, (1.0 - kept) / 2.0))
    late_days = ibis.coalesce(exact.days_between(changes.changed_on, changes.due_before), 0)
    silent = 1.0 - exact.settled(timeliness(late_days, half_days))
    stops_on = exact.days_after(changes.due_before, round(rules.abandoned_after_days))
    dated_on = ibis.ifelse(late_days > 0, ibis.least(changes.changed_on, stops_on), changes.changed_on)
    return changes.select(
        "promise_id",
        "viewer_id",
        "event_id",
        debit_micro=exact.micro(ibis.ifelse(late_days > 0, ibis.greatest(silent, told), told)),
        age_days=exact.days_between(changes.at, dated_on),
    )


@measure(
    question="Which terms hold today, and which were first given?",
    grain=("promise_id", "viewer_id"),
    reads=("promise_changes",),
    source="rules.md 23, 27",
)
def changed_terms(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """For changed promises only: due day and level in force, and the original ones as changed at the customer's wish."""
    changes = tables["promise_changes"]

    def last(column: str, *, wished: bool) -> ir.Value:
        given = changes[column].notnull()
        return changes[column].argmax(changes.place, where=given & changes.by_customer if wished else given)

    return changes.group_by(["promise_id", "viewer_id"]).agg(
        now_due_on=last("new_due_on", wished=False),
        now_level=last("new_level", wished=False),
        wished_due_on=last("new_due_on", wished=True),
        wished_level=last("new_level", wished=True),
    )


@measure(
    question="Was the slip the customer's doing, and did we say so in time?",
    grain=("promise_id", "viewer_id"),
    reads=("promise_events", "promise_history", "promise_viewers", "our_promises", "changed_terms"),
    source="rules.md 42",
)
def excused_slips(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Promises warned of on or before the due day in force whose cause is the customer; `excused_due_on` is the new
    due day announced with the last such warning, empty if none was given.
    """
    promises, events = tables["our_promises"], tables["promise_events"]
    caused = tables["promise_history"].filter(lambda t: t.customer_caused & t.first_warned_on.notnull())
    due = tables["promise_viewers"].join(caused.select("promise_id"), "promise_id")
    due = due.join(promises.select("promise_id", "first_due_on"), "promise_id")
    due = due.left_join(tables["changed_terms"], ["promise_id", "viewer_id"])
    due = due.select("promise_id", "viewer_id", due_on=ibis.coalesce(due.now_due_on, due.first_due_on))
    warned = events.filter(events.kind == "warned").join(due, "promise_id")
    warned = warned.filter(warned.due_on.isnull() | (warned.happened_on <= warned.due_on))
    last = ibis.struct({"on": warned.happened_on, "event": warned.event_id, "due": warned.new_due_on}).max()
    excused = warned.group_by(["promise_id", "viewer_id"]).agg(last=last)
    return excused.select("promise_id", "viewer_id", excused_due_on=excused["last"]["due"])
