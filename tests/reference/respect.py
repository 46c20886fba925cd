"""Respect of every person: needs met, and connection (rules 34, 36, 48)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from tests.reference.influence import Person
from tests.reference.needs import Needs
from tests.reference.numbers import (
    Interval,
    Posterior,
    at_threshold,
    evidence_class,
    exact,
)
from tests.reference.starting_points import Start, Sums, start_of
from troth.model import Rules

NO_ASYMMETRY = 1.0


class Figure(Protocol):
    """A figure as it enters the loyalty of a person."""

    @property
    def mean(self) -> float: ...

    @property
    def variance(self) -> float: ...


@dataclass(frozen=True)
class Respect:
    """N mixed with connection; where that is unknown, N alone."""

    needs_met: Posterior
    connection: float | None
    need_share: float

    @property
    def share(self) -> float:
        """The part of N in R."""
        return 1.0 if self.connection is None else self.need_share

    def mixed(self, needs_met: float) -> float:
        """R of that N."""
        if self.connection is None:
            return needs_met
        return self.need_share * needs_met + (1 - self.need_share) * self.connection

    @property
    def mean(self) -> float:
        return self.mixed(self.needs_met.mean)

    @property
    def variance(self) -> float:
        return self.share * self.share * self.needs_met.variance

    @property
    def interval(self) -> Interval:
        found = self.needs_met.interval
        return Interval(self.mixed(found.low), self.mixed(found.high))

    def without_evidence(self) -> Respect:
        """Needs at their starting point, connection as it is."""
        return Respect(self.needs_met.without_evidence(), self.connection, self.need_share)


@dataclass
class Respects:
    """Respect of everyone as known at T."""

    needs: Needs
    rules: Rules

    def __post_init__(self) -> None:
        self.start: Start = start_of(self.needs.by_account(), NO_ASYMMETRY)

    def of(self, person: Person) -> Respect:
        """The person's respect for us."""
        start = self.start.of(self.needs.sums_of_others(person), NO_ASYMMETRY)
        connection = self.needs.contact.connection(person)
        return Respect(
            self._posterior(self.needs.sums(person), start),
            None if connection is None else float(connection),
            self.rules.respect_need_share,
        )

    def of_nobody(self, account_id: str) -> Respect:
        """Respect of people we have not seen: without contact where contact is observed."""
        connection = 0.0 if self.needs.contact.observed(account_id) else None
        start = self._posterior(Sums(), float(self.start.mean))
        return Respect(start, connection, self.rules.respect_need_share)

    def evidence(self, person: Person) -> str:
        """By evidence weight; ok only where it holds without ratings by our staff."""
        sums, own = self.needs.sums(person), self.needs.sums_in_own_words(person)
        found = evidence_class(sums.credit + sums.debit, self.rules)
        in_own_words = at_threshold(own.credit + own.debit) >= exact(self.rules.evidence_ok)
        return "thin" if found == "ok" and not in_own_words else found

    def _posterior(self, sums: Sums, start: float) -> Posterior:
        return Posterior(sums.credit, sums.debit, NO_ASYMMETRY, start, self.rules.prior_strength)
