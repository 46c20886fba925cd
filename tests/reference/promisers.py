"""What our own people promise: over-promising, transparency, listening (rules 27, 45)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.reference.knowledge import Known, Row
from tests.reference.numbers import Z_90, half_up
from tests.reference.promises import Outcome, Promises
from tests.reference.terms import usable_made_on
from tests.reference.trust import Share, Trust, kept_rate
from troth.model import Rules

LEAST_VARIANCE = 0.0001
WIDEST = math.log(4)
VOUCHED = {"kept", "partly", "exceeded"}


@dataclass(frozen=True)
class Index:
    """theta of one promiser with the ends of its 90 % interval, as shares: exp(theta) - 1."""

    value: float
    low: float
    high: float


def _clipped_log(ratio: float) -> Fraction:
    if ratio <= 0:
        return half_up(-WIDEST, 6)
    return half_up(max(-WIDEST, min(WIDEST, math.log(ratio))), 6)


def over_level(outcome: Outcome) -> Fraction | None:
    """ln(promised / delivered), or its inverse where less is better."""
    promised, delivered = outcome.original.level, outcome.delivered_level
    if delivered is None or promised <= 0:
        return None
    if outcome.original.better == "lower":
        return _clipped_log(float(delivered / promised))
    return _clipped_log(float(promised / delivered)) if delivered > 0 else half_up(WIDEST, 6)


def over_date(outcome: Outcome, known: Known) -> Fraction | None:
    """ln(days taken / days promised), to T where it is still to be delivered."""
    made_on, due_on, end = outcome.original.made_on, outcome.original.due_on, outcome.delivered_on
    if made_on is None or due_on is None or not outcome.original.due_is_stated:
        return None
    if end is None:
        if outcome.released or outcome.verdict in VOUCHED or known.at <= due_on:
            return None
        end = known.at
    return _clipped_log(max(1, (end - made_on).days) / max(1, (due_on - made_on).days))


@dataclass(frozen=True)
class Shrunk:
    """The DerSimonian-Laird fit over groups: the mean, and the variances within and between them."""

    mean: float
    within: float
    between: float
    information: float

    def pull(self, count: int) -> float:
        """B: how far a group of that many is drawn to the mean."""
        own = self.within / count
        return own / (own + self.between)

    def index(self, own_mean: float, count: int) -> Index:
        pull = self.pull(count)
        theta = self.mean * pull + own_mean * (1 - pull)
        reach = Z_90 * math.sqrt((1 - pull) * self.within / count + pull * pull / self.information)
        return Index(math.expm1(theta), math.expm1(theta - reach), math.expm1(theta + reach))


def shrink(groups: Mapping[str, Sequence[Fraction]]) -> Shrunk | None:
    """The fit with the variance within estimated from the groups; None without any degree of freedom."""
    free = sum(len(ys) - 1 for ys in groups.values())
    if free <= 0:
        return None
    deviations = sum(sum((y - _mean(ys)) ** 2 for y in ys) for ys in groups.values())
    within = max(float(deviations / free), LEAST_VARIANCE)
    return fit([(float(_mean(ys)), len(ys)) for ys in groups.values()], within)


def fit(groups: Sequence[tuple[float, int]], within: float) -> Shrunk:
    """DerSimonian and Laird's variance between groups of given means and sizes."""
    weights = [count / within for _, count in groups]
    total = math.fsum(weights)
    fixed = math.fsum(w * mean for w, (mean, _) in zip(weights, groups, strict=True)) / total
    spread = math.fsum(w * (mean - fixed) ** 2 for w, (mean, _) in zip(weights, groups, strict=True))
    room = total - math.fsum(w * w for w in weights) / total
    between = max(0.0, (spread - (len(groups) - 1)) / room) if len(groups) > 1 else 0.0
    precisions = [1 / (within / count + between) for _, count in groups]
    information = math.fsum(precisions)
    mean = math.fsum(p * mean for p, (mean, _) in zip(precisions, groups, strict=True)) / information
    return Shrunk(mean, within, between, information)


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def slipped(outcome: Outcome) -> bool:
    """Resolved and not kept, or kept only on new terms."""
    if outcome.released or outcome.state in {"open", "overdue", "unknown"}:
        return False
    if outcome.state != "kept":
        return True
    due, day = outcome.original.due_on, outcome.day
    level = outcome.terms.level if outcome.delivered_level is None else outcome.delivered_level
    promised = outcome.original.level
    worse = level < promised if outcome.original.better == "higher" else level > promised
    return worse or (due is not None and day is not None and day > due)


def announced(outcome: Outcome, events: Sequence[Row]) -> bool:
    """Whether we warned or renegotiated by the original due day."""
    due = outcome.original.due_on
    return any(
        event["kind"] in {"warned", "renegotiated"} and (due is None or event["happened_on"] <= due)
        for event in events
    )


def listened(promise: Row, needs: Mapping[str, Row], ratings: Sequence[Row]) -> bool:
    """Whether the person's expectation of that need was asked for before the promise was made."""
    need, made_on = needs.get(promise["need_id"]), usable_made_on(promise)
    if need is None or made_on is None or promise["person_id"] is None:
        return False
    return need["person_id"] == promise["person_id"] and any(
        rating["need_id"] == need["need_id"]
        and rating["expected"] is not None
        and rating["rated_on"] <= made_on
        for rating in ratings
    )


@dataclass(frozen=True)
class Fits:
    """Both indexes' fits over all promisers."""

    levels: Mapping[str, Sequence[Fraction]]
    dates: Mapping[str, Sequence[Fraction]]

    def index(self, which: str, promiser: str, rules: Rules) -> Index | None:
        groups = self.levels if which == "over_level" else self.dates
        found, fitted = groups.get(promiser, ()), shrink(groups)
        if fitted is None or len(found) < rules.over_promise_least:
            return None
        return fitted.index(float(_mean(found)), len(found))


def fits(made: Mapping[str, Sequence[Share]], known: Known) -> Fits:
    """The y of every promise, by promiser."""
    levels = {who: [y for s in own if (y := over_level(s.outcome)) is not None] for who, own in made.items()}
    dates = {
        who: [y for s in own if (y := over_date(s.outcome, known)) is not None] for who, own in made.items()
    }
    return Fits(
        {who: ys for who, ys in levels.items() if ys},
        {who: ys for who, ys in dates.items() if ys},
    )


def promiser_rows(trust: Trust, promises: Promises) -> list[dict[str, object]]:
    """promiser_scores."""
    made: dict[str, list[Share]] = {}
    for share in trust.once:
        if share.promise["promiser_id"] is not None:
            made.setdefault(share.promise["promiser_id"], []).append(share)
    fitted = fits(made, trust.known)
    rows = []
    for promiser in sorted(made):
        kept = kept_rate(made[promiser], trust.known.at)
        row: dict[str, object] = {
            "staff_id": promiser,
            "promises_due": kept.due,
            "promises_kept": kept.kept,
            "kept_rate": kept.rate,
        }
        for which in ("over_level", "over_date"):
            index = fitted.index(which, promiser, trust.rules)
            row[which] = index and index.value
            row[f"{which}_low"] = index and index.low
            row[f"{which}_high"] = index and index.high
        rows.append(row | _manners(made[promiser], promises))
    return rows


def _manners(made: Sequence[Share], promises: Promises) -> dict[str, object]:
    needs = {row["need_id"]: row for row in promises.known["needs"]}
    slips = [share for share in made if slipped(share.outcome)]
    told = [s for s in slips if announced(s.outcome, promises.events[s.promise["promise_id"]])]
    heard = [s for s in made if listened(s.promise, needs, promises.known["need_ratings"])]
    return {
        "transparency": len(told) / len(slips) if slips else None,
        "listening": len(heard) / len(made),
    }
