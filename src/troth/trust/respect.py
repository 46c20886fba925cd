"""Respect: needs met and exceeded, and personal connection."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure
from troth.trust.posterior import Posterior, evidence_class, starting_point


@measure(
    question="What do needs and answers say for and against us, of each person?",
    grain=("account_id", "person_id"),
    reads=("influence", "need_sums", "account_need_sums", "contacts", "contact_observed", "book_means"),
    source="methods.md 3; rules.md 34, 46, 47",
)
def respect_weights(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Weight and met weight, the starting point m, the posterior's weights, and connection: empty where no contact is
    observed at all.
    """
    people = tables["influence"].select("account_id", "person_id")
    pool = tables["account_need_sums"].select(
        "account_id", pool_weight="personal_weight", pool_met="personal_met"
    )
    contacts = tables["contacts"].select("account_id", "person_id", "connection", "connection_evidence")
    observed = tables["contact_observed"].select("account_id").mutate(observed=True)
    known = people
    for table in (tables["need_sums"], contacts):
        known = known.left_join(table, ["account_id", "person_id"]).drop(
            "account_id_right", "person_id_right"
        )
    for table in (pool, observed):
        known = known.left_join(table, "account_id").drop("account_id_right")
    known = known.cross_join(tables["book_means"])

    def of(name: str) -> ir.FloatingValue:
        return ibis.coalesce(known[name], 0.0)

    others_weight = of("pool_weight") - of("personal_weight")
    others_met = of("pool_met") - of("personal_met")
    seen = known.observed.notnull()
    start = starting_point(others_met, others_weight, known.need_mean, known.need_strength)
    return known.select(
        "account_id",
        "person_id",
        need_weight=of("need_weight"),
        need_met=of("need_met"),
        own_word_weight=of("own_word_weight"),
        start=start,
        met=of("need_met") + rules.prior_strength * start,
        missed=of("need_weight") - of("need_met") + rules.prior_strength * (1.0 - start),
        connection=ibis.ifelse(seen, of("connection"), None),
        connection_evidence=ibis.ifelse(seen, ibis.coalesce(known.connection_evidence, "none"), "none"),
    )


@measure(
    question="How far does each person respect us?",
    grain=("account_id", "person_id"),
    reads=("respect_weights",),
    source="Oliver 1980 (expectancy disconfirmation); methods.md 3; rules.md 34",
)
def respect(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """R with interval, variance and class; connection counts where contact is observed, else needs alone."""
    weights = tables["respect_weights"]
    strength = rules.prior_strength
    needs = Posterior(weights.met, weights.missed, weights.missed)
    share = ibis.ifelse(weights.connection.notnull(), rules.respect_need_share, 1.0)
    touch = ibis.coalesce(weights.connection, 0.0) * (1.0 - share)
    start_variance = weights.start * (1.0 - weights.start) / (strength + 1.0)
    full = evidence_class(weights.need_weight, rules)
    own = exact.settled(weights.own_word_weight) >= rules.evidence_ok
    return weights.select(
        "account_id",
        "person_id",
        "connection",
        "connection_evidence",
        "need_weight",
        respect=exact.rounded(share * needs.mean + touch),
        respect_low=exact.rounded(share * needs.bound(-1) + touch),
        respect_high=exact.rounded(share * needs.bound(1) + touch),
        respect_variance=share * share * needs.variance,
        respect_evidence=ibis.ifelse((full == "ok") & ~own, "thin", full),
        start=share * weights.start + touch,
        start_variance=share * share * start_variance,
        need_start=weights.start,
        need_share=share,
    )
