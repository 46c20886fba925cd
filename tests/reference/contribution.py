"""What each fact adds to an account's loyalty (methods.md 4)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tests.reference.knowledge import Book, Row, known_at
from tests.reference.loyalty import Person, combined
from tests.reference.numbers import exact, logarithmic_mean
from tests.reference.scores import TIME_ZONE, Account, Scoring
from troth.model import Rules

FactKey = tuple[str, str, str]  # person_id, fact_table, fact_id
BASE = ("base", "")


def contributions(
    book: Book, at: date, account_id: str, rules: Rules | None = None, time_zone: str = TIME_ZONE
) -> list[Row]:
    """The terms whose sum is the account's loyalty, by person and fact; people we do not know as person ''."""
    scoring = Scoring(known_at(book, at, time_zone), rules or Rules())
    account = next(found for found in scoring.accounts if found.account_id == account_id)
    unknown = account.loyalty.unknown_share * account.loyalty.unseen.loyalty
    found: dict[FactKey, float] = {("", *BASE): unknown}
    for person in account.people:
        if person.person_id in account.influence.scored:
            for key, value in _terms(account, person):
                found[key] = found.get(key, 0.0) + value
    return [
        {
            "account_id": account_id,
            "person_id": person_id,
            "fact_table": table,
            "fact_id": fact_id,
            "contribution": value,
        }
        for (person_id, table, fact_id), value in sorted(found.items())
    ]


def factors(trust: tuple[float, float], respect: tuple[float, float], rules: Rules) -> tuple[float, float]:
    """What one unit of trust and of respect adds to loyalty, each given as (value, starting point)."""
    loyalty, start = combined(trust[0], respect[0], rules), combined(trust[1], respect[1], rules)
    mean, share = logarithmic_mean(loyalty, start), rules.trust_share
    return mean * share / logarithmic_mean(*trust), mean * (1 - share) / logarithmic_mean(*respect)


def _terms(account: Account, person: Person) -> Iterator[tuple[FactKey, float]]:
    trust, respect, c = person.trust_in_use, person.respect_in_use, person.influence
    without = respect.needs_met.start * respect.share
    by_trust, by_respect = factors((trust.mean, trust.start), (respect.mean, without), person.rules)
    yield (person.person_id, *BASE), c * combined(trust.start, without, person.rules)
    for key, step in _trust_steps(account, person):
        yield key, c * by_trust * step
    for key, step in _respect_steps(account, person):
        yield key, c * by_respect * step


def _trust_steps(account: Account, person: Person) -> Iterator[tuple[FactKey, float]]:
    """How far each promise moves trust from its starting point; not at all at class none."""
    trust, m = person.trust, person.trust.start
    counts = person.trust_evidence != "none"
    for share in account.scoring.trust.of_person.get((account.account_id, person.person_id), ()):
        credit, debit = float(share.sums.credit), trust.debit_factor * float(share.sums.debit)
        step = (credit * (1 - m) - debit * m) / (trust.a + trust.b)
        if credit or debit:
            yield (person.person_id, "promises", share.promise["promise_id"]), step if counts else 0.0


def _respect_steps(account: Account, person: Person) -> Iterator[tuple[FactKey, float]]:
    """How far each fact moves respect: needs at class none not at all, contact always."""
    scoring, respect, key = account.scoring, person.respect, (account.account_id, person.person_id)
    counts = person.respect_evidence != "none"
    for fact in scoring.needs.facts.get(key, ()):
        weight = float(fact.faded_weight(scoring.known.at, scoring.rules))
        step = (
            weight * (float(fact.x) - respect.needs_met.start) / (respect.needs_met.a + respect.needs_met.b)
        )
        if weight:
            yield (person.person_id, fact.table, fact.fact_id), respect.share * step if counts else 0.0
    if respect.connection is None:
        return
    room = scoring.contact.intensity(key) + exact(scoring.rules.connection_half)
    for event in scoring.contact.of(key):
        step = float(scoring.contact.faded(event) / room)
        if step:
            yield (person.person_id, "interactions", event.event_id), (1 - respect.need_share) * step
