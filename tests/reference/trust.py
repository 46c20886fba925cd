"""Trust of every person from promises (rules 24-26, 43, 44)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.reference.knowledge import Known, Row, in_force
from tests.reference.numbers import ZERO, Posterior, exact
from tests.reference.promises import Outcome, Promises
from tests.reference.starting_points import Start, Sums, start_of
from troth.model import Rules

Person = tuple[str, str]  # account_id, person_id


@dataclass(frozen=True)
class Share:
    """A promise as it counts for one person: with which weight, and what came of it in that person's eyes."""

    promise: Row
    weight: Fraction
    outcome: Outcome

    @property
    def sums(self) -> Sums:
        return Sums(self.weight * self.outcome.credit, self.weight * self.outcome.debit)

    @property
    def sums_if_kept(self) -> Sums:
        """The same, had an unverified promise been kept on its due day."""
        if self.outcome.credit_if_kept is None:
            return self.sums
        return Sums(self.weight * self.outcome.credit_if_kept, ZERO)


def total(shares: Iterable[Share]) -> Sums:
    """The sums over some promises."""
    return sum((share.sums for share in shares), Sums())


@dataclass
class Trust:
    """All promises in the views that count: each once, and each person's own."""

    known: Known
    promises: Promises
    rules: Rules

    def __post_init__(self) -> None:
        self.once = [
            Share(promise, self.promises.weight(promise), self.promises.own_view(promise))
            for promise in self.promises.rows
        ]
        self.of_person: dict[Person, list[Share]] = defaultdict(list)
        self.left_on = {row["person_id"]: row["left_on"] for row in self.known["people"]}
        self.roles: dict[Person, list[Row]] = defaultdict(list)
        for role in self.known["buying_roles"]:
            self.roles[role["account_id"], role["person_id"]].append(role)
        for share in self.once:
            if share.promise["person_id"] is not None:
                self.of_person[share.promise["account_id"], share.promise["person_id"]].append(share)
            else:
                self._share_among_people(share)
        by_account: dict[str, Sums] = defaultdict(Sums)
        for share in self.once:
            by_account[share.promise["account_id"]] += share.sums
        self.start: Start = start_of(by_account, self.factor)

    @property
    def factor(self) -> float:
        """lam: how much more a broken promise weighs."""
        return self.rules.broken_promise_weight

    def _share_among_people(self, share: Share) -> None:
        """A promise to the account counts in part for everyone whose role was in force on its day (rule 43)."""
        part = share.weight * exact(self.rules.account_promise_share)
        for account_id, person_id in self.roles:
            if account_id != share.promise["account_id"]:
                continue
            outcome = self.promises.seen_by(share.promise, person_id)
            if self.held_role((account_id, person_id), self.day_that_counts(outcome)):
                self.of_person[account_id, person_id].append(Share(share.promise, part, outcome))

    def day_that_counts(self, outcome: Outcome) -> date:
        """The day of its evidence; without one the due day if past, else T."""
        if outcome.day is not None:
            return outcome.day
        due = outcome.terms.due_on
        return due if due is not None and due <= self.known.at else self.known.at

    def held_role(self, person: Person, day: date) -> bool:
        """Whether the person held any role in the account on that day."""
        left_on = self.left_on.get(person[1])
        return (left_on is None or left_on > day) and any(in_force(role, day) for role in self.roles[person])

    def starting_point(self, person: Person) -> float:
        """m: from promises to named other people of the account."""
        others = total(
            share
            for share in self.once
            if share.promise["account_id"] == person[0]
            and share.promise["person_id"] not in {None, person[1]}
        )
        return self.start.of(others, self.factor)

    def posterior(self, person: Person) -> Posterior:
        """The person's trust in our word."""
        sums = total(self.of_person.get(person, ()))
        return self._posterior(sums, self.starting_point(person))

    def mean_if_kept(self, person: Person) -> float:
        """Trust if every unverified promise had been kept on its due day."""
        sums = sum((share.sums_if_kept for share in self.of_person.get(person, ())), Sums())
        return self._posterior(sums, self.starting_point(person)).mean

    def of_account_promises(self, account_id: str) -> Posterior:
        """Trust from the promises made to the account itself (rule 50)."""
        made = [share for share in self.to_account(account_id) if share.promise["person_id"] is None]
        return self._posterior(total(made), float(self.start.mean))

    def of_nobody(self) -> Posterior:
        """The starting point of people we have not seen."""
        return self._posterior(Sums(), float(self.start.mean))

    def _posterior(self, sums: Sums, start: float) -> Posterior:
        return Posterior(sums.credit, sums.debit, self.factor, start, self.rules.prior_strength)

    def to_account(self, account_id: str) -> list[Share]:
        """Every promise to the account and its people, once."""
        return [share for share in self.once if share.promise["account_id"] == account_id]

    def to_person(self, person: Person) -> list[Share]:
        """The promises named to the person."""
        return [share for share in self.to_account(person[0]) if share.promise["person_id"] == person[1]]


@dataclass(frozen=True)
class KeptRate:
    """Promises due by T, and of these those kept in full and on time."""

    due: int
    kept: int

    @property
    def rate(self) -> float | None:
        return self.kept / self.due if self.due else None


def kept_rate(shares: Iterable[Share], at: date) -> KeptRate:
    """Rule 44."""
    due = [share for share in shares if _counts_as_due(share.outcome, at)]
    return KeptRate(len(due), sum(share.outcome.state == "kept" for share in due))


def _counts_as_due(outcome: Outcome, at: date) -> bool:
    if outcome.released or outcome.state in {"open", "unknown"}:
        return False
    return outcome.terms.due_on is None or outcome.terms.due_on <= at


def promise_rows(trust: Trust) -> list[dict[str, object]]:
    """promise_scores."""
    return [
        {
            "promise_id": share.promise["promise_id"],
            "state": share.outcome.state,
            "degree": _figure(share.outcome.degree),
            "surplus": _figure(share.outcome.surplus),
            "trust_credit": _figure(share.sums.credit),
            "trust_debit": _figure(exact(trust.factor) * share.sums.debit),
            "perception_gap": _figure(share.outcome.perception_gap),
        }
        for share in trust.once
    ]


def _figure(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
