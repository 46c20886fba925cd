"""How much of a decision is swayed by people we do not know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.influence.direct import PERSON, multiplied
from troth.influence.expected import takes_part
from troth.model import Rules, exact, measure

if TYPE_CHECKING:
    import ibis.expr.types as ir


@measure(
    question="Who left lately without anybody known to have taken their place?",
    grain=("account_id", "person_id"),
    reads=("members", "begun_roles", "roles_in_force", "pooled_influence", "unrated_influence", "moment"),
    source="rule 12",
)
def recent_leavers(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """People gone for fewer than `leaver_days` days; `direct_units` is their weight, as in `direct_influence`.

    Taken over means that an active person, rated in this account on the leaving day or after it, holds one of the
    leaver's roles. A role that is not known cannot be taken over.
    """
    people = tables["members"].cross_join(tables["moment"])
    age_days = exact.days_between(people["at"], people.left_on)
    left = people.filter(~people.active, age_days < int(rules.leaver_days)).select(*PERSON, "left_on")
    leavers = left.anti_join(_taken_over(left, tables), PERSON)
    rated = tables["pooled_influence"].select(*PERSON, rated_nano="weight_nano")
    weighed = leavers.left_join(rated, PERSON).select(*PERSON, "left_on", "rated_nano")
    weighed = weighed.left_join(tables["unrated_influence"], "account_id")
    return weighed.select(*PERSON, "left_on", direct_units=multiplied(weighed))


def _taken_over(left: ir.Table, tables: Mapping[str, ir.Table]) -> ir.Table:
    rated = tables["pooled_influence"].select(*PERSON, "newest_rated_on")
    holders = tables["roles_in_force"].inner_join(rated, PERSON)
    holders = holders.select("account_id", "role", "newest_rated_on")
    vacated = tables["begun_roles"].select(*PERSON, "role").inner_join(left, PERSON)
    joined = vacated.inner_join(holders, ["account_id", "role"])
    return joined.filter(joined.newest_rated_on >= joined.left_on).select(*PERSON)


@measure(
    question="What share of each account's decisions is swayed by people we do not know?",
    grain=("account_id",),
    reads=("open_accounts", "direct_influence", "recent_leavers", "role_filling", "expected_people"),
    source="methods 1, Unknown people; rules 11 and 12",
)
def unknown_influence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The share eta (1e-9): of the people expected those not known, or of all weight that of leavers, if greater.

    It is cut to [0, `unknown_share_cap`], and 1 where nobody is active. `expected_people` is at least the people
    known and one for each role nobody fills.
    """
    accounts = _counted(tables, rules)
    known = accounts.known_people.cast("float64")
    least = (accounts.known_people + accounts.unfilled_roles).cast("float64")
    expected = ibis.greatest(accounts.prior_people, least)
    weights = accounts.left_units + accounts.active_units
    vacant = ibis.ifelse(weights > 0.0, accounts.left_units / weights, 0.0)
    eta = exact.between(ibis.greatest(1.0 - known / expected, vacant), 0.0, rules.unknown_share_cap)
    return accounts.select(
        "account_id",
        "known_people",
        "unfilled_roles",
        "active_people",
        expected_people=expected,
        unknown_nano=ibis.ifelse(accounts.active_people == 0, exact.NANO, exact.nano(eta)),
    )


def _counted(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """One row per account: people, weights, empty roles and the people expected by its segment."""
    direct, leavers, roles = tables["direct_influence"], tables["recent_leavers"], tables["role_filling"]
    own_weight = ibis.ifelse(direct.rated, direct.weight_nano, None)
    active = direct.group_by("account_id").aggregate(
        active_people=direct.count(),
        known_people=direct.count(where=takes_part(own_weight, rules)),
        active_units=exact.sum_of(direct.direct_units),
    )
    left = leavers.group_by("account_id").aggregate(left_units=exact.sum_of(leavers.direct_units))
    unfilled = roles.group_by("account_id").aggregate(unfilled_roles=roles.count(where=~roles.filled))
    joined = _with_prior(tables, rules)
    for counts in (active, left, unfilled):
        joined = joined.left_join(counts, "account_id").drop("account_id_right")
    none = ibis.literal(0, "int64")
    return joined.mutate(
        active_people=ibis.coalesce(joined.active_people, none),
        known_people=ibis.coalesce(joined.known_people, none),
        unfilled_roles=ibis.coalesce(joined.unfilled_roles, none),
        active_units=ibis.coalesce(joined.active_units, 0.0),
        left_units=ibis.coalesce(joined.left_units, 0.0),
    )


def _with_prior(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Accounts with the people expected in their segment, else in the company."""
    kept = tables["expected_people"]
    company = kept.filter(kept.segment == "").select(company_people="value")
    segments = kept.filter(kept.segment != "").select(kept_segment="segment", segment_people="value")
    accounts = tables["open_accounts"].select("account_id", "segment")
    joined = accounts.left_join(segments, [("segment", "kept_segment")]).left_join(
        company, ibis.literal(value=True)
    )
    return joined.select(
        "account_id",
        prior_people=ibis.coalesce(joined.segment_people, joined.company_people, rules.expected_people),
    )
