"""The whole calculation: a book and a day in, every figure out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from tests.reference.contact import Contact
from tests.reference.gaps import Subject, gap_rows
from tests.reference.influence import AccountInfluence, Influence
from tests.reference.knowledge import Book, Known, Row, known_at
from tests.reference.loyalty import AccountLoyalty, Person, effective_contacts, unseen, weakest
from tests.reference.needs import Needs
from tests.reference.numbers import Interval, evidence_class
from tests.reference.promisers import promiser_rows
from tests.reference.promises import Promises
from tests.reference.respect import Figure, Respects
from tests.reference.staying import Staying, high_or_low, loyalty_class
from tests.reference.trust import KeptRate, Trust, kept_rate, promise_rows
from tests.reference.value_claims import Claims
from tests.reference.value_money import Money
from tests.reference.value_remorse import Remorse
from troth.model import OUTPUTS, Rules

TIME_ZONE = "Europe/Berlin"
DECIMALS = 9


@dataclass(frozen=True)
class Scores:
    """The outputs of a run, each sorted by its grain, without run_id."""

    person_scores: list[Row]
    account_scores: list[Row]
    promise_scores: list[Row]
    promiser_scores: list[Row]
    value_scores: list[Row]
    gaps: list[Row]
    priors: list[Row]


def score(book: Book, at: date, rules: Rules | None = None, time_zone: str = TIME_ZONE) -> Scores:
    """Every figure of a book as known at the end of that day."""
    return Scoring(known_at(book, at, time_zone), rules or Rules()).scores()


class Account:
    """One account's people and figures."""

    def __init__(self, scoring: Scoring, row: Row) -> None:
        self.scoring, self.row, self.account_id = scoring, row, row["account_id"]
        self.influence: AccountInfluence = scoring.influence.of_account(self.account_id)

    @cached_property
    def people(self) -> list[Person]:
        """Everyone with a role begun by T who has not objected."""
        everyone = self.scoring.influence.people(self.account_id)
        return [self._person(person) for person in everyone if person not in self.scoring.influence.objectors]

    def _person(self, person_id: str) -> Person:
        key, scoring = (self.account_id, person_id), self.scoring
        trust = scoring.trust.posterior(key)
        return Person(
            person_id=person_id,
            influence=float(self.influence.influence.get(person_id, 0)),
            trust=trust,
            trust_evidence=evidence_class(trust.weight, scoring.rules),
            respect=scoring.respects.of(key),
            respect_evidence=scoring.respects.evidence(key),
            connection_evidence=self._contact_evidence(person_id),
            rules=scoring.rules,
        )

    def _contact_evidence(self, person_id: str) -> str:
        contact = self.scoring.contact
        return contact.evidence((self.account_id, person_id)) if contact.observed(self.account_id) else "none"

    @cached_property
    def loyalty(self) -> AccountLoyalty:
        scoring = self.scoring
        nobody = unseen(scoring.trust.of_nobody(), scoring.respects.of_nobody(self.account_id), scoring.rules)
        return AccountLoyalty(self.people, float(self.influence.unknown_share), nobody, scoring.rules)

    @cached_property
    def effective_contacts(self) -> float:
        connection = {person.person_id: person.respect.connection for person in self.people}
        return effective_contacts(self.influence, connection)

    def person_rows(self) -> list[Row]:
        """person_scores."""
        return [self._person_row(person) for person in self.people]

    def _person_row(self, person: Person) -> Row:
        key, trust = (self.account_id, person.person_id), self.scoring.trust
        interval, if_kept = person.trust.interval, trust.mean_if_kept(key)
        raised = Interval(interval.low, max(interval.high, if_kept))
        shown = person.trust_evidence != "none"
        close = person.respect.connection if person.connection_evidence != "none" else None
        return (
            {"account_id": self.account_id, "person_id": person.person_id, "influence": person.influence}
            | _figure("trust", person.trust.mean, raised, person.trust_evidence)
            | {"trust_if_kept": if_kept if shown else None}
            | _kept(kept_rate(trust.to_person(key), trust.known.at))
            | _figure("respect", person.respect.mean, person.respect.interval, person.respect_evidence)
            | {"connection": close, "connection_evidence": person.connection_evidence}
            | _figure("loyalty", person.loyalty, person.interval, person.loyalty_evidence)
        )

    def row_out(self) -> Row:
        """account_scores."""
        loyalty, trust = self.loyalty, self.scoring.trust
        evidence = loyalty.evidence(person.loyalty_evidence for person in self.people)
        return (
            {"account_id": self.account_id}
            | self._trust()
            | self._respect()
            | _kept(kept_rate(trust.to_account(self.account_id), trust.known.at))
            | _figure("loyalty", loyalty.loyalty, loyalty.interval, evidence)
            | self._weakest()
            | self._coverage()
            | self._staying(evidence)
            | dict.fromkeys(
                ("retention_probability", "retention_low", "retention_high", "profit", "lifetime_value")
            )
        )

    def _trust(self) -> Row:
        if not self.loyalty.has_people:
            found = self.scoring.trust.of_account_promises(self.account_id)
            evidence = evidence_class(found.weight, self.scoring.rules)
            return _figure("trust", found.mean, found.interval, evidence)
        figures = [person.trust_in_use for person in self.people]
        return self._mean("trust", figures, [person.trust_evidence for person in self.people])

    def _respect(self) -> Row:
        if not self.loyalty.has_people:
            return _figure("respect", 0.0, Interval(0.0, 0.0), "none")
        figures = [person.respect_in_use for person in self.people]
        return self._mean("respect", figures, [person.respect_evidence for person in self.people])

    def _mean(self, name: str, figures: Sequence[Figure], classes: Iterable[str]) -> Row:
        value, interval = self.loyalty.mean_of(figures)
        return _figure(name, value, interval, self.loyalty.evidence(classes))

    def _weakest(self) -> Row:
        found = weakest(self.people, self.influence.key_people)
        return {
            "weakest_person_id": found and found.person_id,
            "weakest_loyalty": found and found.loyalty,
        }

    def _coverage(self) -> Row:
        contact, influence = self.scoring.contact, self.influence
        engaged = {person for person in influence.active if contact.engaged((self.account_id, person))}
        covered = sum(bool(influence.holders[role] & engaged) for role in influence.required_roles)
        reached = float(sum(influence.influence[person] for person in engaged & influence.scored))
        observed = contact.observed(self.account_id)
        return {
            "role_coverage": covered / len(influence.required_roles) if observed else None,
            "influence_coverage": reached if observed else None,
            "effective_contacts": self.effective_contacts,
            "unknown_share": float(influence.unknown_share),
        }

    def _staying(self, evidence: str) -> Row:
        staying, rules, loyalty = self.scoring.staying, self.scoring.rules, self.loyalty
        scored = {person: self.influence.influence[person] for person in self.influence.scored}
        rival = staying.alternative(self.account_id, scored)
        threshold = rules.attitude_threshold if rival is None else rival
        attitude = None
        if evidence != "none":
            attitude = high_or_low(loyalty.loyalty, threshold, loyalty.deviation, rules)
        behaviour = staying.behaviour(self.account_id)
        stays = None
        if behaviour:
            stays = high_or_low(behaviour.share, rules.attitude_threshold, behaviour.deviation, rules)
        return {
            "attitude": attitude,
            "behaviour": behaviour and behaviour.share,
            "loyalty_class": loyalty_class(
                attitude,
                stays,
                locked=staying.locked(self.account_id),
                captive=staying.captive_if_unhappy(self.row),
            ),
        }

    def gaps(self) -> list[Row]:
        """The rows of gaps."""
        scoring = self.scoring
        return gap_rows(
            Subject(
                account_id=self.account_id,
                influence=self.influence,
                effective_contacts=self.effective_contacts,
                people=scoring.influence,
                contact=scoring.contact,
                needs=scoring.needs,
                trust=scoring.trust,
                claims=scoring.claims,
                remorse=scoring.remorse,
            )
        )

    def value_row(self) -> Row:
        """value_scores."""
        scoring = self.scoring
        return (
            {"account_id": self.account_id}
            | scoring.claims.columns(self.influence)
            | scoring.money.columns(self.row)
            | scoring.remorse.columns(self.account_id)
        )


class Scoring:
    """All subjects of a book on one day."""

    def __init__(self, known: Known, rules: Rules) -> None:
        self.known, self.rules = known, rules
        self.promises = Promises(known, rules)
        self.trust = Trust(known, self.promises, rules)
        self.influence = Influence(known, rules)
        self.contact = Contact(known, rules)
        self.needs = Needs(known, self.contact, self.trust, rules)
        self.respects = Respects(self.needs, rules)
        self.staying = Staying(known, rules)
        self.claims = Claims(known, self.influence, rules)
        self.money = Money(known, rules)
        self.remorse = Remorse(known, self.contact, rules)

    @cached_property
    def accounts(self) -> list[Account]:
        """The accounts that are open."""
        return [Account(self, row) for row in self.known["accounts"] if row["closed_on"] is None]

    def scores(self) -> Scores:
        """Every output."""
        return Scores(
            person_scores=_finished("person_scores", (r for a in self.accounts for r in a.person_rows())),
            account_scores=_finished("account_scores", (account.row_out() for account in self.accounts)),
            promise_scores=_finished("promise_scores", promise_rows(self.trust)),
            promiser_scores=_finished("promiser_scores", promiser_rows(self.trust, self.promises)),
            value_scores=_finished("value_scores", (account.value_row() for account in self.accounts)),
            gaps=_finished("gaps", (row for account in self.accounts for row in account.gaps())),
            priors=_finished("priors", self.priors()),
        )

    def priors(self) -> list[Row]:
        """The whole-book quantities."""
        segments = {row["segment"] for row in self.known["accounts"]} - {None}
        starts = {"trust": self.trust.start, "need": self.respects.start, "behaviour": self.staying.start}
        values = {(f"{name}_mean", ""): float(start.mean) for name, start in starts.items()}
        values |= {(f"{name}_strength", ""): float(start.strength) for name, start in starts.items()}
        values["expected_people", ""] = float(self.influence.expected_people(None))
        values |= {("expected_people", s): float(self.influence.expected_people(s)) for s in segments}
        return [
            {"name": name, "segment": segment, "value": value} for (name, segment), value in values.items()
        ]


def _figure(name: str, value: float, interval: Interval, evidence: str) -> Row:
    shown = evidence != "none"
    return {
        name: value if shown else None,
        f"{name}_low": interval.low if shown else None,
        f"{name}_high": interval.high if shown else None,
        f"{name}_evidence": evidence,
    }


def _kept(found: KeptRate) -> Row:
    return {"promises_due": found.due, "promises_kept": found.kept, "kept_rate": found.rate}


def _finished(name: str, rows: Iterable[Row]) -> list[Row]:
    """Rows with exactly the columns of the output, rounded, sorted by its grain."""
    table = OUTPUTS[name]
    columns = [column.name for column in table.columns if column.name != "run_id"]
    grain = [column for column in table.grain if column != "run_id"]
    finished = [{column: _rounded(row[column]) for column in columns} for row in rows]
    return sorted(finished, key=lambda row: [row[column] or "" for column in grain])


def _rounded(value: Any) -> Any:
    return round(value, DECIMALS) + 0.0 if isinstance(value, float) else value
