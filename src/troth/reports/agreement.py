"""Whether two people who coded the same words, each without seeing the other's codes, agree beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from troth.model.rules import NORMAL_QUANTILE


@dataclass(frozen=True)
class Agreement:
    """Cohen's kappa of two coders over `answers` that both coded, with its large-sample standard error.

    1 is full agreement, 0 what chance alone would give, below 0 less than that. Both are empty where chance alone
    would give full agreement, as where both used one code throughout, or nothing was coded by both.
    """

    answers: int
    agreed: int
    kappa: float | None
    standard_error: float | None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 90 % interval of kappa, cut to -1 to 1."""
        if self.kappa is None or self.standard_error is None:
            return None
        reach = NORMAL_QUANTILE * self.standard_error
        return max(self.kappa - reach, -1.0), min(self.kappa + reach, 1.0)


def agreement(pairs: Iterable[tuple[str, str]]) -> Agreement:
    """How far two coders agree: one pair of codes for each answer that both coded, the same coder first throughout.

    Cohen 1960, A coefficient of agreement for nominal scales; standard error by Fleiss, Cohen and Everitt 1969,
    Large sample standard errors of kappa and weighted kappa.
    """
    counts = Counter(pairs)
    answers = counts.total()
    agreed = sum(count for (one, other), count in counts.items() if one == other)
    if not answers:
        return Agreement(0, 0, None, None)
    first, second = _margins(counts, answers)
    by_chance = sum(share * second[code] for code, share in first.items())
    if len({code for pair in counts for code in pair}) == 1:
        return Agreement(answers, agreed, None, None)
    kappa = (agreed / answers - by_chance) / (1 - by_chance)
    variance = _variance(counts, answers, by_chance, kappa)
    return Agreement(answers, agreed, kappa, sqrt(max(variance, 0.0)))


def _margins(counts: Counter[tuple[str, str]], answers: int) -> tuple[dict[str, float], dict[str, float]]:
    """The share of answers to which the first and the second coder gave each code."""
    codes = {code for pair in counts for code in pair}
    first = {code: sum(n for pair, n in counts.items() if pair[0] == code) / answers for code in codes}
    second = {code: sum(n for pair, n in counts.items() if pair[1] == code) / answers for code in codes}
    return first, second


def _variance(counts: Counter[tuple[str, str]], answers: int, by_chance: float, kappa: float) -> float:
    """The variance of kappa, equation 13 of Fleiss, Cohen and Everitt 1969."""
    first, second = _margins(counts, answers)
    less = 1 - kappa
    spread = 0.0
    for (one, other), count in counts.items():
        share = count / answers
        if one == other:
            spread += share * (1 - (first[one] + second[one]) * less) ** 2
        else:
            spread += share * less**2 * (second[one] + first[other]) ** 2
    return (spread - (kappa - by_chance * less) ** 2) / (answers * (1 - by_chance) ** 2)
