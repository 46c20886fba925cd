"""What is missing in our knowledge of an account's people, or in our contact with them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.influence.direct import PERSON
from troth.model import Rules, exact, measure
from troth.model.exact import Expression

if TYPE_CHECKING:
    import ibis.expr.types as ir

FEWEST_CONTACTS = 2.0  # contact that rests on fewer people in effect hangs on a single one


@measure(
    question="Where is a role empty, a contact single, a key person silent, a rating stale?",
    grain=("account_id", "kind", "person_id", "role"),
    reads=(
        "unknown_share",
        "unknown_influence",
        "role_filling",
        "coverage",
        "influence",
        "reached_people",
        "influence_ratings",
        "moment",
    ),
    source="rules 15 and 53",
)
def influence_gaps(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Gaps of accounts not closed; `weight` is the influence at stake, in [0, 1].

    An empty role shares the unknown influence with the others; a single contact stakes everything; a silent key
    person or a stale rating stakes the person's influence. `fact_id` is the stale rating.
    """
    return ibis.union(
        _empty_roles(tables),
        _single_contacts(tables),
        _silent_key_people(tables),
        _stale_ratings(tables, rules),
    )


def _gaps(rows: ir.Table, kind: str, weight: Expression, **what: Expression) -> ir.Table:
    """The given rows as gaps; `what` names the person, role or fact they speak of."""
    nothing = {name: ibis.null("string") for name in ("person_id", "role", "fact_id")}
    return rows.select("account_id", kind=ibis.literal(kind), **{**nothing, **what}, weight=weight)


def _empty_roles(tables: Mapping[str, ir.Table]) -> ir.Table:
    roles = tables["role_filling"].semi_join(tables["unknown_share"], "account_id")
    empty = roles.filter(~roles.filled)
    joined = empty.inner_join(tables["unknown_influence"], "account_id")
    at_stake = exact.from_nano(joined.unknown_nano) / joined.unfilled_roles.cast("float64")
    return _gaps(joined, "empty_role", exact.rounded(at_stake), role=joined.role)


def _single_contacts(tables: Mapping[str, ir.Table]) -> ir.Table:
    accounts = tables["unknown_influence"].select("account_id", "active_people")
    joined = tables["coverage"].inner_join(accounts, "account_id")
    few = exact.settled(joined.effective_contacts) < FEWEST_CONTACTS
    single = joined.filter(few, joined.active_people > 0)
    return _gaps(single, "single_contact", ibis.literal(1.0))


def _silent_key_people(tables: Mapping[str, ir.Table]) -> ir.Table:
    reached = tables["reached_people"]
    silent = reached.filter(reached.observed, ~reached.engaged).select(*PERSON)
    people = tables["influence"].filter(lambda people: people.key_person).semi_join(silent, PERSON)
    return _gaps(
        people, "silent_key_person", exact.from_nano(people.influence_nano), person_id=people.person_id
    )


def _stale_ratings(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    people = tables["influence"].cross_join(tables["moment"])
    age_days = exact.days_between(people["at"], people.newest_rated_on)
    stale = people.filter(people.active, age_days > int(rules.rating_stale_days))
    stale = stale.select(*PERSON, "newest_rated_on", "influence_nano")
    ratings = tables["influence_ratings"].select(*PERSON, "rating_id", newest_rated_on="rated_on")
    joined = stale.inner_join(ratings, [*PERSON, "newest_rated_on"])
    newest = joined.group_by(*PERSON, "influence_nano").aggregate(rating_id=joined.rating_id.max())
    return _gaps(
        newest,
        "stale_rating",
        exact.from_nano(newest.influence_nano),
        person_id=newest.person_id,
        fact_id=newest.rating_id,
    )
