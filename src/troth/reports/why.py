"""Why this figure? The loyalty of an account opened into its people, and each person into the facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from troth.model import TABLES
from troth.reports.known import Known, Row
from troth.reports.phrases import Phrase
from troth.reports.promises import promise_row
from troth.reports.saying import say, unsaid


@dataclass(frozen=True)
class FactPart:
    """What one fact adds to the account's loyalty; `is_ours` where it rests on our staff's impression."""

    fact_table: str
    fact_id: str
    words: Phrase
    on: date | None
    contribution: float
    is_ours: bool = False


@dataclass(frozen=True)
class PersonPart:
    """What one person adds: `base`, where everyone starts from, and the facts, the weightiest first."""

    person_id: str
    person: str
    base: float
    facts: tuple[FactPart, ...]

    @property
    def total(self) -> float:
        """Base and facts together."""
        return _sum([self.base, *(fact.contribution for fact in self.facts)])


@dataclass(frozen=True)
class Why:
    """The parts of an account's loyalty; they sum to it. `unseen` is the part of people we do not know."""

    people: tuple[PersonPart, ...]
    unseen: float

    @property
    def total(self) -> float:
        """All parts together: the loyalty of the account."""
        return _sum([self.unseen, *(part.total for part in self.people)])


def why(known: Known, account_id: str) -> Why | None:
    """The contributions to an account's loyalty by person; none where they were not worked out."""
    rows = known.where("contributions", "account_id", account_id)
    if not rows:
        return None
    by_person: dict[str, list[Row]] = {}
    for row in rows:
        by_person.setdefault(row["person_id"] or "", []).append(row)
    unseen = _sum([row["contribution"] for row in by_person.pop("", [])])
    parts = [_person(known, person_id, held) for person_id, held in by_person.items()]
    return Why(tuple(sorted(parts, key=lambda part: (-part.total, part.person_id))), unseen)


def _person(known: Known, person_id: str, rows: list[Row]) -> PersonPart:
    facts = [_fact(known, row) for row in rows if row["fact_table"] != "base"]
    return PersonPart(
        person_id=person_id,
        person=known.person(person_id),
        base=_sum([row["contribution"] for row in rows if row["fact_table"] == "base"]),
        facts=tuple(sorted(facts, key=lambda fact: (-abs(fact.contribution), fact.fact_table, fact.fact_id))),
    )


def _sum(parts: list[float]) -> float:
    """Contributions are whole units of a billionth, so their sum is too."""
    return sum(round(part * 1e9) for part in parts) / 1e9


def _fact(known: Known, row: Row) -> FactPart:
    table, fact_id, contribution = row["fact_table"], row["fact_id"], row["contribution"]
    fact = known.one(table, TABLES[table].key, fact_id) if table in _DATED else None
    if fact is None:
        return FactPart(table, fact_id, unsaid(table, fact_id), None, contribution)
    words, on = say(known, table, fact), _on(table, known, fact)
    return FactPart(table, fact_id, words, on, contribution, fact.get("rated_by") == "staff")


def _on(table: str, known: Known, fact: Row) -> date | None:
    """The day that dates a fact's part: the end of a promise, the answer to a question, the confirmation of a claim."""
    if table == "promises":
        promise = promise_row(known, fact)
        return promise.ended_on or promise.due_on
    day = fact[_DATED[table]]
    return day.date() if isinstance(day, datetime) else day


# What may contribute to loyalty, and the column that dates it.
_DATED = {
    "promises": "due_on",
    "need_ratings": "rated_on",
    "feedback": "answered_on",
    "interactions": "happened_at",
    "value_claims": "confirmed_on",
}
