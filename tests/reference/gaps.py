"""What is missing or failing in an account, with the influence at stake (rules 15, 35, 53)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tests.reference.contact import Contact
from tests.reference.influence import AccountInfluence, Influence
from tests.reference.knowledge import Known, Row
from tests.reference.needs import Needs
from tests.reference.numbers import HALF, age, at_threshold, exact
from tests.reference.trust import Trust
from tests.reference.value_claims import Claims
from tests.reference.value_remorse import Remorse
from troth.model import Rules

SINGLE_CONTACT_BELOW = 2


@dataclass(frozen=True)
class Subject:
    """Everything the gaps of one account are read from."""

    account_id: str
    influence: AccountInfluence
    effective_contacts: float
    people: Influence
    contact: Contact
    needs: Needs
    trust: Trust
    claims: Claims
    remorse: Remorse

    @property
    def known(self) -> Known:
        return self.people.known

    @property
    def rules(self) -> Rules:
        return self.people.rules


def gap_rows(subject: Subject) -> list[Row]:
    """The gaps of one account."""
    return [
        *_roles(subject),
        *_contacts(subject),
        *_needs(subject),
        *_promises(subject),
        *_ratings(subject),
        *_untold(subject),
        *_follow_ups(subject),
    ]


def _gap(subject: Subject, kind: str, weight: float, **what: str) -> Row:
    empty: Row = {
        "account_id": subject.account_id,
        "kind": kind,
        "person_id": None,
        "role": None,
        "fact_id": None,
    }
    return empty | what | {"weight": weight}


def _of_person(subject: Subject, kind: str, person: str, **what: str) -> Row:
    weight = float(subject.influence.influence.get(person, 0))
    return _gap(subject, kind, weight, person_id=person, **what)


def _roles(subject: Subject) -> Iterator[Row]:
    empty = subject.influence.empty_roles
    for role in empty:
        yield _gap(subject, "empty_role", float(subject.influence.eta / len(empty)), role=role)


def _contacts(subject: Subject) -> Iterator[Row]:
    influence = subject.influence
    if influence.active and at_threshold(subject.effective_contacts) < SINGLE_CONTACT_BELOW:
        yield _gap(subject, "single_contact", 1.0)
    if subject.contact.observed(subject.account_id):
        for person in influence.key_people:
            if not subject.contact.engaged((subject.account_id, person)):
                yield _of_person(subject, "silent_key_person", person)


def _needs(subject: Subject) -> Iterator[Row]:
    live = {
        share.promise["need_id"]
        for share in subject.trust.to_account(subject.account_id)
        if share.outcome.state == "open"
    }
    for need in subject.known["needs"]:
        if need["account_id"] != subject.account_id or need["person_id"] not in subject.influence.scored:
            continue
        if not subject.known.in_force(need):
            continue
        x = subject.needs.last_x.get(need["need_id"])
        if x is not None and x < HALF:
            yield _of_person(subject, "unmet_need", need["person_id"], fact_id=need["need_id"])
        served = need["pillar_id"] is not None or need["need_id"] in live
        if need["importance"] >= exact(subject.rules.important_need) and not served:
            yield _of_person(subject, "unserved_need", need["person_id"], fact_id=need["need_id"])


def _promises(subject: Subject) -> Iterator[Row]:
    for share in subject.trust.to_account(subject.account_id):
        if share.outcome.unverified:
            kind = "unverified_promise"
        elif share.outcome.state == "overdue":
            kind = "overdue_promise"
        else:
            continue
        person, promise_id = share.promise["person_id"], share.promise["promise_id"]
        if person is None:
            known = float(1 - subject.influence.unknown_share)
            yield _gap(subject, kind, known, fact_id=promise_id)
        else:
            yield _of_person(subject, kind, person, fact_id=promise_id)


def _untold(subject: Subject) -> Iterator[Row]:
    for person, claim, weight in subject.claims.untold(subject.influence):
        yield _gap(subject, "untold_value", weight, person_id=person, fact_id=claim)


def _follow_ups(subject: Subject) -> Iterator[Row]:
    for deal, person in subject.remorse.missing(subject.account_id):
        if person in subject.influence.scored:
            yield _of_person(subject, "remorse_window", person, fact_id=deal)


def _ratings(subject: Subject) -> Iterator[Row]:
    for person in subject.influence.scored:
        ratings = subject.people.ratings.get((subject.account_id, person))
        if ratings and age(ratings[-1]["rated_on"], subject.known.at) > subject.rules.rating_stale_days:
            yield _of_person(subject, "stale_rating", person, fact_id=ratings[-1]["rating_id"])
