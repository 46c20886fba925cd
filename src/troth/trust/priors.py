"""What is usual in the whole book: the mean of keeping promises and of meeting needs, and how much accounts differ."""

from __future__ import annotations

from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure

LEAST_STRENGTH, MOST_STRENGTH, UNKNOWN_STRENGTH = 2.0, 100.0, 10.0
FEMTO = 1e15
SOURCE = "rules.md 24: beta-binomial empirical Bayes by moments"


@measure(
    question="How well are promises kept in the whole book, and how far do accounts differ?",
    grain=("name",),
    reads=("account_promise_sums",),
    source=SOURCE,
    whole_book=True,
)
def keeping_prior(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Rows `keeping_prior.mean` (0 to 1) and `keeping_prior.strength` (in promises)."""
    sums = tables["account_promise_sums"]
    evidence = sums.select(credit=sums.credit, debit=sums.debit * rules.broken_promise_weight)
    return estimated_prior(evidence, "keeping_prior")


@measure(
    question="How well are needs met in the whole book, and how far do accounts differ?",
    grain=("name",),
    reads=("account_need_sums",),
    source=SOURCE,
    whole_book=True,
)
def need_prior(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Rows `need_prior.mean` (0 to 1) and `need_prior.strength` (in answers)."""
    sums = tables["account_need_sums"]
    evidence = sums.select(credit=sums.need_met, debit=sums.need_weight - sums.need_met)
    return estimated_prior(evidence, "need_prior")


@measure(
    question="What do all needs and answers of an account say together?",
    grain=("account_id",),
    reads=("need_sums", "open_accounts"),
    source="rules.md 34",
)
def account_need_sums(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Weight and met weight over all people of an account, those who left included; a promise to the account that was
    exceeded counts once. `personal_` sums leave such promises out: they are no part of where a person starts.
    """
    sums = tables["need_sums"].semi_join(tables["open_accounts"], "account_id")
    account_itself = sums.person_id == ""
    return sums.group_by("account_id").agg(
        need_weight=_total(ibis.ifelse(account_itself, sums.need_weight, sums.personal_weight)),
        need_met=_total(ibis.ifelse(account_itself, sums.need_met, sums.personal_met)),
        personal_weight=_total(sums.personal_weight),
        personal_met=_total(sums.personal_met),
    )


def estimated_prior(evidence: ir.Table, name: str) -> ir.Table:
    """Mean (R + 1)/(R + S + 2) and strength 1/rho - 1 by moments over accounts with at least one unit of evidence."""
    totals = evidence.agg(credit=_total(evidence.credit), debit=_total(evidence.debit))
    mean = totals.select(
        name=ibis.literal(f"{name}.mean"),
        segment=ibis.literal(""),
        value=exact.rounded((totals.credit + 1.0) / (totals.credit + totals.debit + 2.0)),
    )
    weighed = evidence.mutate(weight=evidence.credit + evidence.debit)
    weighed = weighed.filter(exact.settled(weighed.weight) >= 1.0)
    pooled = weighed.agg(
        accounts=weighed.count().cast("float64"), weight=_total(weighed.weight), credit=_total(weighed.credit)
    )
    pooled = pooled.mutate(share=pooled.credit / pooled.weight.nullif(0.0)).select(
        "accounts", "weight", "share"
    )
    around = weighed.select("credit", own_weight="weight").cross_join(pooled)
    distance = around.credit / around.own_weight - around.share
    part = around.own_weight / around.weight
    sums = around.agg(
        spread=_finer_total(part * distance * distance), squares=_finer_total(part * part)
    ).cross_join(pooled)
    strength = sums.select(
        name=ibis.literal(f"{name}.strength"),
        segment=ibis.literal(""),
        value=exact.rounded(_strength(sums)),
    )
    return mean.union(strength)


def _total(column: ir.FloatingColumn) -> ir.FloatingScalar:
    return exact.sum_of(exact.nano(column)) / float(exact.NANO)


def _finer_total(column: ir.FloatingColumn) -> ir.FloatingScalar:
    """The sum of parts of one whole, in units of 1e-15: each is at most 1, and strength divides by their difference."""
    return exact.sum_of((column * FEMTO).round().cast("int64")) / FEMTO


def _strength(sums: ir.Table) -> ir.FloatingValue:
    chance = (sums.accounts - 1.0) / ibis.ifelse(sums.accounts > 0.0, sums.weight, 1.0)
    room = 1.0 - sums.squares - chance
    computable = (
        (sums.accounts > 1.0)
        & (exact.settled(sums.share * (1.0 - sums.share)) > 0.0)
        & (exact.settled(room) > 0.0)
    )
    spread = sums.spread / ibis.ifelse(computable, sums.share * (1.0 - sums.share), 1.0)
    likeness = (spread - chance) / ibis.ifelse(computable, room, 1.0)
    fitted = exact.between(
        1.0 / ibis.ifelse(likeness > 0.0, likeness, 1.0) - 1.0, LEAST_STRENGTH, MOST_STRENGTH
    )
    return ibis.cases((~computable, UNKNOWN_STRENGTH), (likeness <= 0.0, MOST_STRENGTH), else_=fitted)
