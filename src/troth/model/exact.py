"""Arithmetic whose result depends neither on the order of rows nor on the engine.

Doubles are never added up. A figure is first rounded to whole units of 1e-9 (nano) or 1e-6 (micro), halves away
from zero; whole units are added; the sum becomes a double once, at the end. One addition, subtraction,
multiplication, division or square root of doubles gives the same bits everywhere (IEEE 754); logarithms and powers
may differ in the last bit, so what comes of them is rounded before it is stored or compared.
"""

from __future__ import annotations

from typing import Any

import ibis

NANO = 1_000_000_000
MICRO = 1_000_000

Expression = Any  # expressions of Ibis are untyped


def nano(value: Expression) -> Expression:
    """`value` in whole units of 1e-9, halves away from zero."""
    return (value * float(NANO)).round().cast("int64")


def micro(value: Expression) -> Expression:
    """`value` in whole units of 1e-6, halves away from zero."""
    return (value * float(MICRO)).round().cast("int64")


def from_nano(units: Expression) -> Expression:
    """Whole units of 1e-9 as a double."""
    return units.cast("float64") / float(NANO)


def from_micro(units: Expression) -> Expression:
    """Whole units of 1e-6 as a double."""
    return units.cast("float64") / float(MICRO)


def rounded(value: Expression) -> Expression:
    """`value` to nine digits after the point, as figures are stored."""
    return from_nano(nano(value))


def settled(value: Expression) -> Expression:
    """`value` to six digits after the point, as figures are compared with thresholds."""
    return from_micro(micro(value))


def sum_of(units: Expression) -> Expression:
    """The exact sum of whole units, as a double; exact below 2^53. Empty input gives zero."""
    return ibis.coalesce(units.sum(), 0).cast("float64")


def total_of(units: Expression) -> Expression:
    """The exact sum of whole units, as whole units; exact below 2^53. Empty input gives zero."""
    return sum_of(units).round().cast("int64")


def part_of(units: Expression, share_nano: Expression) -> Expression:
    """A share, in units of 1e-9, of non-negative whole units up to 4e9, as whole units, halves up."""
    product = units * share_nano + NANO // 2
    return ((product - product % NANO).cast("float64") / float(NANO)).round().cast("int64")


def sum_of_products(product: Expression, units: int = NANO) -> Expression:
    """The exact sum of int64 products of units of 1e-9 and of 1/`units`, as a double of units of 1.

    Each product is split into whole units of 1e-9 and the rest, so that both sums stay exact.
    """
    rest = product % NANO
    whole = ((product - rest).cast("float64") / float(NANO)).round().cast("int64")
    return (sum_of(whole) + sum_of(rest) / float(NANO)) / float(units)


def one_product(product: Expression) -> Expression:
    """One int64 product in units of 1e-18 as a double of units of 1."""
    rest = product % NANO
    return ((product - rest).cast("float64") / float(NANO) + rest.cast("float64") / float(NANO)) / float(NANO)


def days_between(later: Expression, earlier: Expression) -> Expression:
    """Whole days from `earlier` to `later`, both dates."""
    return later.delta(earlier, unit="day")


def days_after(day: Expression, days: int) -> Expression:
    """The date `days` later, as a date on every engine."""
    return (day + ibis.interval(days=days)).cast("timestamp").cast("date")


def between(value: Expression, low: Expression, high: Expression) -> Expression:
    """`value`, not below `low`, not above `high`."""
    return ibis.least(ibis.greatest(value, low), high)
