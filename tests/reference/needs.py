"""How well each person's needs are met, in every kind of evidence (rules 29-33, 35)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.reference.contact import Contact
from tests.reference.influence import Person
from tests.reference.knowledge import Known, Row
from tests.reference.numbers import HALF, ONE, ZERO, age, clip, exact, fading, half_up
from tests.reference.starting_points import Sums
from tests.reference.trust import Share, Trust
from troth.model import Rules

TICKETS = {"csat", "ces"}
USUAL_IMPORTANCE = 3


def satisfaction(expected: Fraction, perceived: Fraction, kano: str, rules: Rules) -> Fraction:
    """x: one half where merely met, up to 1 and down to 0, within what the Kano class allows."""
    gap = (perceived - expected) / exact(rules.need_scale_points)
    if kano == "reverse":
        gap = -gap
    x = HALF + clip(gap, 0, 1) / 2 - clip(-exact(rules.disappointment_weight) * gap, 0, 1) / 2
    if kano == "must_be":
        x = min(x, HALF)
    elif kano == "attractive":
        x = max(x, HALF)
    elif kano == "indifferent":
        x = HALF
    return half_up(x, 6)


def surplus_satisfaction(surplus: Fraction, rules: Rules) -> Fraction:
    """The x of a promise kept beyond its terms."""
    return half_up(HALF + min(ONE, surplus / exact(rules.surplus_scale)) / 2, 6)


@dataclass(frozen=True)
class NeedFact:
    """One piece of evidence on how well a person's needs are met."""

    person: Person
    table: str
    fact_id: str
    weight: Fraction
    day: date
    x: Fraction
    by_staff: bool = False
    pooled: bool = True  # whether it is evidence on the account too, once, as it stands

    def faded_weight(self, at: date, rules: Rules) -> Fraction:
        """Its weight w D at T."""
        return self.weight * fading(age(self.day, at), rules.need_half_life_days)

    def sums(self, at: date, rules: Rules) -> Sums:
        """Its credit w D x and debit w D (1 - x)."""
        weight = self.faded_weight(at, rules)
        return Sums(weight * self.x, weight * (1 - self.x))


@dataclass
class Needs:
    """All evidence on needs as known at T."""

    known: Known
    contact: Contact
    trust: Trust
    rules: Rules

    def __post_init__(self) -> None:
        self.needs = {row["need_id"]: row for row in self.known["needs"]}
        self.last_x: dict[str, Fraction] = {}
        facts = [*self._ratings(), *self._answers(), *self._trials(), *self._claims(), *self._surplus()]
        self.facts: dict[Person, list[NeedFact]] = defaultdict(list)
        for fact in facts:
            self.facts[fact.person].append(fact)
        # What every promise to the account itself adds once, in nobody's eyes.
        self.of_accounts = [
            (share.promise["account_id"], fact)
            for share in self.trust.once
            if share.promise["person_id"] is None
            for fact in self._surplus_of((share.promise["account_id"], ""), share)
        ]

    def _ratings(self) -> Iterator[NeedFact]:
        last_expected: dict[str, Fraction] = {}
        for row in sorted(self.known["need_ratings"], key=lambda row: (row["rated_on"], row["rating_id"])):
            need = self.needs[row["need_id"]]
            if row["expected"] is not None:
                last_expected[row["need_id"]] = exact(row["expected"])
            expected = last_expected.get(row["need_id"])
            if expected is None or row["perceived"] is None:
                continue
            by_staff = row["rated_by"] == "staff"
            x = satisfaction(expected, exact(row["perceived"]), need["kano"], self.rules)
            self.last_x[row["need_id"]] = x
            yield NeedFact(
                person=(need["account_id"], need["person_id"]),
                table="need_ratings",
                fact_id=row["rating_id"],
                weight=self._importance(need) * (exact(self.rules.staff_rating_share) if by_staff else ONE),
                day=row["rated_on"],
                x=x,
                by_staff=by_staff,
            )

    def _importance(self, need: Row) -> Fraction:
        return ZERO if need["kano"] == "indifferent" else Fraction(need["importance"], USUAL_IMPORTANCE)

    def _answers(self) -> Iterator[NeedFact]:
        for row in self.known["feedback"]:
            x = _share_of_scale(row)
            if x is None or row["instrument"] == "alternative":
                continue
            yield NeedFact(
                person=(row["account_id"], row["person_id"]),
                table="feedback",
                fact_id=row["feedback_id"],
                weight=self._weight_of_answer(row),
                day=row["answered_on"],
                x=x,
            )

    def _weight_of_answer(self, row: Row) -> Fraction:
        if row["instrument"] in TICKETS:
            return exact(self.rules.ticket_answer_weight)
        return exact(self.rules.survey_items_weight if row["items"] > 1 else self.rules.survey_item_weight)

    def _trials(self) -> Iterator[NeedFact]:
        for person in self.contact.events:
            for event, weight in self.contact.trials(person):
                x = ONE if event.answered else ZERO
                yield NeedFact(person, "interactions", event.event_id, weight, event.day, x)

    def _claims(self) -> Iterator[NeedFact]:
        for row in self.known["value_claims"]:
            if row["confirmed_by"] is not None:
                destroyed = row["amount"] is not None and row["amount"] < 0
                yield NeedFact(
                    person=(row["account_id"], row["confirmed_by"]),
                    table="value_claims",
                    fact_id=row["claim_id"],
                    weight=exact(self.rules.claim_weight),
                    day=row["confirmed_on"],
                    x=ZERO if destroyed else ONE,
                )

    def _surplus(self) -> Iterator[NeedFact]:
        for person, shares in self.trust.of_person.items():
            for share in shares:
                yield from self._surplus_of(person, share)

    def _surplus_of(self, person: Person, share: Share) -> Iterator[NeedFact]:
        surplus, day = share.outcome.surplus, share.outcome.day
        if surplus and day:
            yield NeedFact(
                person=person,
                table="promises",
                fact_id=share.promise["promise_id"],
                weight=share.weight,
                day=day,
                x=surplus_satisfaction(surplus, self.rules),
                pooled=share.promise["person_id"] is not None,
            )

    def sums(self, person: Person) -> Sums:
        """All the person's own evidence."""
        return sum((fact.sums(self.known.at, self.rules) for fact in self.facts.get(person, ())), Sums())

    def sums_in_own_words(self, person: Person) -> Sums:
        """The same without ratings by our staff."""
        own = [fact for fact in self.facts.get(person, ()) if not fact.by_staff]
        return sum((fact.sums(self.known.at, self.rules) for fact in own), Sums())

    def sums_of_others(self, person: Person) -> Sums:
        """The evidence of named other people of the account."""
        return sum(
            (
                fact.sums(self.known.at, self.rules)
                for (account_id, other), facts in self.facts.items()
                if account_id == person[0] and other != person[1]
                for fact in facts
                if fact.pooled
            ),
            Sums(),
        )

    def by_account(self) -> dict[str, Sums]:
        """Every piece of evidence once."""
        found: dict[str, Sums] = defaultdict(Sums)
        for (account_id, _), facts in self.facts.items():
            for fact in facts:
                if fact.pooled:
                    found[account_id] += fact.sums(self.known.at, self.rules)
        for account_id, fact in self.of_accounts:
            found[account_id] += fact.sums(self.known.at, self.rules)
        return found


def _share_of_scale(row: Row) -> Fraction | None:
    """Where the score lies between the worst and the best answer; None without score or scale."""
    if row["score"] is None or row["scale_low"] is None or row["scale_high"] is None:
        return None
    worst, best = exact(row["scale_low"]), exact(row["scale_high"])
    if worst == best:
        return None
    return half_up(clip((exact(row["score"]) - worst) / (best - worst), 0, 1), 6)
