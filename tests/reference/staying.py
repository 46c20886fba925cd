"""Attitude held against behaviour (rules 38, 39, 52)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.reference.knowledge import Known, Row
from tests.reference.numbers import HALF, ONE, ZERO, age, at_threshold, exact, fading, standard_normal
from tests.reference.starting_points import Start, Sums, start_of
from troth.model import Rules

YEAR_DAYS = 365
STAYED = {"renewed": ONE, "expanded": ONE, "reduced": HALF, "left": ZERO}


def high_or_low(value: float, threshold: float, deviation: float, rules: Rules) -> str:
    """Whether high or low where that is probable enough, else uncertain."""
    above = at_threshold(standard_normal((value - threshold) / deviation))
    if above >= exact(rules.class_probability):
        return "high"
    return "low" if above <= 1 - exact(rules.class_probability) else "uncertain"


@dataclass(frozen=True)
class Behaviour:
    """The share of occasions to leave on which an account stayed."""

    share: float
    deviation: float


@dataclass
class Staying:
    """Renewals, contracts' locks and alternatives as known at T."""

    known: Known
    rules: Rules

    def __post_init__(self) -> None:
        self.accounts = {row["account_id"]: row for row in self.known["accounts"]}
        found: dict[str, Sums] = {}
        for row in self.known["renewals"]:
            stayed = STAYED.get(row["outcome"])
            contractual = self.accounts[row["account_id"]]["relationship"] == "contractual"
            if stayed is not None and row["could_leave"] and contractual:
                weight = fading(age(row["decided_on"], self.known.at), self.rules.behaviour_half_life_days)
                one = Sums(weight * stayed, weight * (1 - stayed))
                found[row["account_id"]] = found.get(row["account_id"], Sums()) + one
        self.sums = found
        self.start: Start = start_of(found, 1.0)

    def behaviour(self, account_id: str) -> Behaviour | None:
        """None without a decision that could have gone the other way."""
        sums = self.sums.get(account_id)
        if sums is None:
            return None
        a = float(sums.credit + self.start.strength * self.start.mean)
        b = float(sums.debit + self.start.strength * (1 - self.start.mean))
        share = a / (a + b)
        return Behaviour(share, math.sqrt(share * (1 - share) / (a + b + 1)))

    def locked(self, account_id: str) -> bool:
        """Renewals lie ahead, and none within a year leaves the choice."""
        ahead = [
            row
            for row in self.known["renewals"]
            if row["account_id"] == account_id
            and row["decided_on"] is None
            and _decision(row) >= self.known.at
        ]
        horizon = self.known.at + timedelta(days=int(self.rules.locked_days))
        return bool(ahead) and not any(row["could_leave"] and _decision(row) <= horizon for row in ahead)

    def captive_if_unhappy(self, account: Row) -> bool:
        """Locked, few or no alternatives, or a switching cost of at least a year's invoices."""
        if self.locked(account["account_id"]) or account["alternatives"] in {"none", "few"}:
            return True
        billed = sum(
            (
                exact(row["amount"])
                for row in self.known["invoices"]
                if row["account_id"] == account["account_id"]
                and age(row["billed_on"], self.known.at) < YEAR_DAYS
            ),
            ZERO,
        )
        return account["switching_cost"] is not None and exact(account["switching_cost"]) >= billed > 0

    def alternative(self, account_id: str, influence: Mapping[str, Fraction]) -> float | None:
        """How attractive the best alternative is to the people asked, weighted by influence; None where not asked."""
        answers: dict[str, Fraction] = {}
        for row in sorted(self.known["feedback"], key=_answering):
            asked = row["account_id"] == account_id and row["instrument"] == "alternative"
            if asked and row["score"] is not None and row["person_id"] in influence:
                answers[row["person_id"]] = exact(row["score"]) / 10
        total = sum((influence[person] for person in answers), ZERO)
        if total == 0:
            return None
        return float(sum((influence[person] * answer for person, answer in answers.items()), ZERO) / total)


def _decision(renewal: Row) -> date:
    day: date = renewal["notice_on"] or renewal["due_on"]
    return day


def _answering(row: Row) -> tuple[date, str]:
    return row["answered_on"] or date.min, row["feedback_id"]


def loyalty_class(attitude: str | None, behaviour: str | None, *, locked: bool, captive: bool) -> str | None:
    """Dick and Basu's two by two, with captive and untested accounts set apart."""
    if attitude is None:
        return None
    if (attitude, behaviour) == ("low", "high") and captive:
        return "captive"
    if (attitude, behaviour) == ("high", None) and locked:
        return "untested"
    classes: Mapping[tuple[str, str | None], str] = {
        ("high", "high"): "true",
        ("high", "low"): "latent",
        ("low", "high"): "spurious",
        ("low", "low"): "none",
    }
    return classes.get((attitude, behaviour), "uncertain")
