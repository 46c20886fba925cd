"""The over-promise index: how much more is promised than comes, shrunk towards what is usual (empirical Bayes)."""

from __future__ import annotations

import math
from collections.abc import Mapping

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact, measure
from troth.model.rules import NORMAL_QUANTILE

CLIP = math.log(4)
LEAST_VARIANCE = 0.0001


@measure(
    question="By which factor did each promise promise more than came?",
    grain=("promise_id", "kind"),
    reads=("promiser_record",),
    source="methods.md 2; rules.md 27",
)
def over_promises(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Log factors in units of 1e-9, within ln 4: kind `level` and kind `date`, on original terms."""
    record = tables["promiser_record"]
    measured = record.filter(record.delivered_level.notnull(), record.original_level > 0.0)
    reached = ibis.greatest(measured.delivered_level / measured.original_level, math.exp(-2 * CLIP))
    log_level = reached.ln()
    level = measured.select(
        "promise_id",
        "promiser_id",
        kind=ibis.literal("level"),
        factor_nano=exact.nano(_clipped(ibis.ifelse(measured.lower_is_better, log_level, -log_level))),
    )
    vouched = record.verdict.isin(["kept", "partly", "exceeded"]) & record.delivered_on.isnull()
    ends_on = ibis.ifelse(
        record.delivered_on.isnull() & (record["at"] > record.original_due_on),
        record["at"],
        record.delivered_on,
    )
    dated = record.mutate(ends_on=ends_on).filter(
        record.has_due,
        record.made_on.notnull(),
        ~ibis.coalesce(vouched, False),
        ~(record.released & record.delivered_on.isnull()),
    )
    dated = dated.filter(dated.ends_on.notnull())
    took = ibis.greatest(exact.days_between(dated.ends_on, dated.made_on), 1).cast("float64")
    lead = ibis.greatest(exact.days_between(dated.original_due_on, dated.made_on), 1).cast("float64")
    date = dated.select(
        "promise_id",
        "promiser_id",
        kind=ibis.literal("date"),
        factor_nano=exact.nano(_clipped((took / lead).ln())),
    )
    return level.union(date)


def _clipped(log_factor: ir.FloatingValue) -> ir.FloatingValue:
    return exact.settled(exact.between(log_factor, -CLIP, CLIP))


@measure(
    question="What is each promiser's own average?",
    grain=("promiser_id", "kind"),
    reads=("over_promises",),
    source="methods.md 2",
)
def over_promise_means(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Count, mean log factor and squared spread around it, of each promiser."""
    rows = tables["over_promises"]
    sums = rows.group_by(["promiser_id", "kind"]).agg(
        count=rows.count().cast("float64"), total=exact.sum_of(rows.factor_nano)
    )
    means = sums.mutate(mean=exact.rounded(sums.total / float(exact.NANO) / sums["count"]))
    around = rows.join(means.select("promiser_id", "kind", "mean"), ["promiser_id", "kind"])
    distance = exact.from_nano(around.factor_nano) - around["mean"]
    spread = around.mutate(square_nano=exact.nano(distance * distance))
    spread = spread.group_by(["promiser_id", "kind"]).agg(
        spread=exact.sum_of(spread.square_nano) / float(exact.NANO)
    )
    return means.join(spread, ["promiser_id", "kind"]).select(
        "promiser_id", "kind", "count", "mean", "spread"
    )


@measure(
    question="How much do promisers differ, beyond chance?",
    grain=("kind",),
    reads=("over_promise_means",),
    source="DerSimonian and Laird 1986; methods.md 2; rules.md 27",
)
def over_promise_spread(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """Variance within promisers and between them; kinds without a degree of freedom within are left out."""
    means = tables["over_promise_means"]
    totals = means.group_by("kind").agg(
        promisers=means.count().cast("float64"),
        promises=exact.sum_of(means["count"].round().cast("int64")),
        squares=exact.sum_of((means["count"] * means["count"]).round().cast("int64")),
        spread=exact.sum_of(exact.nano(means.spread)) / float(exact.NANO),
        weighted=exact.sum_of(exact.nano(means["count"] * means["mean"])) / float(exact.NANO),
    )
    totals = totals.filter(totals.promises > totals.promisers)
    totals = totals.mutate(
        within=ibis.greatest(totals.spread / (totals.promises - totals.promisers), LEAST_VARIANCE),
        centre=totals.weighted / totals.promises,
    )
    around = means.join(totals, "kind")
    distance = around["mean"] - around.centre
    between = around.mutate(square_nano=exact.nano(around["count"] * distance * distance))
    between = between.group_by("kind").agg(between=exact.sum_of(between.square_nano) / float(exact.NANO))
    both = totals.join(between, "kind")
    room = both.promises - both.squares / both.promises
    excess = both.between - (both.promisers - 1.0) * both.within
    return both.select(
        "kind",
        within=exact.rounded(both.within),
        across=ibis.ifelse(room > 0.0, exact.rounded(ibis.greatest(excess / room, 0.0)), 0.0),
    )


@measure(
    question="How much more does each of our people promise than comes?",
    grain=("promiser_id", "kind"),
    reads=("over_promise_means", "over_promise_spread"),
    source="methods.md 2; rules.md 27",
)
def over_promise_index(tables: Mapping[str, ir.Table], rules: Rules) -> ir.Table:
    """exp(shrunken mean) - 1 with its 90 % interval, from `over_promise_least` promises on."""
    fitted = tables["over_promise_means"].join(tables["over_promise_spread"], "kind")
    fitted = fitted.mutate(own=fitted.within / fitted["count"])
    fitted = fitted.mutate(weight=fitted.within / (fitted.own + fitted.across))
    weights = fitted.group_by("kind").agg(
        all_weights=exact.sum_of(exact.nano(fitted.weight)) / float(exact.NANO),
        all_means=exact.sum_of(exact.nano(fitted.weight * fitted["mean"])) / float(exact.NANO),
    )
    fitted = fitted.join(weights, "kind")
    share = fitted.own / (fitted.own + fitted.across)
    centre = fitted.all_means / fitted.all_weights
    theta = centre * share + fitted["mean"] * (1.0 - share)
    variance = (1.0 - share) * fitted.own + share * share * fitted.within / fitted.all_weights
    reach = NORMAL_QUANTILE * variance.sqrt()
    shown = fitted.select(
        "promiser_id",
        "kind",
        "count",
        value=exact.rounded(theta.exp() - 1.0),
        low=exact.rounded((theta - reach).exp() - 1.0),
        high=exact.rounded((theta + reach).exp() - 1.0),
    )
    return shown.filter(shown["count"] >= rules.over_promise_least).drop("count")
