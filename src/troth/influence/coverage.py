"""How much of an account's influence we reach."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.influence.direct import PERSON
from troth.model import Rules, exact, measure

if TYPE_CHECKING:
    import ibis.expr.types as ir


@measure(
    question="Whom of those who decide are we in touch with?",
    grain=("account_id", "person_id"),
    reads=("members", "contacts", "contact_observed"),
    source="rules 14, 46 and 47",
)
def reached_people(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Active people: whether contact is observed for their account, whether engaged, and connection (1e-9).

    Where contact is not observed, nobody is engaged and everybody's connection counts as 1. Where it is, somebody
    without any contact on record has connection 0.
    """
    active = tables["members"].filter(lambda people: people.active).select(*PERSON)
    observed = tables["contact_observed"].select(observed_id="account_id")
    contacts = tables["contacts"].select(*PERSON, "connection", "engaged")
    people = active.left_join(observed, [("account_id", "observed_id")])
    joined = people.left_join(contacts, PERSON).select(*PERSON, "observed_id", "connection", "engaged")
    is_observed = joined.observed_id.notnull()
    connection = ibis.ifelse(is_observed, ibis.coalesce(joined.connection, 0.0), 1.0)
    return joined.select(
        *PERSON,
        observed=is_observed,
        engaged=is_observed & ibis.coalesce(joined.engaged, False),
        connection_nano=exact.nano(connection),
    )


@measure(
    question="Which part of the required roles do we reach?",
    grain=("account_id",),
    reads=("role_filling", "roles_in_force", "reached_people", "contact_observed"),
    source="methods 1, Gaps; rules 14 and 47",
)
def role_coverage(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Required roles held by an active, engaged person, as a share of those required, in [0, 1].

    Accounts for which contact is not observed have no row: whether the holders are engaged is not known.
    """
    engaged = tables["reached_people"].filter(lambda people: people.engaged)
    reached = tables["roles_in_force"].semi_join(engaged, PERSON)
    reached = reached.select("account_id", reached_role="role").distinct()
    roles = tables["role_filling"].semi_join(tables["contact_observed"], "account_id")
    joined = roles.left_join(reached, [("account_id", "account_id"), ("role", "reached_role")])
    joined = joined.select("account_id", covered=joined.reached_role.notnull())
    shares = joined.group_by("account_id")
    return shares.aggregate(
        role_coverage=lambda rows: exact.rounded(
            rows.count(where=rows.covered).cast("float64") / rows.count().cast("float64")
        )
    )


@measure(
    question="How much of the influence do we reach, and on how many people does our contact in effect rest?",
    grain=("account_id",),
    reads=("influence", "reached_people"),
    source="methods 1, Single-threading; Palmatier, Scheer and Steenkamp 2007; rules 14 and 47",
)
def influence_coverage(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Accounts with a scored active person: influence of engaged people (empty where contact is not observed) and
    effective contacts (sum c C)^2 / sum (c C)^2, from 1 to the number of people, 0 if nobody is connected.
    """
    scored = tables["influence"].select(*PERSON, "influence_nano")
    reached = tables["reached_people"].inner_join(scored, PERSON)
    people = reached.mutate(engaged_nano=ibis.ifelse(reached.engaged, reached.influence_nano, 0))
    # Parts of the whole, not the products themselves, are rounded: weak contact must not lose digits.
    people = people.mutate(product=people.influence_nano * people.connection_nano)
    totals = people.group_by("account_id").aggregate(total=exact.sum_of(people["product"]))
    joined = people.inner_join(totals, "account_id")
    part = ibis.ifelse(joined.total > 0.0, joined["product"].cast("float64") / joined.total, 0.0)
    parts = joined.mutate(part_nano=exact.nano(part))
    sums = parts.group_by("account_id", "observed").aggregate(
        engaged=exact.sum_of(parts.engaged_nano),
        parts=exact.sum_of(parts.part_nano),
        squares=exact.sum_of(parts.part_nano * parts.part_nano),
    )
    return sums.select(
        "account_id",
        influence_coverage=ibis.ifelse(sums.observed, sums.engaged / float(exact.NANO), None),
        effective_contacts=ibis.ifelse(
            sums.squares > 0.0, exact.rounded(sums.parts * sums.parts / sums.squares), 0.0
        ),
    )


@measure(
    question="How well do we cover each account?",
    grain=("account_id",),
    reads=("unknown_share", "role_coverage", "influence_coverage", "contact_observed"),
    source="methods 1, Gaps; rules 14 and 47",
)
def coverage(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Accounts not closed: role_coverage and influence_coverage (empty where contact is not observed),
    effective_contacts (people) and the share of influence left to people without a score, shares in [0, 1].
    """
    observed = tables["contact_observed"].select(observed_id="account_id")
    joined = (
        tables["unknown_share"]
        .left_join(observed, [("account_id", "observed_id")])
        .left_join(tables["role_coverage"], "account_id")
        .left_join(tables["influence_coverage"], "account_id")
    )
    nobody = ibis.ifelse(joined.observed_id.notnull(), 0.0, None)
    return joined.select(
        "account_id",
        "role_coverage",
        influence_coverage=ibis.coalesce(joined.influence_coverage, nobody),
        effective_contacts=ibis.coalesce(joined.effective_contacts, 0.0),
        unknown_share=exact.from_nano(joined.unknown_nano),
    )
