"""Rounding, fading, and the handful of functions that are not plain arithmetic."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from troth.model import Rules

Z_90 = 1.6448536
OLDEST_AGE_DAYS = 20_000
ZERO = Fraction(0)
ONE = Fraction(1)
HALF = Fraction(1, 2)


def exact(value: float | Decimal | Fraction) -> Fraction:
    """A typed value of a book or a rule as the decimal number it is written as."""
    return value if isinstance(value, Fraction) else Fraction(str(value))


def half_up(value: float | Fraction, digits: int) -> Fraction:
    """The value rounded to that many decimals, halves up."""
    unit = 10**digits
    if isinstance(value, float):
        return Fraction(math.floor(value * unit + 0.5), unit)
    return Fraction(math.floor(value * unit + HALF), unit)


def at_threshold(value: float | Fraction) -> Fraction:
    """The value as thresholds see it (rule 5)."""
    return half_up(value, 6)


def fading(age_days: int, half_life_days: float) -> Fraction:
    """The share of its weight that a fact of that age still has."""
    if age_days > OLDEST_AGE_DAYS:
        return ZERO
    return half_up(math.pow(2.0, -age_days / half_life_days), 9)


def age(day: date, at: date) -> int:
    """Whole days from the day to `at`."""
    return (at - day).days


def clip(value: Fraction, low: Fraction | int, high: Fraction | int) -> Fraction:
    """The value, or the bound it passes."""
    return max(Fraction(low), min(Fraction(high), value))


def median(values: Iterable[Fraction]) -> Fraction:
    """The middle value; of an even number the mean of the two middle ones."""
    ordered = sorted(values)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def lower_median(values: Iterable[int]) -> int:
    """The middle value; of an even number the lower of the two middle ones."""
    ordered = sorted(values)
    return ordered[(len(ordered) - 1) // 2]


def digamma(x: float) -> float:
    """The derivative of ln Gamma, for x > 0."""
    shift = 0.0
    while x < 20:
        shift -= 1 / x
        x += 1
    y = 1 / (x * x)
    series = y * (1 / 12 - y * (1 / 120 - y * (1 / 252 - y * (1 / 240 - y * (1 / 132)))))
    return shift + math.log(x) - 0.5 / x - series


def trigamma(x: float) -> float:
    """The second derivative of ln Gamma, for x > 0."""
    shift = 0.0
    while x < 20:
        shift += 1 / (x * x)
        x += 1
    y = 1 / (x * x)
    series = y * (1 / 6 - y * (1 / 30 - y * (1 / 42 - y * (1 / 30 - y * (5 / 66)))))
    return shift + (1 + 0.5 / x + series) / x


def standard_normal(x: float) -> float:
    """The probability that a standard normal value is at most x."""
    return 0.5 * math.erfc(-x / math.sqrt(2))


def logarithmic_mean(x: float, y: float) -> float:
    """(x - y) / ln(x / y), and x where both are one."""
    return x if x == y else (x - y) / math.log1p((x - y) / y)


@dataclass(frozen=True)
class Interval:
    """A 90 % interval."""

    low: float
    high: float


def cut_interval(value: float, deviation: float) -> Interval:
    """The interval value +- z deviation, cut to 0..1."""
    return Interval(max(0.0, value - Z_90 * deviation), min(1.0, value + Z_90 * deviation))


def joint_deviation(weights: Sequence[float], deviations: Sequence[float], correlation: float) -> float:
    """The standard deviation of a weighted sum whose errors are equally correlated."""
    apart = sum((w * sd) ** 2 for w, sd in zip(weights, deviations, strict=True))
    together = sum(w * sd for w, sd in zip(weights, deviations, strict=True)) ** 2
    return math.sqrt((1 - correlation) * apart + correlation * together)


@dataclass(frozen=True)
class Posterior:
    """A share estimated from credit r and debit S (before lam), with a starting point m of strength W (rule 26)."""

    credit: Fraction
    debit: Fraction
    debit_factor: float
    start: float
    strength: float

    @property
    def weight(self) -> Fraction:
        """The evidence weight r + S."""
        return self.credit + self.debit

    @property
    def a(self) -> float:
        return float(self.credit) + self.strength * self.start

    @property
    def b(self) -> float:
        return self.debit_factor * float(self.debit) + self.strength * (1 - self.start)

    @property
    def b_unweighted(self) -> float:
        return float(self.debit) + self.strength * (1 - self.start)

    @property
    def mean(self) -> float:
        return self.a / (self.a + self.b)

    @property
    def variance(self) -> float:
        k = self.a / (self.a + self.b_unweighted)
        spread = self.mean * (1 - self.mean)
        return spread * spread / (k * (1 - k) * (self.a + self.b_unweighted + 1))

    @property
    def interval(self) -> Interval:
        middle = digamma(self.a) - digamma(self.b)
        reach = Z_90 * math.sqrt(trigamma(self.a) + trigamma(self.b_unweighted))
        return Interval(1 / (1 + math.exp(reach - middle)), 1 / (1 + math.exp(-reach - middle)))

    def without_evidence(self) -> Posterior:
        """The starting point alone."""
        return Posterior(ZERO, ZERO, self.debit_factor, self.start, self.strength)


def evidence_class(weight: Fraction, rules: Rules) -> str:
    """none, thin or ok, by evidence weight (rule 25)."""
    if at_threshold(weight) < exact(rules.evidence_thin):
        return "none"
    return "thin" if at_threshold(weight) < exact(rules.evidence_ok) else "ok"


def weaker(first: str, second: str) -> str:
    """The weaker of two evidence classes."""
    return min(first, second, key=("none", "thin", "ok").index)
