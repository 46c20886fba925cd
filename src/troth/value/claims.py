"""The claims of value that count on the day: how well founded each is, and what it is worth in money."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

import ibis

from troth.model import Rules, exact, measure
from troth.model.columns import EARLIEST_DAY
from troth.model.exact import Expression

if TYPE_CHECKING:
    import ibis.expr.types as ir

CENTS = 100.0
LARGEST_MONEY = 1e11  # of one claim, so that the cents of a book of claims stay exact
UNCONFIRMED_GRADE, EVIDENCED_GRADE = 2, 3
NEVER: date = EARLIEST_DAY


@measure(
    question="Which claims of value may be used today, how well founded are they, and what are they worth?",
    grain=("claim_id",),
    reads=("value_claims", "open_accounts", "person_choices", "moment"),
    source="methods 5; rules 55 and 56",
)
def counting_claims(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Claims neither expired nor withdrawn, of accounts opened by the day.

    `grade` is at most 2 until confirmed, `weight_micro` what it weighs, 0 to 1. `money_cents` is amount times the
    customer's unit price in cents, below 0 where value was destroyed, empty where either is not known.
    """
    claims = tables["value_claims"].semi_join(tables["open_accounts"], "account_id")
    claims = claims.anti_join(_withdrawn(tables), "claim_id").cross_join(tables["moment"])
    used = claims.filter(claims.expires_on.isnull() | (claims.expires_on > claims["at"]))
    confirmed = used.confirmed_on.notnull()
    graded = used.select(
        *("account_id", "claim_id", "person_id", "confirmed_by", "pillar_id"),
        *("unit", "unit_price", "amount", "promised_amount", "promised_from", "promised_by", "stated_on"),
        grade=ibis.ifelse(confirmed, used.grade, ibis.least(used.grade, UNCONFIRMED_GRADE)),
        destroyed=ibis.coalesce(used.amount < 0, False),
        money=used.amount * used.unit_price,
    )
    # The least of something and nothing is something, on every engine.
    money = exact.between(graded.money, -LARGEST_MONEY, LARGEST_MONEY)
    weighed = graded.mutate(
        weight_micro=_weight_micro(graded.grade, rules),
        money_cents=ibis.ifelse(graded.money.isnull(), None, (money * CENTS).round()).cast("int64"),
    )
    return weighed.drop("money")


def _weight_micro(grade: Expression, rules: Rules) -> Expression:
    weights = (
        rules.grade_ours_only,
        rules.grade_said,
        rules.grade_quantified,
        rules.grade_evidenced,
        rules.grade_finance,
    )
    each = [(grade == place, round(weight * exact.MICRO)) for place, weight in enumerate(weights)]
    return ibis.cases(*each, else_=0).cast("int64")


def _withdrawn(tables: Mapping[str, ir.Table]) -> ir.Table:
    """Claims whose author's last choice about them, or about all their words, withdrew the quote."""
    choices = tables["person_choices"].filter(lambda rows: rows.until.isnull())
    asked = choices.filter(choices.kind.isin(["quote_allowed", "quote_withdrawn"])).select(
        "kind", "chosen_on", author_id="person_id", about_id="claim_id"
    )
    claims = tables["value_claims"].select("claim_id", "person_id")
    about = claims.join(asked, [("person_id", "author_id")])
    about = about.filter(about.about_id.isnull() | (about.about_id == about.claim_id))
    last = about.group_by("claim_id").aggregate(
        withdrawn_on=about.chosen_on.max(where=about.kind == "quote_withdrawn"),
        allowed_on=about.chosen_on.max(where=about.kind == "quote_allowed"),
    )
    return last.filter(last.withdrawn_on >= ibis.coalesce(last.allowed_on, ibis.date(NEVER.isoformat())))


@measure(
    question="What did the customer have from us, what did they lose, and how much of it is priced and confirmed?",
    grain=("account_id",),
    reads=("counting_claims",),
    source="methods 5",
)
def claim_sums(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Claims by kind, and money in cents; empty where nothing of that kind is priced. Claims of no weight only count."""
    claims = tables["counting_claims"]
    weighs = claims.weight_micro > 0
    created, destroyed = weighs & ~claims.destroyed, weighs & claims.destroyed
    priced = created & claims.money_cents.notnull()
    confirmed = created & (claims.grade >= EVIDENCED_GRADE)
    return claims.group_by("account_id").aggregate(
        claims_created=claims.count(where=created),
        claims_priced=claims.count(where=priced),
        claims_confirmed=claims.count(where=confirmed),
        claims_destroyed=claims.count(where=destroyed),
        claims_ours_only=claims.count(where=~weighs),
        created_cents=claims.money_cents.sum(where=created),
        confirmed_cents=claims.money_cents.sum(where=confirmed),
        destroyed_cents=(-claims.money_cents).sum(where=destroyed),
    )
