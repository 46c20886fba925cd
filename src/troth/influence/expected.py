"""How many people take part in a decision, going by the deals we won."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.influence.median import medians
from troth.model import Rules, exact, measure
from troth.model.exact import Expression

if TYPE_CHECKING:
    import ibis.expr.types as ir


def takes_part(weight_nano: Expression, rules: Rules) -> Expression:
    """Whether a person counts as one who decides: a weight of at least `known_weight`, or not rated (empty)."""
    weight = exact.settled(exact.from_nano(weight_nano))
    return weight_nano.isnull() | (weight >= rules.known_weight)


@measure(
    question="How many people took part in each deal won lately?",
    grain=("deal_id",),
    reads=("open_accounts", "deals", "deal_outcomes", "deal_people", "pooled_influence", "moment"),
    source="rule 11",
)
def won_deal_people(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Deals whose last outcome is a win of the last `expected_people_days` days, in which anybody counts.

    People count by their weight in the deal's account; `segment` is empty text where the account has none.
    """
    accounts = tables["open_accounts"]
    accounts = accounts.select("account_id", segment=ibis.coalesce(accounts.segment, ""))
    won = tables["deals"].select("deal_id", "account_id").semi_join(_won_lately(tables, rules), "deal_id")
    people = tables["deal_people"].select("deal_id", "person_id").distinct()
    rated = tables["pooled_influence"].select("account_id", "person_id", "weight_nano")
    joined = (
        won.inner_join(accounts, "account_id")
        .inner_join(people, "deal_id")
        .left_join(rated, ["account_id", "person_id"])
    )
    counted = joined.filter(takes_part(joined.weight_nano, rules))
    return counted.group_by("deal_id", "segment").aggregate(deal_people=counted.count())


def _won_lately(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    outcomes = tables["deal_outcomes"].cross_join(tables["moment"])
    newest_first = ibis.window(
        group_by="deal_id", order_by=[outcomes.closed_on.desc(), outcomes.outcome_id.desc()]
    )
    numbered = outcomes.mutate(place=ibis.row_number().over(newest_first))
    age_days = exact.days_between(numbered["at"], numbered.closed_on)
    return numbered.filter(
        numbered.place == 0, numbered.outcome == "won", age_days < int(rules.expected_people_days)
    )


@measure(
    question="How many people are to be expected behind a decision?",
    grain=("name", "segment"),
    reads=("open_accounts", "won_deal_people", "moment"),
    source="Gartner, as cited in methods 1: 6.8 people in a buying decision; rule 11",
    whole_book=True,
)
def expected_people(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The median number of people in deals won lately, shrunk to `expected_people`, segments to the company.

    One row for the company (empty segment) and one for each segment of an account.
    """
    deals, strength = tables["won_deal_people"], rules.expected_people_strength
    accounts = tables["open_accounts"]
    named = accounts.filter(accounts.segment.notnull()).select("segment")
    segments = ibis.union(named, tables["moment"].select(segment=ibis.literal("")), distinct=True)
    of_segments = medians(deals.filter(deals.segment != ""), "segment", "deal_people", "deal_id")
    of_company = medians(deals.mutate(company=ibis.literal("")), "company", "deal_people", "deal_id")
    company = of_company.select(company_rows="rows", company_median="median")
    joined = (
        segments.left_join(of_segments, "segment")
        .select("segment", "rows", "median")
        .left_join(company, ibis.literal(value=True))
    )
    everywhere = _shrunk(joined.company_rows, joined.company_median, rules.expected_people, strength)
    here = _shrunk(joined.rows, joined.median, everywhere, strength)
    return joined.select(
        name=ibis.literal("expected_people"), segment=joined.segment, value=exact.rounded(here)
    )


def _shrunk(rows: Expression, median: Expression, start: Expression | float, strength: float) -> Expression:
    count = ibis.coalesce(rows, 0).cast("float64")
    shrunk = (strength * start + count * ibis.coalesce(median, 0.0)) / (strength + count)
    return ibis.ifelse(count > 0.0, shrunk, start)
