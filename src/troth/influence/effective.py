"""Effective influence: whose view counts how much in the end, and how much is left to people we do not know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.influence.direct import PERSON
from troth.influence.median import medians
from troth.influence.rounds import LAST_ROUND
from troth.model import Rules, exact, measure
from troth.model.exact import Expression

if TYPE_CHECKING:
    import ibis.expr.types as ir


@measure(
    question="Who objected to being scored?",
    grain=("person_id",),
    reads=("person_choices",),
    source="rule 49",
)
def objectors(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """People with an objection in force; it ends with `until`, which is empty as long as it lies ahead."""
    choices = tables["person_choices"]
    objections = choices.filter(choices.kind == "scoring_objected", choices.until.isnull())
    return objections.select("person_id").distinct()


@measure(
    question="Who sways an account's decisions in the end, with or without a score?",
    grain=("account_id", "person_id"),
    reads=("places", LAST_ROUND, "unknown_influence"),
    source="Friedkin and Johnsen 1990; methods 1, Aggregation; rule 13",
)
def effective_influence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """What each active person holds after the last round, less the share of people we do not know."""
    people = tables["places"].left_join(tables[LAST_ROUND].rename(tied="place"), [("place", "tied")])
    accounts = tables["unknown_influence"].select("account_id", "unknown_nano")
    joined = people.inner_join(accounts, "account_id")
    after = ibis.coalesce(joined.moving_nano + joined.held_nano, joined.share_nano)
    return joined.select(*PERSON, influence_nano=exact.part_of(after, exact.NANO - joined.unknown_nano))


@measure(
    question="What share of an account's decisions does each person sway, directly or through those who listen?",
    grain=("account_id", "person_id"),
    reads=("open_accounts", "members", "objectors", "pooled_influence", "effective_influence"),
    source="rules 7, 9, 15 and 49",
)
def influence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Members of accounts not closed who have not objected: effective influence c (1e-9), 0 for the inactive.

    `key_person`: active with c at or above the median c of the account's active people, or able to veto.
    """
    members = _scored_members(tables)
    effective = tables["effective_influence"]
    active = members.filter(members.active).inner_join(effective, PERSON)
    middle = medians(active, "account_id", "influence_nano", "person_id").select("account_id", "median")
    rated = tables["pooled_influence"].select(*PERSON, "newest_rated_on")
    joined = members.left_join(effective, PERSON).select(*members.columns, "influence_nano")
    joined = joined.left_join(rated, PERSON).select(*joined.columns, "newest_rated_on")
    joined = joined.left_join(middle, "account_id")
    high = _level(ibis.coalesce(joined.influence_nano, 0)) >= _level(joined["median"])
    return joined.select(
        *PERSON,
        "active",
        "veto",
        "newest_rated_on",
        influence_nano=ibis.coalesce(joined.influence_nano, 0),
        key_person=ibis.coalesce(joined.active & high, False) | joined.veto,
        rated=joined.newest_rated_on.notnull(),
    )


def _level(influence_nano: Expression) -> Expression:
    """Influence as it is compared: to six digits, so that a rounding of the last unit decides nothing."""
    return exact.settled(influence_nano.cast("float64") / float(exact.NANO))


def _scored_members(tables: Mapping[str, ir.Table]) -> ir.Table:
    accounts = tables["open_accounts"]
    members = tables["members"].semi_join(accounts.filter(~accounts.closed), "account_id")
    return members.anti_join(tables["objectors"], "person_id").select(*PERSON, "active", "veto")


@measure(
    question="What share of an account's decisions is left to people without a score?",
    grain=("account_id",),
    reads=("open_accounts", "influence"),
    source="rule 49; the base of the account's loyalty",
)
def unknown_share(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """One less all influence (1e-9) of accounts not closed: of people we do not know, and of objectors.

    Not below 0: direct shares, each rounded, may together exceed 1 by half a unit a person.
    """
    people = tables["influence"]
    shown = people.group_by("account_id").aggregate(known_nano=exact.total_of(people.influence_nano))
    accounts = tables["open_accounts"].filter(lambda accounts: ~accounts.closed)
    joined = accounts.left_join(shown, "account_id")
    left = exact.NANO - ibis.coalesce(joined.known_nano, 0)
    return joined.select("account_id", unknown_nano=ibis.greatest(left, 0))
