"""What a promise asks for: level and day, and how both change (rules 16-18, 23, 42)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from tests.reference.knowledge import Row
from tests.reference.numbers import ONE, ZERO, clip, exact, half_up, lower_median
from troth.model import Rules

MOST_KEPT = Fraction(3, 2)


@dataclass(frozen=True)
class Terms:
    """The level promised, the level that keeps nothing, and the day it falls due, stated or filled in."""

    level: Fraction
    floor: Fraction
    better: str
    made_on: date | None
    due_on: date | None
    due_is_stated: bool = True

    def level_kept(self, delivered: Fraction | None) -> Fraction:
        """How much of the promised level was delivered, 0..1.5; empty: all of it (rules 16, 17)."""
        if delivered is None:
            return ONE
        higher = self.better == "higher"
        floor = self.floor if higher or self.floor > self.level else 2 * self.level
        on_the_worse_side = floor < self.level if higher else floor > self.level
        if not on_the_worse_side:
            return ONE if (delivered >= self.level if higher else delivered <= self.level) else ZERO
        return clip((delivered - floor) / (self.level - floor), 0, MOST_KEPT)

    def timeliness(self, day: date, rules: Rules) -> float:
        """The share of credit left on that day: 1 up to the due day, then halved per half-credit lateness."""
        if self.due_on is None or day <= self.due_on:
            return 1.0
        lead = (self.due_on - self.made_on).days if self.made_on else 0
        halves_in = max(rules.lateness_floor_days, rules.lateness_lead_share * lead)
        return math.pow(2.0, -(day - self.due_on).days / halves_in)

    def degree(self, level_kept: Fraction, day: date | None, rules: Rules) -> Fraction:
        """k: level kept, at most 1, times timeliness."""
        timeliness = 1.0 if day is None else self.timeliness(day, rules)
        return half_up(float(min(level_kept, ONE)) * timeliness, 6)

    def surplus(self, level_kept: Fraction, day: date | None, rules: Rules) -> Fraction:
        """What was delivered beyond the promise, times timeliness."""
        timeliness = 1.0 if day is None else self.timeliness(day, rules)
        return half_up(float(max(level_kept - ONE, ZERO)) * timeliness, 6)


@dataclass(frozen=True)
class Slip:
    """A debit for changed terms: the share of the promise's weight, and the day from which it fades."""

    day: date
    share: Fraction


def usable_made_on(promise: Row) -> date | None:
    """The day it was given; one after the due day is set aside."""
    made_on: date | None = promise["made_on"]
    if made_on is not None and promise["due_on"] is not None and made_on > promise["due_on"]:
        return None
    return made_on


def lead_days(promises: Sequence[Row]) -> dict[str, int]:
    """Each promiser's lower median of days from giving to due day (rule 18)."""
    leads: dict[str, list[int]] = {}
    for promise in promises:
        made_on = usable_made_on(promise)
        if made_on and promise["due_on"] and promise["promiser_id"] is not None:
            leads.setdefault(promise["promiser_id"], []).append(max(1, (promise["due_on"] - made_on).days))
    return {promiser: lower_median(days) for promiser, days in leads.items()}


def first_terms(promise: Row, leads: Mapping[str, int], rules: Rules) -> Terms:
    """The terms when it was made, an unknown due day filled in."""
    made_on, due_on = usable_made_on(promise), promise["due_on"]
    if due_on is None and made_on is not None:
        due_on = made_on + timedelta(days=leads.get(promise["promiser_id"], int(rules.default_lead_days)))
    return Terms(
        level=exact(promise["promised_level"]),
        floor=exact(promise["floor"]),
        better=promise["better"],
        made_on=made_on,
        due_on=due_on,
        due_is_stated=promise["due_on"] is not None,
    )


def changes(events: Sequence[Row], resolved_on: date | None) -> list[Row]:
    """The agreed renegotiations that count, in order: those before the day of resolution."""
    return [
        event
        for event in events
        if event["kind"] == "renegotiated"
        and event["agreed"] is True
        and (resolved_on is None or event["happened_on"] < resolved_on)
    ]


def changed(terms: Terms, change: Row) -> Terms:
    """The terms after one renegotiation; what it leaves empty stays."""
    level = terms.level if change["new_level"] is None else exact(change["new_level"])
    if change["new_due_on"] is None:
        return replace(terms, level=level)
    return replace(terms, level=level, due_on=change["new_due_on"], due_is_stated=True)


def renegotiated(terms: Terms, accepted: Sequence[Row], rules: Rules) -> tuple[Terms, list[Slip]]:
    """The terms in force after all changes, and the debit of each (rule 23)."""
    slips = []
    for change in accepted:
        new, day = changed(terms, change), change["happened_on"]
        share = ZERO
        if change["asked_by"] != "customer":
            under_the_old = terms.degree(terms.level_kept(new.level), new.due_on, rules)
            share = half_up(min(exact(rules.renegotiation_debit), (1 - under_the_old) / 2), 6)
        if terms.due_on is not None and day > terms.due_on:
            share = max(1 - half_up(terms.timeliness(day, rules), 6), share)
            day = min(day, terms.due_on + timedelta(days=int(rules.abandoned_after_days)))
        if share:
            slips.append(Slip(day, share))
        terms = new
    return terms, slips


def original_terms(terms: Terms, accepted: Sequence[Row]) -> Terms:
    """The terms as first given, changed only where the customer asked for it (rule 27)."""
    for change in accepted:
        if change["asked_by"] == "customer":
            terms = changed(terms, change)
    return terms


def excused(terms: Terms, events: Sequence[Row]) -> Terms | None:
    """The terms after a slip that was the customer's doing and was warned of in time; None where there was none."""
    warnings = [
        event
        for event in events
        if event["kind"] == "warned" and (terms.due_on is None or event["happened_on"] <= terms.due_on)
    ]
    if not warnings or all(event["cause"] != "customer" for event in events):
        return None
    return replace(terms, due_on=warnings[-1]["new_due_on"])
