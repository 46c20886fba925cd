"""Whose eyes a promise is seen with: the person it was made to, the account as a whole, or each of its people."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, measure


@measure(
    question="When was each person in office in an account?",
    grain=("account_id", "person_id", "since", "until"),
    reads=("buying_roles", "people"),
    source="rules.md 43: roles and left_on as known on the day",
)
def terms_of_office(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """One row per role: in force from `since` (empty: always) up to, not including, `until` (empty: still)."""
    people = tables["people"].select("person_id", "left_on")
    roles = tables["buying_roles"].left_join(people, "person_id").drop("person_id_right")
    return roles.select(
        "account_id", "person_id", "since", until=ibis.least(roles.until, roles.left_on)
    ).distinct()


@measure(
    question="Who looks at each promise that was made to an account as a whole?",
    grain=("promise_id", "viewer_id"),
    reads=("our_promises", "terms_of_office"),
    source="methods.md 2: it counts for each person whose role was in force",
)
def account_promise_viewers(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Every person who ever held a role in the account; who counts is decided once the day of evidence is known."""
    promises = tables["our_promises"]
    shared = promises.filter(promises.person_id.isnull()).select("promise_id", "account_id")
    viewers = tables["terms_of_office"].select("account_id", viewer_id="person_id").distinct()
    joined = shared.join(viewers, "account_id")
    return joined.select("promise_id", "viewer_id")


@measure(
    question="With whose eyes is each promise seen?",
    grain=("promise_id", "viewer_id"),
    reads=("our_promises", "account_promise_viewers"),
    source="rules.md 41, 43",
    stored=False,
)
def promise_viewers(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The promise's own view (the named person, or '' for the account), and each person an account promise reaches."""
    promises = tables["our_promises"]
    own = promises.select("promise_id", viewer_id=ibis.coalesce(promises.person_id, ""), own=True)
    return own.union(tables["account_promise_viewers"].mutate(own=False))


@measure(
    question="What did the customer say of each promise?",
    grain=("promise_id", "viewer_id"),
    reads=("promise_events", "promise_viewers"),
    source="rules.md 41: for a person the last verdict signed by him or unsigned",
)
def verdicts(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The last verdict that counts for each viewer; the account's own view (viewer '') takes unsigned ones only."""
    events = tables["promise_events"]
    given = events.filter(events.kind == "verdict", events.verdict.notnull())
    heard = given.join(tables["promise_viewers"], "promise_id")
    heard = heard.filter(heard.said_by.isnull() | (heard.said_by == heard.viewer_id))
    stamp = ibis.struct(
        {"on": heard.happened_on, "event": heard.event_id, "verdict": heard.verdict, "level": heard.level}
    )
    last = heard.group_by(["promise_id", "viewer_id"]).agg(last=stamp.max())
    return last.select(
        "promise_id",
        "viewer_id",
        verdict=last["last"]["verdict"],
        verdict_on=last["last"]["on"],
        verdict_level=last["last"]["level"],
    )
