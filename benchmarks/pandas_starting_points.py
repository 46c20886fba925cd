"""Fading, starting points and posteriors in pandas, for trust and respect alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from troth.model import Rules

LEAST_STRENGTH, MOST_STRENGTH, UNKNOWN_STRENGTH = 2.0, 100.0, 10.0


def age(day: pd.Series, at: pd.Timestamp) -> pd.Series:
    """Whole days from each day to `at`."""
    return (at - day).dt.days


def faded(ages: pd.Series, half_life_days: float) -> pd.Series:
    """The share of its weight that a fact of each age still has."""
    return 2.0 ** (-ages / half_life_days)


def in_millionths(values: pd.Series) -> pd.Series:
    """Values rounded to six digits, halves up; the `round` of pandas takes them to the even neighbour."""
    return np.floor(values * 1e6 + 0.5) / 1e6


@dataclass(frozen=True)
class Start:
    """The mean of the whole book, and the strength with which it informs an account."""

    mean: float
    strength: float

    def of(self, credit: pd.Series, debit: pd.Series) -> pd.Series:
        """The starting point of a person, from the evidence of the others in the account."""
        return (credit + self.strength * self.mean) / (credit + debit + self.strength)


def start_of(by_account: pd.DataFrame, factor: float) -> Start:
    """The mean and strength from the credit and debit of every account; `factor` weighs the debit."""
    credit, debit = by_account.credit, factor * by_account.debit
    mean = (credit.sum() + 1) / (credit.sum() + debit.sum() + 2)
    return Start(round(mean, 9), round(_strength(credit, credit + debit), 9))


def _strength(credit: pd.Series, weight: pd.Series) -> float:
    """The strength by the method of moments over accounts of at least one outcome's evidence."""
    counted = weight.round(6) >= 1
    r, n = credit[counted], weight[counted]
    total, number = n.sum(), len(n)
    if number <= 1:
        return UNKNOWN_STRENGTH
    mean = r.sum() / total
    spread, by_chance = mean * (1 - mean), (number - 1) / total
    room = 1 - ((n / total) ** 2).sum() - by_chance
    if round(spread, 6) <= 0 or round(room, 6) <= 0:
        return UNKNOWN_STRENGTH
    correlation = (((n / total) * (r / n - mean) ** 2 / spread).sum() - by_chance) / room
    if round(correlation, 6) <= 0:
        return MOST_STRENGTH
    return float(np.clip(1 / correlation - 1, LEAST_STRENGTH, MOST_STRENGTH))


def posterior(credit: pd.Series, debit: pd.Series, start: pd.Series, factor: float) -> pd.DataFrame:
    """The share estimated from credit and debit, its variance, and its evidence class."""
    rules = Rules()
    strength = rules.prior_strength
    a, b = credit + strength * start, factor * debit + strength * (1 - start)
    unweighted = debit + strength * (1 - start)
    mean, k = a / (a + b), a / (a + unweighted)
    variance = (mean * (1 - mean)) ** 2 / (k * (1 - k) * (a + unweighted + 1))
    weight = (credit + debit).round(6)
    evidence = np.select([weight < rules.evidence_thin, weight < rules.evidence_ok], ["none", "thin"], "ok")
    return pd.DataFrame({"mean": mean, "variance": variance, "evidence": evidence}, index=credit.index)
