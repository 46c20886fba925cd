"""What share of an account's decisions each person sways by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.model.exact import Expression

if TYPE_CHECKING:
    import ibis.expr.types as ir

PERSON = ["account_id", "person_id"]


def multiplied(people: ir.Table) -> Expression:
    """Everyone's weight (1e-9) times `factor_of` their account: whole, for the rated and the unrated alike.

    `people` has `rated_nano`, and `weights_nano` and `rated_people` of the account; empty where nobody is rated.
    """
    unrated = ibis.coalesce(people.weights_nano, exact.NANO)
    return ibis.coalesce(people.rated_nano * factor_of(people), unrated)


def factor_of(people: ir.Table) -> Expression:
    """How many times the weights of an account are taken, so that the mean given to the unrated is whole."""
    return ibis.coalesce(people.rated_people, ibis.literal(1, "int64"))


@measure(
    question="What weight and share has each active person before anybody listens to anybody?",
    grain=("account_id", "person_id"),
    reads=("members", "pooled_influence", "unrated_influence"),
    source="methods 1, Direct weight; rules 9 and 10",
)
def direct_influence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Active people: weight (1e-9), whether rated, direct share u of the account (1e-9).

    People who only act as channel partners have no direct share; where nobody has any, all have the same.
    `direct_units` is the weight behind the share, in units that are comparable within the account only.
    """
    people = _weighed(tables).mutate(direct_units=lambda rows: ibis.ifelse(rows.channel_only, 0, rows.units))
    accounts = people.group_by("account_id").aggregate(
        account_units=exact.sum_of(people.direct_units), account_people=people.count()
    )
    joined = people.inner_join(accounts, "account_id")
    share = ibis.ifelse(
        joined.account_units > 0.0,
        joined.direct_units.cast("float64") * float(exact.NANO) / joined.account_units,
        float(exact.NANO) / joined.account_people.cast("float64"),
    )
    return joined.select(
        *PERSON, "rated", "weight_nano", "direct_units", share_nano=share.round().cast("int64")
    )


def _weighed(tables: Mapping[str, ir.Table]) -> ir.Table:
    active = tables["members"].filter(lambda people: people.active).select(*PERSON, "channel_only")
    rated = tables["pooled_influence"].select(*PERSON, rated_nano="weight_nano")
    people = active.left_join(rated, PERSON).select(*PERSON, "channel_only", "rated_nano")
    people = people.left_join(tables["unrated_influence"], "account_id")
    weight = multiplied(people).cast("float64") / factor_of(people).cast("float64")
    return people.select(
        *PERSON,
        "channel_only",
        rated=people.rated_nano.notnull(),
        units=multiplied(people),
        weight_nano=weight.round().cast("int64"),
    )
