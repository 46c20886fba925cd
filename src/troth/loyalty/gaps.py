"""What is missing or failing in an account, with the influence at stake."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure


@measure(
    question="Which promises are overdue, and how much influence hangs on them?",
    grain=("account_id", "fact_id"),
    reads=("promise_evidence", "effective_influence", "unknown_share"),
    source="rules.md 21, 53",
)
def promise_gaps(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Overdue promises, those nobody has said a word of apart; weight is the promisee's influence (with or without a
    score), or all that is known.
    """
    evidence = tables["promise_evidence"]
    late = evidence.filter(evidence.own, evidence.silent | (evidence.state == "overdue"))
    people = tables["effective_influence"].select("account_id", "person_id", "influence_nano")
    late = late.join(tables["unknown_share"].select("account_id", "unknown_nano"), "account_id")
    late = late.left_join(people, ["account_id", "person_id"]).drop("account_id_right", "person_id_right")
    all_known = exact.NANO - late.unknown_nano
    at_stake = ibis.ifelse(late.named, ibis.coalesce(late.influence_nano, 0), all_known)
    return late.select(
        "account_id",
        kind=ibis.ifelse(late.silent, "unverified_promise", "overdue_promise"),
        person_id=late.person_id,
        role=ibis.null("string"),
        fact_id=late.promise_id,
        weight=exact.from_nano(at_stake),
    )


@measure(
    question="Which needs are unmet or unserved, and how much influence hangs on them?",
    grain=("account_id", "kind", "fact_id"),
    reads=("unmet_needs", "unserved_needs", "influence"),
    source="rules.md 35, 53",
)
def need_gaps(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Needs in force of people who may be scored."""
    columns = ("account_id", "person_id", "need_id")
    unmet = tables["unmet_needs"].select(*columns).mutate(kind=ibis.literal("unmet_need"))
    unserved = tables["unserved_needs"].select(*columns).mutate(kind=ibis.literal("unserved_need"))
    both = unmet.union(unserved)
    people = tables["influence"].select("account_id", "person_id", "influence_nano")
    held = both.join(people, ["account_id", "person_id"])
    return held.select(
        "account_id",
        "kind",
        "person_id",
        role=ibis.null("string"),
        fact_id=held.need_id,
        weight=exact.from_nano(held.influence_nano),
    )


@measure(
    question="What is missing or failing in each account?",
    grain=("account_id", "kind", "person_id", "role", "fact_id"),
    reads=("influence_gaps", "promise_gaps", "need_gaps", "untold_value", "follow_up_gaps"),
    source="tables.md, gaps; rules.md 15, 35, 53, 67",
    stored=False,
)
def gaps(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """All gaps of open accounts, each with the influence at stake, 0 to 1."""
    columns = ("account_id", "kind", "person_id", "role", "fact_id", "weight")
    kinds = ("influence_gaps", "promise_gaps", "need_gaps", "untold_value", "follow_up_gaps")
    return ibis.union(*(tables[kind].select(*columns) for kind in kinds))
