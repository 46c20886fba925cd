"""Whole-book means and strengths, and the starting point of one person (rule 24)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.reference.numbers import ONE, ZERO, at_threshold, clip, exact, half_up

LEAST_STRENGTH, MOST_STRENGTH, UNKNOWN_STRENGTH = Fraction(2), Fraction(100), Fraction(10)


@dataclass(frozen=True)
class Sums:
    """Credit r and debit S before lam."""

    credit: Fraction = ZERO
    debit: Fraction = ZERO

    def __add__(self, other: Sums) -> Sums:
        return Sums(self.credit + other.credit, self.debit + other.debit)


@dataclass(frozen=True)
class Start:
    """The mean mu of the whole book, and the strength M with which it informs an account."""

    mean: Fraction
    strength: Fraction

    def of(self, others: Sums, debit_factor: float) -> float:
        """m: the mean of other evidence of the same account, drawn towards the book's mean."""
        r, s = others.credit, exact(debit_factor) * others.debit
        return float((r + self.strength * self.mean) / (r + s + self.strength))


def start_of(by_account: Mapping[str, Sums], debit_factor: float) -> Start:
    """The mean mu and strength M from the sums of all accounts."""
    pairs = [(sums.credit, exact(debit_factor) * sums.debit) for sums in by_account.values()]
    credit, debit = sum((r for r, _ in pairs), ZERO), sum((s for _, s in pairs), ZERO)
    mean = (credit + 1) / (credit + debit + 2)
    return Start(half_up(mean, 9), half_up(strength_by_moments(pairs), 9))


def strength_by_moments(pairs: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """M = 1/rho - 1, rho the correlation of outcomes within accounts of at least one outcome's evidence."""
    counted = [(r, r + s) for r, s in pairs if at_threshold(r + s) >= 1]
    if len(counted) < 2:
        return UNKNOWN_STRENGTH
    number, total = len(counted), sum((n for _, n in counted), ZERO)
    mean = sum((r for r, _ in counted), ZERO) / total
    spread = mean * (1 - mean)
    by_chance = (number - 1) / total
    room = ONE - sum((n / total) ** 2 for _, n in counted) - by_chance
    if at_threshold(spread) <= 0 or at_threshold(room) <= 0:
        return UNKNOWN_STRENGTH
    between = sum((n / total * (r / n - mean) ** 2 / spread for r, n in counted), ZERO)
    correlation = (between - by_chance) / room
    if at_threshold(correlation) <= 0:
        return MOST_STRENGTH
    return clip(1 / correlation - 1, LEAST_STRENGTH, MOST_STRENGTH)
