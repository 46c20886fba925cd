"""How far each promise was kept: the degree, the state, and the days on which it speaks for or against us."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure
from troth.promises.terms import half_credit_days, level_share, timeliness

MICRO = exact.MICRO


@measure(
    question="On which terms is each promise judged, and by whom?",
    grain=("promise_id", "viewer_id"),
    reads=(
        "our_promises",
        "promise_history",
        "changed_terms",
        "excused_slips",
        "account_promise_viewers",
        "verdicts",
        "moment",
    ),
    source="rules.md 16-23, 41-43",
    stored=False,
)
def promise_cases(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """One row per promise and viewer: terms in force, what was delivered or said, and how late."""
    cases = _viewed(tables, rules).cross_join(tables["moment"])
    due_on = ibis.ifelse(
        cases.excused, cases.excused_due_on, ibis.coalesce(cases.now_due_on, cases.first_due_on)
    )
    cases = cases.mutate(due_on=due_on, promised=ibis.coalesce(cases.now_level, cases.promised_level))
    half_days = half_credit_days(cases.due_on, cases.made_on, rules)
    late_days = ibis.coalesce(exact.days_between(cases.delivered_on, cases.due_on), 0)
    level = ibis.coalesce(cases.delivered_level, cases.promised)
    reached = level_share(level, cases.promised, cases.floor, cases.lower_is_better)
    return cases.select(
        "promise_id",
        "account_id",
        "person_id",
        "viewer_id",
        "promiser_id",
        "own",
        "weight_milli",
        "due_on",
        "excused",
        "delivered_on",
        "verdict",
        "verdict_on",
        "ended_on",
        "ended_how",
        "at",
        half_days=half_days,
        has_events=cases.has_events,
        outcomes_told=cases.outcomes_told,
        released=ibis.coalesce((cases.ended_how == "withdrawn") & (cases.ended_by == "customer"), False)
        | (cases.excused & cases.ended_on.notnull()),
        on_time=timeliness(late_days, half_days),
        is_late=late_days > 0,
        record_share=ibis.ifelse(cases.excused, ibis.greatest(reached, 1.0), reached),
        verdict_share=_verdict_share(cases, rules),
        overdue_days=ibis.coalesce(exact.days_between(cases.at, cases.due_on), 0),
    )


def _viewed(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    promises = tables["our_promises"]
    own = promises.mutate(viewer_id=ibis.coalesce(promises.person_id, ""), own=True)
    viewed = own.union(promises.join(tables["account_promise_viewers"], "promise_id").mutate(own=False))
    halved = (viewed.importance_milli * rules.account_promise_share).round().cast("int64")
    viewed = viewed.mutate(weight_milli=ibis.ifelse(viewed.own, viewed.importance_milli, halved))
    viewed = viewed.left_join(tables["promise_history"], "promise_id").drop("promise_id_right")
    excused = tables["excused_slips"].mutate(excused=True)
    for table in (tables["changed_terms"], excused, tables["verdicts"]):
        viewed = viewed.left_join(table, ["promise_id", "viewer_id"]).drop(
            "promise_id_right", "viewer_id_right"
        )
    return viewed.mutate(excused=ibis.coalesce(viewed.excused, False), has_events=viewed.changed.notnull())


def _verdict_share(cases: ir.Table, rules: Rules) -> ir.FloatingValue:
    partly = exact.between(ibis.coalesce(cases.verdict_level, rules.partly_degree), 0.0, 1.0)
    return ibis.cases(
        (cases.verdict == "kept", 1.0),
        (cases.verdict == "exceeded", rules.exceeded_degree),
        (cases.verdict == "partly", partly),
        (cases.verdict.notnull(), 0.0),
    )


@measure(
    question="How far was each promise kept, and on which day does that speak?",
    grain=("promise_id", "viewer_id"),
    reads=("promise_cases",),
    source="rules.md 19-23, 41-43",
    stored=False,
)
def promise_judgements(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Degree and surplus in micro; credit and debit shares in micro with their ages; state; the day of evidence."""
    cases = _flagged(tables["promise_cases"], rules)
    return cases.select(
        *_OF_CASE,
        state=_state(cases),
        **_degrees(cases),
        credit_age_days=ibis.coalesce(exact.days_between(cases.at, cases.speaks_on), 0),
        debit_age_days=ibis.ifelse(
            cases.verdict == "misled", 0, ibis.coalesce(exact.days_between(cases.at, cases.debit_on), 0)
        ),
        overdue_days=cases.overdue_days,
        released=cases.ended_on.notnull() & cases.released & ~cases.judged,
    )


_OF_CASE = (
    "promise_id",
    "account_id",
    "person_id",
    "viewer_id",
    "promiser_id",
    "own",
    "weight_milli",
    "due_on",
    "speaks_on",
    "at",
    "silent",
)


def _flagged(cases: ir.Table, rules: Rules) -> ir.Table:
    """The cases with what holds of each: judged, overdue, silent, broken by time, accruing, broken off; and its days."""
    cases = cases.mutate(
        judged=cases.verdict.notnull() | cases.delivered_on.notnull(),
        reached=ibis.ifelse(cases.verdict.notnull(), cases.verdict_share, cases.record_share),
        factor=ibis.ifelse(cases.delivered_on.notnull(), cases.on_time, 1.0),
        stops_on=exact.days_after(cases.due_on, round(rules.abandoned_after_days)),
        expired=cases.overdue_days >= rules.abandoned_after_days,
    )
    cases = cases.mutate(
        degree_micro=exact.micro(ibis.least(cases.reached, 1.0) * cases.factor),
        overdue=~cases.judged & cases.ended_on.isnull() & (cases.overdue_days > 0),
    )
    cases = cases.mutate(
        accrued_micro=MICRO - exact.micro(timeliness(cases.overdue_days, cases.half_days)),
        silent=cases.overdue & ~cases.has_events,
        broken_by_time=cases.overdue & cases.has_events & cases.expired,
        accruing=cases.overdue & (cases.has_events | cases.outcomes_told) & ~cases.expired,
        broken_off=~cases.judged & cases.ended_on.notnull() & ~cases.released,
    )
    return cases.mutate(speaks_on=_speaks_on(cases), debit_on=_debit_on(cases))


def _degrees(cases: ir.Table) -> Mapping[str, ir.Value]:
    """The degree in force and by our record, the surplus, and what is credited and debited, in micro."""
    ended_by_us = cases.ended_on.notnull() & ~cases.released
    return {
        "degree_micro": ibis.cases(
            (cases.judged, cases.degree_micro), (cases.broken_by_time | ended_by_us, 0)
        ),
        "recorded_micro": ibis.cases(
            (cases.delivered_on.notnull(), exact.micro(ibis.least(cases.record_share, 1.0) * cases.on_time)),
            (ended_by_us, 0),
        ),
        "judged_by_customer": cases.verdict.notnull(),
        "surplus_micro": ibis.ifelse(
            cases.judged, exact.micro(ibis.greatest(cases.reached - 1.0, 0.0) * cases.factor), 0
        ),
        "credit_micro": ibis.ifelse(cases.judged, cases.degree_micro, 0),
        "debit_micro": ibis.cases(
            (cases.judged, MICRO - cases.degree_micro),
            (cases.broken_off | cases.broken_by_time, MICRO),
            (cases.accruing, cases.accrued_micro),
            else_=0,
        ),
    }


def _speaks_on(cases: ir.Table) -> ir.DateValue:
    soft = cases.verdict.isin(["kept", "partly", "exceeded"])
    return ibis.cases(
        (cases.delivered_on.notnull(), cases.delivered_on),
        (soft, ibis.least(cases.verdict_on, cases.due_on)),
        (cases.verdict.notnull(), cases.verdict_on),
        (cases.broken_off, ibis.least(cases.ended_on, cases.stops_on)),
        (cases.broken_by_time, cases.stops_on),
    )


def _debit_on(cases: ir.Table) -> ir.DateValue:
    """A late delivery is debited on the day the delay would have ended the promise, if that came first (rule 22)."""
    return ibis.ifelse(
        cases.delivered_on.notnull(), ibis.least(cases.delivered_on, cases.stops_on), _speaks_on(cases)
    )


def _state(cases: ir.Table) -> ir.StringValue:
    late = cases.delivered_on.notnull() & cases.is_late
    share = exact.settled(cases.reached)
    return ibis.cases(
        (cases.judged & (share <= 0.0), "broken"),
        (cases.verdict == "partly", "short"),
        (cases.judged & (share < 1.0), "short"),
        (cases.judged & late, "late"),
        (cases.judged, "kept"),
        ((cases.ended_how == "withdrawn") | (cases.ended_on.notnull() & cases.released), "withdrawn"),
        (cases.ended_on.notnull() | cases.broken_by_time, "broken"),
        (cases.overdue & (cases.accruing | cases.has_events), "overdue"),
        (cases.overdue, "unknown"),
        else_="open",
    )
