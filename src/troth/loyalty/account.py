"""Loyalty of an account, from the ground up: its people weighted by influence, and those we have not seen."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.loyalty.person import combined, combined_sd
from troth.model import Rules, exact, measure
from troth.model.rules import NORMAL_QUANTILE

NANO = float(exact.NANO)


@measure(
    question="What do we expect of people of an account whom we have not met?",
    grain=("account_id",),
    reads=("unknown_share", "contact_observed", "book_means"),
    source="rules.md 36",
)
def unseen_people(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Loyalty and spread of a person without evidence: the book's means, no contact where contact is observed."""
    observed = tables["contact_observed"].select("account_id").mutate(observed=True)
    unseen = tables["unknown_share"].left_join(observed, "account_id").drop("account_id_right")
    unseen = unseen.cross_join(tables["book_means"])
    share = ibis.ifelse(unseen.observed.notnull(), rules.respect_need_share, 1.0)
    trust, respect = unseen.keeping_mean, share * unseen.need_mean
    known = rules.prior_strength + 1.0
    trust_variance = unseen.keeping_mean * (1.0 - unseen.keeping_mean) / known
    respect_variance = share * share * unseen.need_mean * (1.0 - unseen.need_mean) / known
    sd = combined_sd(trust, trust_variance, respect, respect_variance, rules)
    return unseen.select(
        "account_id",
        "unknown_nano",
        unseen_loyalty=exact.rounded(combined(trust, respect, rules)),
        unseen_sd=exact.rounded(sd),
        unseen_trust=exact.rounded(trust),
        unseen_respect=exact.rounded(respect),
    )


@measure(
    question="What do the people of an account amount to, weighted by influence?",
    grain=("account_id",),
    reads=("person_loyalty", "unseen_people"),
    source="methods.md 4; rules.md 48, 50, 51",
)
def account_sums(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Weighted means and spreads of the people with influence, and the influence held by each class of evidence."""
    people = tables["person_loyalty"].filter(lambda t: t.influence_nano > 0)
    shares = tables["unseen_people"].select("account_id", "unknown_nano")
    people = people.join(shares, "account_id")
    weight = people.influence_nano.cast("float64") / (exact.NANO - people.unknown_nano).cast("float64")
    people = people.mutate(weight=weight)
    figures = {
        "loyalty": ("loyalty", "loyalty_sd"),
        "trust": ("enters_trust", "enters_trust_sd"),
        "respect": ("enters_respect", "enters_respect_sd"),
    }
    columns: dict[str, ir.Value] = {}
    for figure, (value, sd) in figures.items():
        spread = people.weight * people[sd]
        evidence = people[f"{figure}_evidence"]
        columns |= {
            f"{figure}_products": exact.sum_of_products(people.influence_nano * exact.nano(people[value])),
            f"{figure}_squares": _total(spread * spread),
            f"{figure}_spread": _total(spread),
            f"{figure}_ok_nano": exact.sum_of(ibis.ifelse(evidence == "ok", people.influence_nano, 0)),
            f"{figure}_thin_nano": exact.sum_of(ibis.ifelse(evidence == "thin", people.influence_nano, 0)),
        }
    return people.group_by("account_id").agg(**columns)


def _total(column: ir.FloatingColumn) -> ir.FloatingScalar:
    return exact.sum_of(exact.nano(column)) / NANO


@measure(
    question="How loyal is each account, how sure are we, and how far do its people trust and respect us?",
    grain=("account_id",),
    reads=("account_sums", "unseen_people", "shared_trust"),
    source="methods.md 4; rules.md 36, 48, 50, 51",
)
def account_loyalty(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Loyalty, trust and respect of each open account with standard deviation, interval and class of evidence."""
    accounts = tables["unseen_people"]
    shared = tables["shared_trust"]
    shared = shared.rename(**{f"shared_{name}": name for name in shared.columns if name != "account_id"})
    for table in (tables["account_sums"], shared):
        accounts = accounts.left_join(table, "account_id").drop("account_id_right")
    people = accounts.loyalty_products.notnull()
    known_share = (exact.NANO - accounts.unknown_nano).cast("float64") / NANO
    accounts = accounts.mutate(
        known_share=known_share,
        unknown_share=exact.from_nano(accounts.unknown_nano),
        has_people=people,
        **{f"{figure}_sd": _sd(accounts, figure, rules) for figure in ("loyalty", "trust", "respect")},
        **{f"{figure}_class": _class(accounts, figure, rules) for figure in ("loyalty", "trust", "respect")},
    )
    divisor = ibis.ifelse(people, accounts.known_share, 1.0)
    unseen_sd = ibis.greatest(rules.unseen_sd_share * accounts.unseen_sd, accounts.loyalty_sd)
    accounts = accounts.mutate(
        loyalty=exact.rounded(
            ibis.coalesce(accounts.loyalty_products, 0.0) + accounts.unknown_share * accounts.unseen_loyalty
        ),
        sd=exact.rounded(accounts.known_share * accounts.loyalty_sd + accounts.unknown_share * unseen_sd),
        trust=exact.rounded(accounts.trust_products / divisor),
        respect=exact.rounded(accounts.respect_products / divisor),
    )
    return _with_intervals(accounts)


def _sd(accounts: ir.Table, figure: str, rules: Rules) -> ir.FloatingValue:
    """Spread of the people we know: their errors go together by `error_correlation`."""
    together = rules.error_correlation
    spread = accounts[f"{figure}_spread"]
    variance = (1.0 - together) * accounts[f"{figure}_squares"] + together * spread * spread
    return ibis.coalesce(variance, 0.0).sqrt()


def _class(accounts: ir.Table, figure: str, rules: Rules) -> ir.StringValue:
    ok = exact.settled(ibis.coalesce(accounts[f"{figure}_ok_nano"], 0.0) / NANO)
    some = exact.settled(
        (
            ibis.coalesce(accounts[f"{figure}_ok_nano"], 0.0)
            + ibis.coalesce(accounts[f"{figure}_thin_nano"], 0.0)
        )
        / NANO
    )
    return ibis.cases(
        (ok >= rules.account_ok_share, "ok"), (some >= rules.account_thin_share, "thin"), else_="none"
    )


def _with_intervals(accounts: ir.Table) -> ir.Table:
    def end(middle: ir.FloatingValue, sd: ir.FloatingValue, side: float) -> ir.FloatingValue:
        return exact.rounded(exact.between(middle + side * NORMAL_QUANTILE * sd, 0.0, 1.0))

    people = accounts.has_people
    return accounts.select(
        "account_id",
        "unknown_share",
        "loyalty",
        "sd",
        loyalty_low=end(accounts.loyalty, accounts.sd, -1),
        loyalty_high=end(accounts.loyalty, accounts.sd, 1),
        loyalty_evidence=accounts.loyalty_class,
        trust=ibis.ifelse(people, accounts.trust, accounts.shared_trust),
        trust_low=ibis.ifelse(people, end(accounts.trust, accounts.trust_sd, -1), accounts.shared_trust_low),
        trust_high=ibis.ifelse(people, end(accounts.trust, accounts.trust_sd, 1), accounts.shared_trust_high),
        trust_evidence=ibis.ifelse(
            people, accounts.trust_class, ibis.coalesce(accounts.shared_trust_evidence, "none")
        ),
        respect=accounts.respect,
        respect_low=end(accounts.respect, accounts.respect_sd, -1),
        respect_high=end(accounts.respect, accounts.respect_sd, 1),
        respect_evidence=accounts.respect_class,
    )
