"""How much each person sways decisions, in the judgement of those who know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.model.exact import Expression

if TYPE_CHECKING:
    import ibis.expr.types as ir


@measure(
    question="How much influence do a person's informants together ascribe to them?",
    grain=("account_id", "person_id"),
    reads=("influence_ratings",),
    source="Barron and Barrett 1996 for the weights of levels; rule 8",
)
def pooled_influence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The mean weight (1e-9) of the levels that informants gave last, weighted by informant; ratings do not fade.

    An informant is one (rated_by, rater_id); an empty rater_id is one informant per rated_by. Rated people only:
    somebody whose informants all weigh nothing is not rated.
    """
    last = _last_of_each_informant(tables["influence_ratings"])
    weighed = last.mutate(
        informant_micro=_informant_micro(last, rules), level_micro=_level_micro(last, rules)
    )
    people = weighed.group_by("account_id", "person_id").aggregate(
        informants=exact.sum_of(weighed.informant_micro),
        levels=exact.sum_of(weighed.informant_micro * weighed.level_micro),
        newest_rated_on=weighed.rated_on.max(),
    )
    rated = people.filter(people.informants > 0.0)
    nano_per_micro = float(exact.NANO // exact.MICRO)
    return rated.select(
        "account_id",
        "person_id",
        "newest_rated_on",
        weight_nano=(rated.levels * nano_per_micro / rated.informants).round().cast("int64"),
    )


def _last_of_each_informant(ratings: ir.Table) -> ir.Table:
    newest_first = ibis.window(
        group_by=["account_id", "person_id", "rated_by", "rater_id"],
        order_by=[ratings.rated_on.desc(), ratings.rating_id.desc()],
    )
    numbered = ratings.mutate(place=ibis.row_number().over(newest_first))
    return numbered.filter(numbered.place == 0)


def _informant_micro(ratings: ir.Table, rules: Rules) -> Expression:
    weight = ibis.cases(
        (ratings.rated_by == "customer", rules.informant_customer),
        (ratings.rated_by == "staff", rules.informant_staff),
        else_=rules.informant_self,
    )
    return exact.micro(weight)


def _level_micro(ratings: ir.Table, rules: Rules) -> Expression:
    weights = (0.0, rules.weight_of_low, rules.weight_of_some, rules.weight_of_high, rules.weight_of_decisive)
    return exact.micro(
        ibis.cases(*((ratings.level == level, weight) for level, weight in enumerate(weights)))
    )


@measure(
    question="What weight has somebody nobody has rated?",
    grain=("account_id",),
    reads=("members", "pooled_influence"),
    source="rule 9",
)
def unrated_influence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The mean weight of the account's rated active people, 1 where that is 0; accounts with a rated active person.

    The mean is kept exact as `weights_nano / rated_people`: so many times as large, it is whole.
    """
    active = tables["members"].filter(lambda people: people.active)
    rated = active.inner_join(tables["pooled_influence"], ["account_id", "person_id"])
    accounts = rated.group_by("account_id").aggregate(
        weights_nano=exact.total_of(rated.weight_nano), rated_people=rated.count()
    )
    nothing = accounts.weights_nano == 0
    return accounts.select(
        "account_id",
        weights_nano=ibis.ifelse(nothing, exact.NANO, accounts.weights_nano),
        rated_people=ibis.ifelse(nothing, 1, accounts.rated_people),
    )
