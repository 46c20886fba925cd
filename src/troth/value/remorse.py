"""After a deal is won: whether we came back in time to each who took part in it, before remorse did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.model.exact import Expression

if TYPE_CHECKING:
    import ibis.expr.types as ir

_PERSON = ["account_id", "person_id"]
_TAKING_PART = [*_PERSON, "deal_id"]
_EXCHANGE, _TALK, _WORD, _TOLD = "exchange", "talk", "word", "told"


@measure(
    question="Who took part in the deals won lately?",
    grain=("deal_id", "person_id"),
    reads=("open_accounts", "deals", "deal_outcomes", "deal_people", "people", "moment"),
    source="methods.md 5, Buyer's remorse; rules.md 67",
)
def won_over(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Everyone named in a deal whose last outcome is won, opponents included, in the `follow_up_days` after its signature.

    `signed_on` is the day of the decision where no signature is known; `left_on` the day the person left, empty if they
    did not. A deal signed on the day itself has nothing to follow yet.
    """
    signed = _signed(tables)
    age_days = exact.days_between(signed["at"], signed.signature)
    recent = signed.filter(age_days >= 1, age_days <= int(rules.follow_up_days))
    taking_part = tables["deal_people"].select("deal_id", "person_id").distinct()
    left = tables["people"].select("left_on", leaver_id="person_id")
    everyone = recent.join(taking_part, "deal_id").left_join(left, [("person_id", "leaver_id")])
    return everyone.select(*_TAKING_PART, "left_on", signed_on=everyone.signature)


def _signed(tables: Mapping[str, ir.Table]) -> ir.Table:
    """Deals of accounts not closed whose last outcome is won, with the day of their signature."""
    outcomes = tables["deal_outcomes"]
    newest = ibis.window(group_by="deal_id", order_by=[outcomes.closed_on.desc(), outcomes.outcome_id.desc()])
    last = outcomes.mutate(place=ibis.row_number().over(newest)).filter(lambda rows: rows.place == 0)
    won = last.filter(last.outcome == "won").select("deal_id", "closed_on")
    served = tables["open_accounts"].filter(lambda rows: ~rows.closed)
    deals = tables["deals"].semi_join(served, "account_id").join(won, "deal_id").cross_join(tables["moment"])
    return deals.select(
        "deal_id", "account_id", "at", signature=ibis.coalesce(deals.signed_on, deals.closed_on)
    )


@measure(
    question="When did we first come back to each of them after the signature?",
    grain=("deal_id", "person_id"),
    reads=("won_over", "contact_evidence", "feedback", "value_claims", "value_communications"),
    source="rules.md 67",
    stored=False,
)
def come_back(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Days from the signature to the first contact, first-value check and value review; empty where there was none.

    A contact is one in both directions. A check is the person's own word on value (an interview answered, a claim in their
    words or confirmed by them), or a meeting or call once the days of the contact are over. A review is their word, or
    value told to them, once the days of the check are over.
    """
    since = tables["won_over"].join(_occasions(tables), _PERSON)
    since = since.mutate(age_days=exact.days_between(since.on_day, since.signed_on))
    since = since.filter(since.age_days >= 1)
    age_days, kind = since.age_days, since.kind
    talked_later = (kind == _TALK) & (age_days > int(rules.follow_up_contact_days))
    later = age_days > int(rules.follow_up_value_days)
    return since.group_by(_TAKING_PART).aggregate(
        contact_days=age_days.min(where=kind.isin([_EXCHANGE, _TALK])),
        check_days=age_days.min(where=(kind == _WORD) | talked_later),
        review_days=age_days.min(where=kind.isin([_WORD, _TOLD]) & later),
    )


def _occasions(tables: Mapping[str, ir.Table]) -> ir.Table:
    """What was there with people of won deals: (account_id, person_id, kind, on_day)."""
    contacts = tables["contact_evidence"].filter(lambda rows: rows.two_way)
    answered = tables["feedback"].filter(lambda rows: rows.instrument == "value_interview")
    claims = tables["value_claims"]
    told = tables["value_communications"].join(claims.select("account_id", "claim_id"), "claim_id")
    return ibis.union(
        contacts.select(*_PERSON, kind=contacts.spoken.ifelse(_TALK, _EXCHANGE), on_day=contacts.last_on),
        _of_kind(answered, _WORD, answered.person_id, answered.answered_on),
        _of_kind(claims, _WORD, claims.person_id, claims.stated_on),
        _of_kind(claims, _WORD, claims.confirmed_by, claims.confirmed_on),
        _of_kind(told, _TOLD, told.person_id, told.told_on),
    )


def _of_kind(rows: ir.Table, kind: str, person_id: Expression, on_day: Expression) -> ir.Table:
    """Rows as occasions; a row without a person or day is none."""
    named = rows.select("account_id", person_id=person_id, kind=ibis.literal(kind), on_day=on_day)
    return named.filter(named.person_id.notnull(), named.on_day.notnull())


@measure(
    question="Was each step after a won deal taken in time, with everyone who took part?",
    grain=("deal_id", "person_id", "step"),
    reads=("won_over", "come_back", "contact_observed", "moment"),
    source="Sweeney, Hausknecht and Soutar 2000; methods.md 5; rules.md 67",
)
def follow_ups(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Steps `contact`, `check` and `review`, each with its last day `due_on` and the day it was done, empty if not yet.

    `state`: `done` by `due_on`, `late` after it, `overdue` if not done though it is past, else `not_due`. Nothing is due
    with people who left before `due_on`, and no contact where contact is not observed. `begun`: the days of the step run.
    """
    observed = tables["contact_observed"].select(observed_id="account_id")
    people = tables["won_over"].left_join(tables["come_back"], _TAKING_PART)
    people = people.select(
        *_TAKING_PART, "signed_on", "left_on", "contact_days", "check_days", "review_days"
    ).cross_join(tables["moment"])
    seen = people.left_join(observed, [("account_id", "observed_id")])
    contact, value, review = (
        int(rules.follow_up_contact_days),
        int(rules.follow_up_value_days),
        int(rules.follow_up_review_days),
    )
    return ibis.union(
        _step(seen.filter(seen.observed_id.notnull()), "contact", 0, contact),
        _step(seen, "check", contact, value),
        _step(seen, "review", value, review),
    )


def _step(people: ir.Table, step: str, after_days: int, within_days: int) -> ir.Table:
    """One step with everyone it is due with; its days run from `after_days` after the signature to `within_days`."""
    taken_days = people[f"{step}_days"]
    due_on = exact.days_after(people.signed_on, within_days)
    in_time = ibis.coalesce(taken_days <= within_days, False)
    stayed = people.left_on.isnull() | (people.left_on > due_on)
    reached = exact.days_between(people["at"], people.signed_on)
    rows = people.mutate(due_on=due_on).filter(in_time | stayed)
    return rows.select(
        *_TAKING_PART,
        "signed_on",
        "due_on",
        step=ibis.literal(step),
        days_taken=taken_days,
        state=ibis.cases(
            (in_time, "done"),
            (taken_days.notnull(), "late"),
            (reached > within_days, "overdue"),
            else_="not_due",
        ),
        begun=reached > after_days,
    )


@measure(
    question="Of the steps that were due after won deals, how many were taken in time?",
    grain=("account_id",),
    reads=("follow_ups", "moment"),
    source="methods.md 5; rules.md 67",
    stored=False,
)
def follow_up_sums(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """`remorse_due`: steps whose days are over; `remorse_done`: of these, taken in time."""
    steps = tables["follow_ups"].cross_join(tables["moment"])
    over = steps["at"] > steps.due_on
    return steps.group_by("account_id").aggregate(
        remorse_due=steps.count(where=over), remorse_done=steps.count(where=over & (steps.state == "done"))
    )


@measure(
    question="Whom should we come back to after a won deal, and how much influence hangs on them?",
    grain=("account_id", "person_id", "fact_id"),
    reads=("follow_ups", "influence", "moment"),
    source="tables.md, gaps; rules.md 53 and 67",
    stored=False,
)
def follow_up_gaps(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Deals signed in the last `follow_up_gap_days`, with every active person a step is missing with, running or overdue."""
    steps = tables["follow_ups"].cross_join(tables["moment"])
    recent = exact.days_between(steps["at"], steps.signed_on) <= int(rules.follow_up_gap_days)
    missing = (steps.state == "overdue") | ((steps.state == "not_due") & steps.begun)
    people = tables["influence"].filter(lambda rows: rows.active).select(*_PERSON, "influence_nano")
    open_steps = steps.filter(recent, missing).select(*_TAKING_PART).distinct().join(people, _PERSON)
    return open_steps.select(
        "account_id",
        kind=ibis.literal("remorse_window"),
        person_id=open_steps.person_id,
        role=ibis.null("string"),
        fact_id=open_steps.deal_id,
        weight=exact.from_nano(open_steps.influence_nano),
    )
