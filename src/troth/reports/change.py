"""What changed between two days: the difference of an account's loyalty, split over people and facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from troth.reports.figures import Figure, figure
from troth.reports.known import Known
from troth.reports.phrases import Phrase
from troth.reports.why import FactPart, PersonPart, Why, why

KINDS = ("came", "went", "turned", "aged")


@dataclass(frozen=True)
class FactChange:
    """What one fact adds on the later day less what it added on the earlier one.

    `kind`: it came since; it went (withdrawn, corrected or too old to count); it turned, so that it says something else
    now; or it aged, which is also what happens to its weight when the influence of its person changes.
    """

    fact_table: str
    fact_id: str
    words: Phrase
    on: date | None
    kind: str
    difference: float
    is_ours: bool


@dataclass(frozen=True)
class PersonChange:
    """What one person adds less what they added; `base` is the change of where everyone with their influence starts."""

    person_id: str
    person: str
    base: float
    facts: tuple[FactChange, ...]
    total: float


@dataclass(frozen=True)
class Change:
    """The loyalty of an account on two days; the parts add up to the difference, exactly.

    `people` is empty and `unseen` 0 where either day has no figure to open: `is_split` says so.
    """

    since: date
    until: date
    before: Figure
    after: Figure
    is_split: bool
    people: tuple[PersonChange, ...]
    unseen: float

    @property
    def difference(self) -> float | None:
        """The later loyalty less the earlier one; none where either is not known."""
        if self.before.value is None or self.after.value is None:
            return None
        return _less(self.after.value, self.before.value)

    @property
    def total(self) -> float:
        """All parts together."""
        return _sum([self.unseen, *(person.total for person in self.people)])

    def of_kind(self, kind: str) -> float:
        """What all facts of one kind add to the difference."""
        return _sum([fact.difference for person in self.people for fact in person.facts if fact.kind == kind])

    @property
    def bases(self) -> float:
        """What the starting points of all people add to the difference."""
        return _sum([person.base for person in self.people])


def change(earlier: Known, later: Known, account_id: str) -> Change:
    """The loyalty of an account on the days of two `Known`, which hold its contributions and the facts they name."""
    parts = why(earlier, account_id), why(later, account_id)
    before, after = parts
    is_split = before is not None and after is not None
    return Change(
        since=earlier.at,
        until=later.at,
        before=figure(earlier.one("account_scores", "account_id", account_id), "loyalty"),
        after=figure(later.one("account_scores", "account_id", account_id), "loyalty"),
        is_split=is_split,
        people=_people(before, after) if before and after else (),
        unseen=_less(after.unseen, before.unseen) if before and after else 0.0,
    )


def _people(before: Why, after: Why) -> tuple[PersonChange, ...]:
    """Everybody who counts on either day, the greatest difference first."""
    earlier = {part.person_id: part for part in before.people}
    later = {part.person_id: part for part in after.people}
    names = {name: part.person for name, part in {**earlier, **later}.items()}
    found = [
        _person(person_id, name, earlier.get(person_id), later.get(person_id))
        for person_id, name in names.items()
    ]
    return tuple(sorted(found, key=lambda each: (-abs(each.total), each.person_id)))


def _person(person_id: str, name: str, before: PersonPart | None, after: PersonPart | None) -> PersonChange:
    base = _less(after.base if after else 0.0, before.base if before else 0.0)
    facts = _facts(before.facts if before else (), after.facts if after else ())
    return PersonChange(person_id, name, base, facts, _sum([base, *(fact.difference for fact in facts)]))


def _facts(before: tuple[FactPart, ...], after: tuple[FactPart, ...]) -> tuple[FactChange, ...]:
    earlier = {(part.fact_table, part.fact_id): part for part in before}
    later = {(part.fact_table, part.fact_id): part for part in after}
    shown = {**earlier, **later}
    found = [_fact(part, earlier.get(key), later.get(key)) for key, part in shown.items()]
    return tuple(
        sorted(
            (fact for fact in found if fact.difference),
            key=lambda fact: (-abs(fact.difference), fact.fact_table, fact.fact_id),
        )
    )


def _fact(shown: FactPart, before: FactPart | None, after: FactPart | None) -> FactChange:
    return FactChange(
        fact_table=shown.fact_table,
        fact_id=shown.fact_id,
        words=shown.words,
        on=shown.on,
        kind=_kind(before, after),
        difference=_less(after.contribution if after else 0.0, before.contribution if before else 0.0),
        is_ours=shown.is_ours,
    )


def _kind(before: FactPart | None, after: FactPart | None) -> str:
    if before is None:
        return "came"
    if after is None:
        return "went"
    return "aged" if str(before.words) == str(after.words) else "turned"


def _less(after: float, before: float) -> float:
    """Figures are whole units of a billionth, and so is their difference."""
    return (round(after * 1e9) - round(before * 1e9)) / 1e9


def _sum(parts: list[float]) -> float:
    return sum(round(part * 1e9) for part in parts) / 1e9
