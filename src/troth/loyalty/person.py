"""Loyalty of a person: trust and respect together, neither replacing the other."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure
from troth.model.rules import NORMAL_QUANTILE


def combined(trust: ir.FloatingValue, respect: ir.FloatingValue, rules: Rules) -> ir.FloatingValue:
    """The power mean of trust and respect with weight `trust_share`; power 0 is the geometric mean."""
    share, power = rules.trust_share, rules.loyalty_power
    if power == 0:
        return trust**share * respect ** (1.0 - share)
    return (share * trust**power + (1.0 - share) * respect**power) ** (1.0 / power)


def combined_sd(
    trust: ir.FloatingValue,
    trust_variance: ir.FloatingValue,
    respect: ir.FloatingValue,
    respect_variance: ir.FloatingValue,
    rules: Rules,
) -> ir.FloatingValue:
    """Standard deviation of `combined` by the delta method (methods.md 4)."""
    share, loyalty = rules.trust_share, combined(trust, respect, rules)
    slope_trust = share * (loyalty / trust) ** (1.0 - rules.loyalty_power)
    slope_respect = (1.0 - share) * (loyalty / respect) ** (1.0 - rules.loyalty_power)
    return (
        slope_trust * slope_trust * trust_variance + slope_respect * slope_respect * respect_variance
    ).sqrt()


@measure(
    question="How loyal is each person to us, and with what do they enter their account?",
    grain=("account_id", "person_id"),
    reads=("influence", "trust", "respect"),
    source="methods.md 4; rules.md 36, 37, 48",
)
def person_loyalty(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Every scored person with all figures; those of class none enter the account at their starting point.

    `enters_*` are the values that enter the account; `loyalty` is shown only where its class is not none.
    """
    trust = tables["trust"].rename(trust_start="start", trust_start_variance="start_variance")
    respect = tables["respect"].rename(respect_start="start", respect_start_variance="start_variance")
    people = (
        tables["influence"]
        .join(trust, ["account_id", "person_id"])
        .join(respect, ["account_id", "person_id"])
    )
    no_trust, no_respect = people.trust_evidence == "none", people.respect_evidence == "none"
    people = people.mutate(
        enters_trust=exact.rounded(ibis.ifelse(no_trust, people.trust_start, people.trust)),
        enters_trust_variance=ibis.ifelse(no_trust, people.trust_start_variance, people.trust_variance),
        enters_respect=exact.rounded(ibis.ifelse(no_respect, people.respect_start, people.respect)),
        enters_respect_variance=ibis.ifelse(
            no_respect, people.respect_start_variance, people.respect_variance
        ),
        loyalty_evidence=ibis.cases(
            (no_trust | no_respect, "none"),
            ((people.trust_evidence == "thin") | (people.respect_evidence == "thin"), "thin"),
            else_="ok",
        ),
    )
    entering = (people.enters_trust, people.enters_respect)
    spread = combined_sd(
        people.enters_trust,
        people.enters_trust_variance,
        people.enters_respect,
        people.enters_respect_variance,
        rules,
    )
    people = people.mutate(
        loyalty=exact.rounded(combined(*entering, rules)), loyalty_sd=exact.rounded(spread)
    )
    reach = NORMAL_QUANTILE * people.loyalty_sd
    return people.mutate(
        loyalty_low=exact.rounded(exact.between(people.loyalty - reach, 0.0, 1.0)),
        loyalty_high=exact.rounded(exact.between(people.loyalty + reach, 0.0, 1.0)),
        enters_trust_sd=exact.rounded(people.enters_trust_variance.sqrt()),
        enters_respect_sd=exact.rounded(people.enters_respect_variance.sqrt()),
    )


@measure(
    question="What does each person think of us, as far as we know?",
    grain=("account_id", "person_id"),
    reads=("person_loyalty",),
    source="tables.md, person_scores",
    stored=False,
)
def person_scores(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The figures of every person who may be scored; a figure of class none is empty."""
    people = tables["person_loyalty"]

    def shown(name: str, figure: str) -> ir.Value:
        return ibis.ifelse(people[f"{figure}_evidence"] == "none", None, people[name])

    return people.select(
        "account_id",
        "person_id",
        influence=exact.from_nano(people.influence_nano),
        trust=shown("trust", "trust"),
        trust_low=shown("trust_low", "trust"),
        trust_high=shown("trust_high", "trust"),
        trust_evidence=people.trust_evidence,
        trust_if_kept=shown("trust_if_kept", "trust"),
        promises_due=people.promises_due,
        promises_kept=people.promises_kept,
        kept_rate=exact.rounded(
            people.promises_kept.cast("float64") / people.promises_due.cast("float64").nullif(0.0)
        ),
        respect=shown("respect", "respect"),
        respect_low=shown("respect_low", "respect"),
        respect_high=shown("respect_high", "respect"),
        respect_evidence=people.respect_evidence,
        connection=shown("connection", "connection"),
        connection_evidence=people.connection_evidence,
        loyalty=shown("loyalty", "loyalty"),
        loyalty_low=shown("loyalty_low", "loyalty"),
        loyalty_high=shown("loyalty_high", "loyalty"),
        loyalty_evidence=people.loyalty_evidence,
    )
