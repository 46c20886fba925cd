"""A figure as every page shows it: never without its interval and evidence class, a share never without its counts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count
from math import exp, lgamma, log

from troth.model import OUTPUTS
from troth.reports.known import Row
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

_NEGLIGIBLE = 1e-15
_NEAR_ENOUGH = 1e-12  # of a share: nothing on a page could differ


@dataclass(frozen=True)
class Figure:
    """A score with its 90 % interval and evidence class; no value where the class is none."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    evidence: str

    @property
    def caption(self) -> str:
        """What the figure means, in the words of the model."""
        return meaning(self.name)

    @property
    def is_shown(self) -> bool:
        """Whether there is a number to show."""
        return self.value is not None


@dataclass(frozen=True)
class Kept:
    """How many promises were kept in full and on time, of those that were due."""

    kept: int
    due: int

    @property
    def rate(self) -> float | None:
        """The share kept; none where nothing was due."""
        return self.kept / self.due if self.due else None

    @property
    def words(self) -> Phrase:
        """The counts, as they must always stand beside the share."""
        if not self.due:
            return _("none due yet")
        return _("{kept} of {due} kept", kept=self.kept, due=self.due)

    @property
    def interval(self) -> tuple[float, float] | None:
        """The exact 90 % interval of the share; none where nothing was due."""
        return exact_interval(self.kept, self.due)


def exact_interval(count: int, of: int) -> tuple[float, float] | None:
    """The exact 90 % interval of a share by its counts (Clopper and Pearson 1934); none of none."""
    if not of:
        return None
    low = 0.0 if count == 0 else _share_at(count - 1, of, 0.95)
    high = 1.0 if count == of else _share_at(count, of, 0.05)
    return low, high


def figure(row: Row | None, name: str) -> Figure:
    """The figure `name` of a row of scores; class none where there is no row."""
    if row is None:
        return Figure(name, None, None, None, "none")
    return Figure(name, row[name], row.get(f"{name}_low"), row.get(f"{name}_high"), row[f"{name}_evidence"])


def kept_of(row: Row | None) -> Kept:
    """The counts of kept promises in a row of scores."""
    return Kept(0, 0) if row is None else Kept(row["promises_kept"], row["promises_due"])


def meaning(column: str) -> str:
    """What an output column means, as the model says it."""
    tables = (OUTPUTS["person_scores"], OUTPUTS["account_scores"])
    return next(table.by_name[column].meaning for table in tables if column in table.by_name)


def _share_at(most: int, due: int, probability: float) -> float:
    """The share under which at most `most` of `due` are kept with this probability: Newton's steps, kept in a bracket."""
    low, high, share = 0.0, 1.0, (most + 1) / (due + 1)
    while True:
        excess = _at_most(most, due, share) - probability
        low, high = (share, high) if excess > 0 else (low, share)
        slope = _front(1 - share, due - most, most + 1) / (share * (1 - share))
        better = share + excess / slope if slope else low
        if not low < better < high:
            better = (low + high) / 2
        if abs(better - share) < _NEAR_ENOUGH:
            return better
        share = better


def _at_most(most: int, due: int, share: float) -> float:
    """The probability of at most `most` kept, fewer than `due`: I(1 - share; due - most, most + 1), DLMF 8.17.5."""
    return _incomplete_beta(1 - share, due - most, most + 1)


def _incomplete_beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function I(x; a, b), from the side on which the fraction is short."""
    front = _front(x, a, b)
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) / a
    return 1 - front * _beta_fraction(1 - x, b, a) / b


def _front(x: float, a: float, b: float) -> float:
    """x^a (1 - x)^b / B(a, b), which is x (1 - x) times the density."""
    return exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log(1 - x))


def _beta_fraction(x: float, a: float, b: float) -> float:
    """The continued fraction of DLMF 8.17.22, forwards by the method of Lentz; about as many steps as sqrt(a + b)."""
    above, below = 1.0, 1 / (1 - (a + b) * x / (a + 1))
    found = below
    for step in count(1):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        for term in (even, odd):
            below = 1 / (1 + term * below)
            above = 1 + term / above
            found *= below * above
        if abs(below * above - 1) < _NEGLIGIBLE:
            break
    return found
