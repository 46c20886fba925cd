"""What accounts did when they could have left, and what that says beside their attitude (Dick and Basu 1994)."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure
from troth.trust import estimated_prior


@measure(
    question="How often did each account stay when it could have left?",
    grain=("account_id",),
    reads=("renewals", "open_accounts", "behaviour_decay", "moment"),
    source="methods.md 4; rules.md 38",
)
def renewal_sums(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Faded weight of renewal decisions with the freedom to leave, and of staying in them (reduced counts half)."""
    renewals = (
        tables["renewals"].semi_join(tables["open_accounts"], "account_id").cross_join(tables["moment"])
    )
    decided = renewals.filter(renewals.could_leave, renewals.outcome.notnull(), renewals.decided_on.notnull())
    decided = decided.mutate(
        age_days=exact.days_between(decided["at"], decided.decided_on),
        stayed_micro=ibis.cases(
            (decided.outcome.isin(["renewed", "expanded"]), exact.MICRO),
            (decided.outcome == "reduced", exact.MICRO // 2),
            else_=0,
        ).cast("int64"),
    )
    aged = decided.join(tables["behaviour_decay"], "age_days")
    return aged.group_by("account_id").agg(
        decided=exact.sum_of(aged.weight_nano) / float(exact.NANO),
        stayed=exact.sum_of(aged.weight_nano * aged.stayed_micro) / float(exact.NANO) / float(exact.MICRO),
    )


@measure(
    question="How often do accounts stay when they could leave, in the whole book?",
    grain=("name",),
    reads=("renewal_sums", "accounts"),
    source="rules.md 24, 38",
    whole_book=True,
)
def staying_prior(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Rows `staying_prior.mean` (0 to 1) and `staying_prior.strength` (in decisions) over contractual accounts."""
    contractual = tables["accounts"].filter(lambda t: t.relationship == "contractual").select("account_id")
    sums = tables["renewal_sums"].semi_join(contractual, "account_id")
    return estimated_prior(sums.select(credit=sums.stayed, debit=sums.decided - sums.stayed), "staying_prior")


@measure(
    question="Does each account stay when it can leave?",
    grain=("account_id",),
    reads=("renewal_sums", "staying_prior", "accounts"),
    source="rules.md 38",
)
def behaviour(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Posterior share of staying with its spread; accounts that never had the choice have no row."""
    prior = tables["staying_prior"]
    usual = prior.filter(lambda t: t["name"] == "staying_prior.mean").select(usual="value")
    strength = prior.filter(lambda t: t["name"] == "staying_prior.strength").select(strength="value")
    contractual = tables["accounts"].filter(lambda t: t.relationship == "contractual").select("account_id")
    sums = tables["renewal_sums"].semi_join(contractual, "account_id").cross_join(usual).cross_join(strength)
    weight = sums.decided + sums.strength
    share = (sums.stayed + sums.strength * sums.usual) / weight
    return sums.select(
        "account_id",
        behaviour=exact.rounded(share),
        behaviour_sd=exact.rounded((share * (1.0 - share) / (weight + 1.0)).sqrt()),
    )


@measure(
    question="Is each account bound to us for now?",
    grain=("account_id",),
    reads=("renewals", "moment"),
    source="rules.md 39",
)
def locked_accounts(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Accounts with undecided renewals ahead, none of which lets them leave within `locked_days`."""
    renewals = tables["renewals"].cross_join(tables["moment"])
    renewals = renewals.mutate(decides_on=ibis.coalesce(renewals.notice_on, renewals.due_on))
    ahead = renewals.filter(renewals.outcome.isnull(), renewals.decides_on >= renewals["at"])
    near = exact.days_between(ahead.decides_on, ahead["at"]) <= rules.locked_days
    doors = ahead.group_by("account_id").agg(doors=ibis.ifelse(ahead.could_leave & near, 1, 0).max())
    return doors.filter(doors.doors == 0).select("account_id")


@measure(
    question="How attractive do people find their best alternative?",
    grain=("account_id",),
    reads=("feedback", "influence"),
    source="rules.md 52",
)
def alternative_appeal(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Latest answers on a scale of 0 to 10, as a share, weighted by influence."""
    asked = tables["feedback"].filter(lambda t: (t.instrument == "alternative") & t.score.notnull())
    stamp = ibis.struct({"on": asked.answered_on, "id": asked.feedback_id, "score": asked.score})
    latest = asked.group_by(["account_id", "person_id"]).agg(last=stamp.max())
    people = tables["influence"].filter(lambda t: t.influence_nano > 0)
    people = people.select("account_id", "person_id", "influence_nano")
    heard = latest.join(people, ["account_id", "person_id"])
    appeal_nano = exact.nano(heard["last"]["score"] / 10.0)
    sums = heard.group_by("account_id").agg(
        appeal=exact.sum_of_products(heard.influence_nano * appeal_nano),
        weight=exact.sum_of(heard.influence_nano) / float(exact.NANO),
    )
    return sums.select("account_id", appeal=exact.rounded(sums.appeal / sums.weight))
