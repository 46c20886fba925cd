"""How well each need is met: what was perceived, held against what was expected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import ibis

from troth.model import TABLES, Rules, exact, measure
from troth.model.exact import Expression
from troth.needs.faded import EVIDENCE_GRAIN, FADING, faded, met_micro

if TYPE_CHECKING:
    import ibis.expr.types as ir

MERELY_MET = 0.5
USUAL_IMPORTANCE = float(str(TABLES["needs"].by_name["importance"].default))


@measure(
    question="What does each rating of a need say about how well it is met?",
    grain=("rating_id",),
    reads=("need_ratings", "needs"),
    source="Oliver 1980, expectancy and disconfirmation; Kano et al. 1984; rule 30",
)
def usable_ratings(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Ratings with a perceived level and an expected one, their own or the need's last earlier one.

    `met_micro` is 500000 for merely met, less for disappointed, more for delighted; `from_latest` counts a need's
    usable ratings from the latest, 0.
    """
    ratings = _with_expected(tables["need_ratings"])
    usable = ratings.filter(ratings.perceived.notnull() & ratings.expected.notnull())
    needs = tables["needs"].select("need_id", "account_id", "person_id", "importance", "kano")
    joined = usable.inner_join(needs, "need_id")
    latest_first = ibis.window(
        group_by=joined.need_id, order_by=[joined.rated_on.desc(), joined.rating_id.desc()]
    )
    return joined.mutate(
        met_micro=met_micro(_met(joined, rules)), from_latest=ibis.row_number().over(latest_first)
    )


def _with_expected(ratings: ir.Table) -> ir.Table:
    """An empty expected level filled with the need's last one before, in the order of day and id."""
    so_far = ibis.window(
        group_by=ratings.need_id, order_by=[ratings.rated_on, ratings.rating_id], preceding=None, following=0
    )
    stated = ratings.mutate(times_stated=ratings.expected.count().over(so_far))
    since_stated = ibis.window(group_by=[stated.need_id, stated.times_stated])
    return stated.select(
        "rating_id",
        "need_id",
        "perceived",
        "rated_by",
        "rated_on",
        expected=stated.expected.max().over(since_stated),
    )


def _met(ratings: ir.Table, rules: Rules) -> Expression:
    gap = (ratings.perceived - ratings.expected) / rules.need_scale_points
    gap = (ratings.kano == "reverse").ifelse(-gap, gap)
    delight = exact.between(gap, 0.0, 1.0)
    disappointment = exact.between(-gap * rules.disappointment_weight, 0.0, 1.0)
    met = MERELY_MET + MERELY_MET * delight - MERELY_MET * disappointment
    return ibis.cases(
        (ratings.kano == "must_be", ibis.least(met, MERELY_MET)),
        (ratings.kano == "attractive", ibis.greatest(met, MERELY_MET)),
        (ratings.kano == "indifferent", MERELY_MET),
        else_=met,
    )


@measure(
    question="What do ratings of needs add to what we know of a person's respect?",
    grain=EVIDENCE_GRAIN,
    reads=("usable_ratings", *FADING),
    source="rule 29",
    stored=False,
)
def rating_evidence(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Weight importance / 3, half of that from our staff; needs that leave a person indifferent weigh nothing."""
    ratings = tables["usable_ratings"].filter(lambda rows: rows.kano != "indifferent")
    own_word = ratings.rated_by == "customer"
    share = own_word.ifelse(1.0, rules.staff_rating_share)
    facts = ratings.mutate(
        fact_table=ibis.literal("need_ratings"),
        fact_id=ratings.rating_id,
        dated_on=ratings.rated_on,
        weight=ratings.importance / USUAL_IMPORTANCE * share,
        own_word=own_word,
    )
    return faded(facts, tables)
