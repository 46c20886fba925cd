"""Trust: how far a person can rely on our word, from the promises kept and broken to them."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure
from troth.trust.posterior import Posterior, evidence_class, starting_point


@measure(
    question="What is usual in the book, as one row?",
    grain=(),
    reads=("keeping_prior", "need_prior"),
    source="rules.md 24",
)
def book_means(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Mean and strength of keeping promises and of meeting needs; 0.5 and 10 where nothing is known."""
    both = tables["keeping_prior"].union(tables["need_prior"])

    def value(name: str, otherwise: float) -> ir.Value:
        return ibis.coalesce(ibis.ifelse(both["name"] == name, both["value"], None).max(), otherwise)

    return both.agg(
        keeping_mean=value("keeping_prior.mean", 0.5),
        keeping_strength=value("keeping_prior.strength", 10.0),
        need_mean=value("need_prior.mean", 0.5),
        need_strength=value("need_prior.strength", 10.0),
    )


@measure(
    question="What do promises say for and against us, to each person?",
    grain=("account_id", "person_id"),
    reads=("influence", "promise_sums", "account_promise_sums", "book_means"),
    source="methods.md 2; rules.md 24, 43",
)
def trust_weights(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Credit r, debit S before asymmetry, the starting point m, and the posterior's weights for and against.

    `against` carries the asymmetry and makes the mean, `against_known` does not and says how much is known.
    """
    people = tables["influence"].select("account_id", "person_id")
    sums = tables["promise_sums"]
    sums = sums.rename(person_id="viewer_id")
    pool = tables["account_promise_sums"].select("account_id", "named_credit", "named_debit")
    pool = pool.rename(pool_credit="named_credit", pool_debit="named_debit")
    known = people.left_join(sums, ["account_id", "person_id"]).drop("account_id_right", "person_id_right")
    known = known.left_join(pool, "account_id").drop("account_id_right").cross_join(tables["book_means"])
    factor = rules.broken_promise_weight

    def of(name: str) -> ir.FloatingValue:
        return ibis.coalesce(known[name], 0.0)

    others_credit = of("pool_credit") - of("named_credit")
    others_debit = factor * (of("pool_debit") - of("named_debit"))
    start = starting_point(
        others_credit, others_credit + others_debit, known.keeping_mean, known.keeping_strength
    )
    strength = rules.prior_strength
    return known.select(
        "account_id",
        "person_id",
        credit=of("credit"),
        debit=of("debit"),
        start=start,
        in_favour=of("credit") + strength * start,
        against=factor * of("debit") + strength * (1.0 - start),
        against_known=of("debit") + strength * (1.0 - start),
        in_favour_if_kept=of("credit_if_kept") + strength * start,
        against_if_kept=factor * of("debit_if_kept") + strength * (1.0 - start),
        promises_due=ibis.coalesce(known.promises_due, 0),
        promises_kept=ibis.coalesce(known.promises_kept, 0),
    )


@measure(
    question="How far does each person trust our word?",
    grain=("account_id", "person_id"),
    reads=("trust_weights",),
    source="Josang and Ismail 2002; methods.md 2; rules.md 21, 24-26",
)
def trust(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """T with interval, variance and class; computed for everybody, shown from class thin on.

    `start` and `start_variance` are what the person enters the account with while the class is none.
    """
    weights = tables["trust_weights"]
    belief = Posterior(weights.in_favour, weights.against, weights.against_known)
    if_kept = weights.in_favour_if_kept / (weights.in_favour_if_kept + weights.against_if_kept)
    return weights.select(
        "account_id",
        "person_id",
        "start",
        "promises_due",
        "promises_kept",
        trust=exact.rounded(belief.mean),
        trust_low=exact.rounded(belief.bound(-1)),
        trust_high=exact.rounded(ibis.greatest(belief.bound(1), if_kept)),
        trust_if_kept=exact.rounded(if_kept),
        trust_variance=belief.variance,
        trust_evidence=evidence_class(weights.credit + weights.debit, rules),
        start_variance=weights.start * (1.0 - weights.start) / (rules.prior_strength + 1.0),
        trust_mass=weights.in_favour + weights.against,
    )


@measure(
    question="What do the promises made to each account as a whole say for and against us?",
    grain=("account_id",),
    reads=("account_promise_sums", "book_means"),
    source="rules.md 50",
)
def shared_trust_weights(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """The posterior's weights, starting at the book's mean, and the weight of the evidence."""
    sums = tables["account_promise_sums"].cross_join(tables["book_means"])
    strength = rules.prior_strength
    doubt = strength * (1.0 - sums.keeping_mean)
    return sums.select(
        "account_id",
        evidence=sums.shared_credit + sums.shared_debit,
        in_favour=sums.shared_credit + strength * sums.keeping_mean,
        against=rules.broken_promise_weight * sums.shared_debit + doubt,
        against_known=sums.shared_debit + doubt,
    )


@measure(
    question="How far does an account without scored people trust our word, from promises made to it as a whole?",
    grain=("account_id",),
    reads=("shared_trust_weights",),
    source="rules.md 50",
)
def shared_trust(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Posterior of the promises made to the account itself, with interval and class."""
    weights = tables["shared_trust_weights"]
    belief = Posterior(weights.in_favour, weights.against, weights.against_known)
    return weights.select(
        "account_id",
        trust=exact.rounded(belief.mean),
        trust_low=exact.rounded(belief.bound(-1)),
        trust_high=exact.rounded(belief.bound(1)),
        trust_evidence=evidence_class(weights.evidence, rules),
    )
