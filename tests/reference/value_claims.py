"""Claims of value: which count, what they weigh, who knows of them, how they are seen, what came of promises (rules 55 to 62)."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.reference.influence import AccountInfluence, Influence
from tests.reference.knowledge import Known, Row, in_force
from tests.reference.numbers import ONE, ZERO, age, at_threshold, exact, half_up, median
from troth.model import Rules

LARGEST = Fraction(10**11)
GRADES = ("ours_only", "said", "quantified", "evidenced", "finance")


@dataclass
class Claims:
    """The claims of a book as known at T."""

    known: Known
    influence: Influence
    rules: Rules

    def __post_init__(self) -> None:
        used = [row for row in self.known["value_claims"] if self._in_use(row)]
        self.of: dict[str, list[Row]] = defaultdict(list)
        for row in used:
            self.of[row["account_id"]].append(row)
        self.told: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.known["value_communications"]:
            self.told[row["claim_id"], row["person_id"]].append(row)
        self.cap = self._cap(used)

    def _in_use(self, claim: Row) -> bool:
        """Neither expired nor withdrawn by whose words it is."""
        choices = [
            (row["chosen_on"], row["kind"] == "quote_withdrawn")
            for row in self.known["person_choices"]
            if row["person_id"] == claim["person_id"] is not None
            and row["kind"] in {"quote_allowed", "quote_withdrawn"}
            and row["claim_id"] in {None, claim["claim_id"]}
            and (row["until"] is None or row["until"] > self.known.at)
        ]
        expired = claim["expires_on"] is not None and claim["expires_on"] <= self.known.at
        return not expired and not max(choices, default=(None, False))[1]

    def grade(self, claim: Row) -> int:
        grade: int = claim["grade"]
        return grade if claim["confirmed_on"] is not None else min(grade, 2)

    def grade_weight(self, claim: Row) -> Fraction:
        return exact(getattr(self.rules, f"grade_{GRADES[self.grade(claim)]}"))

    def _created(self, claims: Iterable[Row]) -> list[Row]:
        return [row for row in claims if self.grade_weight(row) > 0 and not _destroyed(row)]

    def _cap(self, used: list[Row]) -> Fraction | None:
        amounts = (money(row) for row in self._created(used))
        ranked = sorted(amount for amount in amounts if amount is not None and amount > 0)
        if not ranked:
            return None
        return ranked[math.ceil(exact(self.rules.claim_money_share) * len(ranked)) - 1]

    def weights(self, account_id: str) -> dict[str, Fraction]:
        """The weight w of every claim of value created that weighs anything."""
        created = self._created(self.of[account_id])
        in_money = all(money(row) is not None for row in created)
        weights = {
            row["claim_id"]: self.grade_weight(row)
            * (min(money(row) or ZERO, self.cap or ZERO) if in_money else 1)
            for row in created
        }
        return {claim: weight for claim, weight in weights.items() if weight > 0}

    def knowledge(self, claim: Row, person_id: str) -> Fraction:
        """Kappa of a person and a claim."""
        if person_id in {claim["person_id"], claim["confirmed_by"]}:
            return ONE
        reached = [
            ONE
            if row["state"] == "repeated"
            else exact(getattr(self.rules, f"knowledge_{row['state'] or 'told'}"))
            for row in self.told[claim["claim_id"], person_id]
        ]
        return max(reached, default=ZERO)

    def fits(self, claim: Row, account_id: str, person_id: str) -> bool:
        """Whether a claim speaks to a person: by the needs of those who hold one of their roles."""
        if claim["pillar_id"] is None:
            return True
        held = {row["role"] for row in self.influence.roles_in_force((account_id, person_id))}
        wanted = [self._wanted(account_id, role) for role in held]
        return any(not pillars or claim["pillar_id"] in pillars for pillars in wanted)

    def _wanted(self, account_id: str, role: str | None) -> set[str]:
        """The pillars that people of a role have a need of; none where the role is not known."""
        holders = {
            person
            for person in self.influence.active(account_id)
            if role in {row["role"] for row in self.influence.roles_in_force((account_id, person))} - {None}
        }
        return {
            row["pillar_id"]
            for row in self.known["needs"]
            if row["account_id"] == account_id
            and row["person_id"] in holders
            and row["pillar_id"] is not None
            and in_force(row, self.known.at)
        }

    def columns(self, people: AccountInfluence) -> Row:
        """The part of value_scores that speaks of claims."""
        account_id = people.account["account_id"]
        return (
            self._counts(self.of[account_id])
            | self._coverage(account_id, people)
            | self._perceived(account_id, people)
            | self._realised(self.of[account_id])
        )

    def _counts(self, claims: list[Row]) -> Row:
        created = self._created(claims)
        confirmed = [row for row in created if self.grade(row) >= 3]
        destroyed = [row for row in claims if _destroyed(row) and self.grade_weight(row) > 0]
        return {
            "claims_created": len(created),
            "claims_priced": sum(money(row) is not None for row in created),
            "claims_confirmed": len(confirmed),
            "claims_destroyed": len(destroyed),
            "claims_ours_only": sum(self.grade_weight(row) == 0 for row in claims),
            "value_created": _total(created),
            "value_confirmed": _total(confirmed),
            "value_destroyed": None if (lost := _total(destroyed)) is None else -lost,
        }

    def _deciding(self, people: AccountInfluence) -> dict[str, Fraction]:
        return {person: people.influence[person] for person in people.scored if people.influence[person] > 0}

    def _coverage(self, account_id: str, people: AccountInfluence) -> Row:
        weights, deciding = self.weights(account_id), self._deciding(people)
        if not weights or not deciding:
            return {"value_coverage": None, "value_coverage_evidence": "none", "value_untold": None}
        claims = [row for row in self.of[account_id] if row["claim_id"] in weights]
        heard = {
            row["claim_id"]: sum(c * self.knowledge(row, person) for person, c in deciding.items())
            / sum(deciding.values())
            for row in claims
        }
        known = sum(weights[claim] * share for claim, share in heard.items()) / sum(weights.values())
        untold = [
            half_up(amount * (1 - heard[row["claim_id"]]), 2)
            for row in claims
            if (amount := money(row)) is not None
        ]
        return {
            "value_coverage": float(known),
            "value_coverage_evidence": "ok" if len(weights) >= self.rules.value_claims_ok else "thin",
            "value_untold": float(sum(untold)) if untold else None,
        }

    def untold(self, people: AccountInfluence) -> Iterator[tuple[str, str, float]]:
        """Which key people to tell: person, the heaviest claim that speaks to them and nobody told them, influence at stake."""
        account_id = people.account["account_id"]
        weights = self.weights(account_id)
        for person, influence in self._deciding(people).items():
            if person not in people.key_people:
                continue
            missing = [
                row["claim_id"]
                for row in self.of[account_id]
                if row["claim_id"] in weights
                and self.fits(row, account_id, person)
                and self.knowledge(row, person) == 0
            ]
            if missing:
                first = min(missing, key=lambda claim: (-weights[claim], claim))
                share = sum(weights[claim] for claim in missing) / sum(weights.values())
                yield person, first, float(influence * share)

    def _perceived(self, account_id: str, people: AccountInfluence) -> Row:
        gaps = [gap for person in people.scored if (gap := self._gap(account_id, person)) is not None]
        return {
            "perceived_people": len(gaps),
            "perceived_gap": float(median(gaps)) if gaps else None,
        }

    def _gap(self, account_id: str, person_id: str) -> Fraction | None:
        """The mean of ln(perceived / delivered) of one person, to nine digits."""
        logs = []
        for claim in self.of[account_id]:
            told = [
                row for row in self.told[claim["claim_id"], person_id] if (row["perceived_amount"] or 0) > 0
            ]
            if told and (claim["amount"] or 0) > 0:
                last = max(told, key=lambda row: (row["state_on"], row["communication_id"]))
                logs.append(half_up(math.log(float(last["perceived_amount"]) / float(claim["amount"])), 9))
        return sum(logs, ZERO) / len(logs) if logs else None

    def _realised(self, claims: list[Row]) -> Row:
        promised = [
            row
            for row in claims
            if self.grade_weight(row) > 0 and (row["promised_amount"] or 0) > 0 and row["amount"] is not None
        ]
        priced = [row for row in promised if row["unit_price"] is not None]
        summed = priced or promised
        due = sum((self._due(row) for row in summed), ZERO)
        came = sum((half_up(_worth(row, exact(row["amount"])), 2 if priced else 6) for row in summed), ZERO)
        alike = len({row["unit"] for row in promised}) == 1 and promised[0]["unit"] is not None
        return {
            "promised_claims": len(promised),
            "promised_value": float(due) if priced else None,
            "realised_value": float(came) if priced else None,
            "realised_ratio": float(came / due) if due > 0 and (priced or alike) else None,
        }

    def _due(self, claim: Row) -> Fraction:
        amount = exact(claim["promised_amount"]) * _ramp(claim, self.known.at)
        return half_up(_worth(claim, amount), 6 if claim["unit_price"] is None else 2)


def _ramp(claim: Row, at: date) -> Fraction:
    """How much of a promise should be there on the day."""
    first, last = claim["promised_from"] or claim["stated_on"], claim["promised_by"]
    if last is None or last <= at:
        return ONE
    if first is None or first >= min(at, last):
        return ZERO
    return at_threshold(Fraction(age(first, at), age(first, last)))


def _worth(claim: Row, amount: Fraction) -> Fraction:
    return amount if claim["unit_price"] is None else amount * exact(claim["unit_price"])


def _destroyed(claim: Row) -> bool:
    return claim["amount"] is not None and claim["amount"] < 0


def money(claim: Row) -> Fraction | None:
    """Amount times the customer's unit price, to the cent."""
    if claim["amount"] is None or claim["unit_price"] is None:
        return None
    worth = exact(claim["amount"]) * exact(claim["unit_price"])
    return half_up(max(-LARGEST, min(LARGEST, worth)), 2)


def _total(claims: list[Row]) -> float | None:
    amounts = [amount for row in claims if (amount := money(row)) is not None]
    return float(sum(amounts, ZERO)) if amounts else None
