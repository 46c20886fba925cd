"""Loyalty of a person and of an account (methods.md 4; rules 36, 37, 48-51)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tests.reference.influence import AccountInfluence
from tests.reference.numbers import (
    Interval,
    Posterior,
    at_threshold,
    cut_interval,
    exact,
    joint_deviation,
    weaker,
)
from tests.reference.respect import Figure, Respect
from troth.model import Rules


def combined(trust: float, respect: float, rules: Rules) -> float:
    """The power mean of trust and respect; at power 0 the geometric one."""
    a, power = rules.trust_share, rules.loyalty_power
    if power == 0:
        return math.pow(trust, a) * math.pow(respect, 1 - a)
    least = min(trust, respect)
    mean = a * math.pow(trust / least, power) + (1 - a) * math.pow(respect / least, power)
    return least * math.pow(mean, 1 / power)


def combined_deviation(trust: Figure, respect: Figure, rules: Rules) -> float:
    """Its standard deviation by the delta method."""
    a, steepness = rules.trust_share, 1 - rules.loyalty_power
    loyalty = combined(trust.mean, respect.mean, rules)
    by_trust = a * math.pow(loyalty / trust.mean, steepness)
    by_respect = (1 - a) * math.pow(loyalty / respect.mean, steepness)
    return math.sqrt(by_trust**2 * trust.variance + by_respect**2 * respect.variance)


@dataclass(frozen=True)
class Person:
    """A scored person: influence, both figures with their classes, connection with its."""

    person_id: str
    influence: float
    trust: Posterior
    trust_evidence: str
    respect: Respect
    respect_evidence: str
    connection_evidence: str
    rules: Rules

    @property
    def trust_in_use(self) -> Posterior:
        """Trust as it enters loyalty: at class none its starting point."""
        return self.trust.without_evidence() if self.trust_evidence == "none" else self.trust

    @property
    def respect_in_use(self) -> Respect:
        """Respect as it enters loyalty: at class none N's starting point and the person's connection."""
        return self.respect.without_evidence() if self.respect_evidence == "none" else self.respect

    @property
    def loyalty(self) -> float:
        return combined(self.trust_in_use.mean, self.respect_in_use.mean, self.rules)

    @property
    def deviation(self) -> float:
        return combined_deviation(self.trust_in_use, self.respect_in_use, self.rules)

    @property
    def loyalty_evidence(self) -> str:
        return weaker(self.trust_evidence, self.respect_evidence)

    @property
    def interval(self) -> Interval:
        return cut_interval(self.loyalty, self.deviation)


@dataclass(frozen=True)
class Unseen:
    """People we have not seen: their loyalty, and its spread at no evidence."""

    loyalty: float
    prior_deviation: float


def unseen(trust: Posterior, respect: Respect, rules: Rules) -> Unseen:
    """Their loyalty lbar and the spread of no evidence (rule 36)."""
    return Unseen(combined(trust.mean, respect.mean, rules), combined_deviation(trust, respect, rules))


def with_unseen(known_deviation: float, unknown_share: float, nobody: Unseen, rules: Rules) -> float:
    """The spread of L: what we have not seen never spreads less than what we have (rule 51)."""
    unknown = max(rules.unseen_sd_share * nobody.prior_deviation, known_deviation)
    return (1 - unknown_share) * known_deviation + unknown_share * unknown


@dataclass(frozen=True)
class AccountLoyalty:
    """L with its spread, and the account's trust and respect."""

    people: Sequence[Person]
    unknown_share: float
    unseen: Unseen
    rules: Rules

    @property
    def weights(self) -> list[float]:
        """w: influence among the people we know."""
        known = 1 - self.unknown_share
        return [person.influence / known if known else 0.0 for person in self.people]

    @property
    def loyalty(self) -> float:
        known = math.fsum(person.influence * person.loyalty for person in self.people)
        return known + self.unknown_share * self.unseen.loyalty

    @property
    def deviation(self) -> float:
        known = self.spread(person.deviation for person in self.people)
        return with_unseen(known, self.unknown_share, self.unseen, self.rules)

    def spread(self, deviations: Iterable[float]) -> float:
        """The standard deviation of a weighted mean over the people we know."""
        return joint_deviation(self.weights, list(deviations), self.rules.error_correlation)

    @property
    def interval(self) -> Interval:
        return cut_interval(self.loyalty, self.deviation)

    def mean_of(self, figures: Sequence[Figure]) -> tuple[float, Interval]:
        """The people's mean of a figure, with its interval (rule 50)."""
        value = math.fsum(w * figure.mean for w, figure in zip(self.weights, figures, strict=True))
        spread = self.spread(math.sqrt(figure.variance) for figure in figures)
        return value, cut_interval(value, spread)

    @property
    def has_people(self) -> bool:
        """Whether anyone scored holds influence."""
        return any(person.influence > 0 for person in self.people)

    def evidence(self, classes: Iterable[str]) -> str:
        """By the influence of the people whose figure is well founded, or founded at all (rule 48)."""
        held: dict[str, float] = {"none": 0.0, "thin": 0.0, "ok": 0.0}
        for person, found in zip(self.people, classes, strict=True):
            held[found] += person.influence
        if at_threshold(held["ok"]) >= exact(self.rules.account_ok_share):
            return "ok"
        founded = at_threshold(held["ok"] + held["thin"])
        return "thin" if founded >= exact(self.rules.account_thin_share) else "none"


def effective_contacts(influence: AccountInfluence, connection: Mapping[str, float | None]) -> float:
    """The effective number of scored people we are in touch with; by influence alone where contact is unknown."""
    pulls = []
    for person in influence.scored:
        close = connection[person]
        pulls.append(float(influence.influence[person]) * (1.0 if close is None else close))
    return effective_number(pulls)


def effective_number(pulls: Sequence[float]) -> float:
    """How many equal ones they are worth; 0 where all are 0."""
    squares = math.fsum(pull * pull for pull in pulls)
    return math.fsum(pulls) ** 2 / squares if squares else 0.0


def weakest(people: Iterable[Person], key_people: set[str]) -> Person | None:
    """The key person of least loyalty, among those whose loyalty is shown."""
    shown = [p for p in people if p.person_id in key_people and p.loyalty_evidence != "none"]
    return min(shown, key=lambda person: (round(person.loyalty, 9), person.person_id), default=None)
