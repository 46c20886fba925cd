"""People of Oak with given trust and respect, and what their account makes of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.measured import Measured, Row
from tests.worktop import Worktop, given
from troth.loyalty.account import account_loyalty, account_sums, unseen_people
from troth.loyalty.person import person_loyalty, person_scores
from troth.loyalty.standing import weakest_people
from troth.model import Measure, Rules

SHARED = {"trust": 0.7, "trust_low": 0.4, "trust_high": 0.9, "trust_evidence": "thin"}
NOBODY = {"account_id": "elsewhere", "person_id": "nobody"}


@dataclass(frozen=True)
class Person:
    """A person's influence and figures; a figure of class none enters the account at its start."""

    name: str
    influence: float = 1.0
    trust: float = 0.8
    respect: float = 0.7
    trust_evidence: str = "ok"
    respect_evidence: str = "ok"
    trust_variance: float = 0.01
    respect_variance: float = 0.01
    trust_start: float = 0.6
    respect_start: float = 0.5
    start_variance: float = 0.08
    key_person: bool = True
    account: str = "oak"

    @property
    def key(self) -> Row:
        return {"account_id": self.account, "person_id": self.name}

    def held(self) -> Row:
        """The row of influence."""
        whole = {"influence_nano": round(self.influence * 1e9), "active": True, "key_person": self.key_person}
        return {**self.key, **whole}

    def trusting(self) -> Row:
        """The row of trust."""
        counts = {"promises_due": 4, "promises_kept": 3, "trust_mass": 9.0}
        ends = {"trust_low": self.trust - 0.1, "trust_high": self.trust + 0.1, "trust_if_kept": self.trust}
        start = {"start": self.trust_start, "start_variance": self.start_variance}
        spread = {"trust_variance": self.trust_variance, "trust_evidence": self.trust_evidence}
        return {**self.key, "trust": self.trust, **ends, **start, **spread, **counts}

    def respecting(self) -> Row:
        """The row of respect; contact is not observed."""
        ends = {"respect_low": self.respect - 0.1, "respect_high": self.respect + 0.1}
        start = {"start": self.respect_start, "start_variance": self.start_variance}
        spread = {"respect_variance": self.respect_variance, "respect_evidence": self.respect_evidence}
        contact = {"connection": 0.0, "connection_evidence": "none"}
        needs = {"need_weight": 5.0, "need_start": self.respect_start, "need_share": 1.0}
        return {**self.key, "respect": self.respect, **ends, **start, **spread, **contact, **needs}


def loyal(
    worktop: Worktop,
    *people: Person,
    unknown_share: float = 0.0,
    usual: Mapping[str, float] | None = None,
    observed: bool = False,
    rules: Rules | None = None,
    then: Sequence[Measure] = (),
) -> Measured:
    """Loyalty of these people and of Oak; `usual` are the means of the book, .5 unless given. `then` comes after."""
    everyone = people or (Person("nobody", account="elsewhere"),)
    means = {"keeping_mean": 0.5, "need_mean": 0.5, **(usual or {})}
    return worktop.work_out(
        given("influence", [person.held() for person in everyone]),
        given("trust", [person.trusting() for person in everyone]),
        given("respect", [person.respecting() for person in everyone]),
        given("unknown_share", [{"account_id": "oak", "unknown_nano": round(unknown_share * 1e9)}]),
        given("contact_observed", [{"account_id": "oak" if observed else "elsewhere"}]),
        given("book_means", [means]),
        given("shared_trust", [{"account_id": "oak", **SHARED}]),
        person_loyalty,
        person_scores,
        unseen_people,
        account_sums,
        account_loyalty,
        weakest_people,
        *then,
        rules=rules,
    )


def of_oak(measures: Measured) -> Row:
    """The row of the account."""
    return measures.rows("account_loyalty")[0]
