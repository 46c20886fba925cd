"""A figure as every page shows it: never without its interval and evidence class, a share never without its counts."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, lgamma, log

from troth.model import OUTPUTS
from troth.reports.known import Row
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

_BISECTIONS = 40  # halve the unit interval until nothing on a page could differ


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
        """The exact 90 % interval of the share (Clopper and Pearson 1934); none where nothing was due."""
        if not self.due:
            return None
        low = 0.0 if self.kept == 0 else _share_at(self.kept - 1, self.due, 0.95)
        high = 1.0 if self.kept == self.due else _share_at(self.kept, self.due, 0.05)
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
    """The share under which at most `most` of `due` are kept with this probability."""
    low, high = 0.0, 1.0
    for _step in range(_BISECTIONS):
        middle = (low + high) / 2
        if _at_most(most, due, middle) > probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def _at_most(most: int, due: int, share: float) -> float:
    """The probability of at most `most` kept, by logarithms so that no count is too large."""
    kept_log, missed_log, all_ways = log(share), log(1 - share), lgamma(due + 1)
    return sum(
        exp(
            all_ways - lgamma(kept + 1) - lgamma(due - kept + 1) + kept * kept_log + (due - kept) * missed_log
        )
        for kept in range(most + 1)
    )
