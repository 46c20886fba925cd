"""Why this figure? The loyalty of an account opened into its people, and each person into the facts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from troth.reports.known import Known, Row
from troth.reports.labels import CONTACTS, INSTRUMENTS, PROMISE_STATES
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.promises import promise_row


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
    key, said = _SAID.get(table, ("", _nothing))
    fact = known.one(table, key, fact_id) if key else None
    if fact is None:
        return FactPart(
            table, fact_id, _("{table} {id}", table=table.replace("_", " "), id=fact_id), None, contribution
        )
    words, on = said(known, fact)
    return FactPart(table, fact_id, words, on, contribution, fact.get("rated_by") == "staff")


Said = tuple[Phrase, date | None]


def _nothing(_known: Known, _row: Row) -> Said:
    return _(""), None


def _promise(known: Known, row: Row) -> Said:
    promise = promise_row(known, row)
    state = PROMISE_STATES[promise.state]
    return _("Promise {state}: {words}", state=state, words=promise.words), promise.ended_on or promise.due_on


def _need_rating(known: Known, row: Row) -> Said:
    need = known.one("needs", "need_id", row["need_id"])
    label = known.code("need", need["code"]) if need else row["need_id"]
    if row["perceived"] is None:
        return _("Expectation of {need}: {expected}", need=label, expected=_points(row["expected"])), row[
            "rated_on"
        ]
    words = _(
        "{need}: perceived {perceived}, expected {expected}",
        need=label,
        perceived=_points(row["perceived"]),
        expected=_points(row["expected"]),
    )
    return words, row["rated_on"]


def _feedback(_known: Known, row: Row) -> Said:
    asked = INSTRUMENTS[row["instrument"]]
    score, best = _points(row["score"]), _points(row["scale_high"])
    return _("Answer, {asked}: {score} of {best}", asked=asked, score=score, best=best), row["answered_on"]


def _interaction(_known: Known, row: Row) -> Said:
    moment: datetime = row["happened_at"]
    return Phrase(_CONTACT[_way(row)].pattern, {"kind": CONTACTS[row["kind"]]}), moment.date()


def _way(row: Row) -> str:
    """How a contact went: what is written may be answered or not, what is spoken goes both ways."""
    if row["kind"] in {"meeting", "call"} or row["direction"] == "both":
        return "both"
    if row["direction"] == "in":
        return "in"
    return "answered" if row["replied_at"] else "out"


_CONTACT = {
    "both": _("Contact: {kind}"),
    "in": _("Contact: {kind} from them"),
    "answered": _("Contact: {kind} from us, answered"),
    "out": _("Contact: {kind} from us, not answered"),
}


def _value_claim(_known: Known, row: Row) -> Said:
    return _("Value confirmed: {words}", words=row["words"]), row["confirmed_on"]


def _points(value: object) -> str | Phrase:
    return (
        _("not known") if value is None else f"{value:g}" if isinstance(value, int | float) else _plain(value)
    )


def _plain(value: object) -> str:
    text = str(value)
    return text.rstrip("0").rstrip(".") if "." in text else text


_SAID: dict[str, tuple[str, Callable[[Known, Row], Said]]] = {
    "promises": ("promise_id", _promise),
    "need_ratings": ("rating_id", _need_rating),
    "feedback": ("feedback_id", _feedback),
    "interactions": ("interaction_id", _interaction),
    "value_claims": ("claim_id", _value_claim),
}
