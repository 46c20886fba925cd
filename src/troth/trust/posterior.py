"""What is shared by trust and respect: a Beta posterior, its logit-normal interval, its class of evidence."""

from __future__ import annotations

from dataclasses import dataclass

import ibis
import ibis.expr.types as ir

from troth.model import Rules, exact
from troth.model.rules import NORMAL_QUANTILE

SHIFT = 6


def digamma(x: ir.FloatingValue) -> ir.FloatingValue:
    """psi(x) for x > 0, to 1e-10: six steps of recurrence, then the asymptotic series (Abramowitz and Stegun 6.3.18)."""
    y = x + float(SHIFT)
    z = 1.0 / (y * y)
    series = y.ln() - 0.5 / y - z * (1 / 12 - z * (1 / 120 - z * (1 / 252 - z * (1 / 240 - z * (1 / 132)))))
    for step in range(SHIFT):
        series = series - 1.0 / (x + float(step))
    return series


def trigamma(x: ir.FloatingValue) -> ir.FloatingValue:
    """psi'(x) for x > 0, to 1e-10: recurrence and asymptotic series (Abramowitz and Stegun 6.4.12)."""
    y = x + float(SHIFT)
    z = 1.0 / (y * y)
    tail = 1 / 6 - z * (1 / 30 - z * (1 / 42 - z * (1 / 30 - z * (5 / 66))))
    series = 1.0 / y + 0.5 * z + tail * z / y
    for step in range(SHIFT):
        term = x + float(step)
        series = series + 1.0 / (term * term)
    return series


@dataclass(frozen=True)
class Posterior:
    """Weights for and against: `against` as it enters the mean, `against_known` as it counts as knowledge."""

    in_favour: ir.FloatingValue
    against: ir.FloatingValue
    against_known: ir.FloatingValue

    @property
    def mean(self) -> ir.FloatingValue:
        """The figure itself, 0 to 1."""
        return self.in_favour / (self.in_favour + self.against)

    @property
    def variance(self) -> ir.FloatingValue:
        """Its variance; the asymmetry of debits is weight, not knowledge (rules.md 26)."""
        known = self.in_favour + self.against_known
        share = self.in_favour / known
        spread = self.mean * (1.0 - self.mean)
        return spread * spread / (share * (1.0 - share) * (known + 1.0))

    def bound(self, side: float) -> ir.FloatingValue:
        """One end of the 90 % logit-normal interval; `side` is -1 for the lower, 1 for the upper."""
        centre = digamma(self.in_favour) - digamma(self.against)
        reach = (trigamma(self.in_favour) + trigamma(self.against_known)).sqrt()
        return 1.0 / (1.0 + (-(centre + side * NORMAL_QUANTILE * reach)).exp())


def starting_point(
    credit: ir.FloatingValue, weight: ir.FloatingValue, mean: ir.FloatingValue, strength: ir.FloatingValue
) -> ir.FloatingValue:
    """Where a person starts: the account's others (credit of weight), shrunk to the book's mean (rules.md 24)."""
    return (credit + strength * mean) / (weight + strength)


def evidence_class(weight: ir.FloatingValue, rules: Rules) -> ir.StringValue:
    """none, thin or ok by the weight of the evidence (rules.md 25)."""
    settled = exact.settled(weight)
    return ibis.cases(
        (settled < rules.evidence_thin, "none"), (settled < rules.evidence_ok, "thin"), else_="ok"
    )
