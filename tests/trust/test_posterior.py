"""The Beta posterior behind trust and respect: its functions, its interval, and its class of evidence."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Mapping
from typing import Any

import ibis
import ibis.expr.types as ir
import numpy as np
import pytest

from tests.worktop import Worktop, given
from troth.model import Rules, measure
from troth.model.exact import Expression
from troth.trust.posterior import Posterior, digamma, evidence_class, trigamma

EULER = 0.5772156649015329


def worked_out(worktop: Worktop, values: Mapping[str, Expression]) -> dict[str, Any]:
    """The values of some expressions."""

    @measure(question="What are they?", grain=(), reads=("moment",), source="a test")
    def expressions(tables: Mapping[str, ir.Table], _rules: Rules) -> ir.Table:
        return tables["moment"].select(**values)

    return worktop.work_out(expressions).rows("expressions")[0]


def of(function: object, points: Iterable[float]) -> dict[str, Expression]:
    assert callable(function)
    return {f"at {point}": function(ibis.literal(point)) for point in points}


def test_abramowitz_and_stegun_6_3_digamma_at_known_points(worktop: Worktop) -> None:
    found = worked_out(worktop, of(digamma, (1.0, 0.5, 2.0, 0.01)))
    known = [-EULER, -EULER - 2 * math.log(2), 1 - EULER, -100.5608854578687]
    assert list(found.values()) == pytest.approx(known, abs=1e-9)


def test_abramowitz_and_stegun_6_4_trigamma_at_known_points(worktop: Worktop) -> None:
    found = worked_out(worktop, of(trigamma, (1.0, 0.5, 2.0)))
    known = [math.pi**2 / 6, math.pi**2 / 2, math.pi**2 / 6 - 1]
    assert list(found.values()) == pytest.approx(known, abs=1e-9)


def posterior(in_favour: float, against: float, against_known: float | None = None) -> Posterior:
    known = against if against_known is None else against_known
    return Posterior(*(ibis.literal(value) for value in (in_favour, against, known)))


def mass(a: float, b: float, low: float, high: float) -> float:
    """The share of Beta(a, b) between two bounds."""
    x = np.linspace(0, 1, 20_001)[1:-1]
    logarithm = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    density = np.exp(logarithm + (a - 1) * np.log(x) + (b - 1) * np.log1p(-x))
    return float(density[(x > low) & (x < high)].sum() / density.sum())


@measure(question="What are their intervals?", grain=("a", "b"), reads=("counts",), source="a test")
def intervals(tables: Mapping[str, ir.Table], _rules: Rules) -> ir.Table:
    counts = tables["counts"]
    belief = Posterior(counts.a, counts.b, counts.b)
    return counts.select("a", "b", low=belief.bound(-1), high=belief.bound(1))


def test_methods_2_the_90_percent_interval_holds_900_to_923_of_1000_for_counts_up_to_30(
    worktop: Worktop,
) -> None:
    counts = [{"a": a, "b": b} for a, b in itertools.product((1.0, 2.0, 5.0, 12.0, 30.0), repeat=2)]
    found = worktop.work_out(given("counts", counts), intervals).rows("intervals")
    held = [mass(row["a"], row["b"], row["low"], row["high"]) for row in found]
    assert min(held) > 0.8995
    assert max(held) < 0.9235


def test_the_variance_is_that_of_beta_where_debits_weigh_as_much_as_credits(worktop: Worktop) -> None:
    found = worked_out(worktop, {"of 9 and 3": posterior(9.0, 3.0).variance})
    assert found["of 9 and 3"] == pytest.approx(9 * 3 / (12**2 * 13))


def test_rule_26_weight_of_debits_is_not_knowledge(worktop: Worktop) -> None:
    # a = 9, b = 5 in the mean and 3 as knowledge: T = 9/14, k = 9/12.
    values = {"T": posterior(9.0, 5.0, 3.0).mean, "variance": posterior(9.0, 5.0, 3.0).variance}
    found = worked_out(worktop, values)
    spread = (9 / 14) * (5 / 14)
    assert found["T"] == pytest.approx(9 / 14)
    assert found["variance"] == pytest.approx(spread**2 / (0.75 * 0.25 * 13))


def test_rule_25_evidence_is_none_below_a_quarter_thin_below_three_else_ok(worktop: Worktop) -> None:
    weights = (0.0, 0.2499994, 0.2499995, 0.25, 2.9999994, 3.0)
    classes = {f"at {weight}": evidence_class(ibis.literal(weight), Rules()) for weight in weights}
    found = worked_out(worktop, classes)
    assert [*found.values()] == ["none", "none", "thin", "thin", "thin", "ok"]
