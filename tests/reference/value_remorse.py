"""Coming back to everyone who took part in a won deal (rule 67)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tests.reference.contact import MESSAGES, Contact
from tests.reference.knowledge import Known, Row
from tests.reference.numbers import age
from troth.model import Rules

Person = tuple[str, str]


@dataclass(frozen=True)
class Step:
    """One step with one person after one deal."""

    account_id: str
    deal_id: str
    person_id: str
    signed_on: date
    step: str
    first_on: date
    due_on: date
    done_on: date | None

    @property
    def is_done(self) -> bool:
        """Whether it was taken in time."""
        return self.done_on is not None and self.done_on <= self.due_on


class Remorse:
    """Every step after the deals won in the year before T."""

    def __init__(self, known: Known, contact: Contact, rules: Rules) -> None:
        self.known, self.contact, self.rules = known, contact, rules
        self.left = {row["person_id"]: row["left_on"] for row in known["people"]}
        self.words, self.told = self._words(), self._told()
        self.talks, self.contacts = self._contacts()
        self.steps = [step for won in self._won() for step in self._steps(*won)]

    def columns(self, account_id: str) -> Row:
        """The part of value_scores that speaks of following up."""
        over = [step for step in self.steps if step.account_id == account_id and step.due_on < self.known.at]
        return {"remorse_due": len(over), "remorse_done": sum(step.is_done for step in over)}

    def missing(self, account_id: str) -> set[tuple[str, str]]:
        """(deal_id, person_id) with whom a step is running or overdue, of deals signed not too long ago."""
        return {
            (step.deal_id, step.person_id)
            for step in self.steps
            if step.account_id == account_id
            and step.done_on is None
            and step.first_on <= self.known.at
            and age(step.signed_on, self.known.at) <= self.rules.follow_up_gap_days
        }

    def _won(self) -> Iterator[tuple[str, str, date, str]]:
        outcomes: dict[str, Row] = {}
        for row in sorted(self.known["deal_outcomes"], key=lambda row: (row["closed_on"], row["outcome_id"])):
            outcomes[row["deal_id"]] = row
        closed = {row["account_id"] for row in self.known["accounts"] if row["closed_on"] is not None}
        deals = {row["deal_id"]: row for row in self.known["deals"] if row["account_id"] not in closed}
        parts = {(row["deal_id"], row["person_id"]) for row in self.known["deal_people"]}
        for deal_id, person_id in sorted(parts):
            last, deal = outcomes.get(deal_id), deals.get(deal_id)
            if deal and last and last["outcome"] == "won":
                signed_on = deal["signed_on"] or last["closed_on"]
                if 1 <= age(signed_on, self.known.at) <= self.rules.follow_up_days:
                    yield deal["account_id"], deal_id, signed_on, person_id

    def _steps(self, account_id: str, deal_id: str, signed_on: date, person_id: str) -> Iterator[Step]:
        person = account_id, person_id
        heard, asked, reviewed = (
            signed_on + timedelta(days=int(days))
            for days in (
                self.rules.follow_up_contact_days,
                self.rules.follow_up_value_days,
                self.rules.follow_up_review_days,
            )
        )
        occasions = {
            "contact": (signed_on, heard, [day for day in self.contacts[person] if day > signed_on]),
            "check": (
                heard,
                asked,
                [day for day in self.words[person] if day > signed_on]
                + [day for day in self.talks[person] if day > heard],
            ),
            "review": (
                asked,
                reviewed,
                [day for day in self.words[person] + self.told[person] if day > asked],
            ),
        }
        for name, (before, due_on, days) in occasions.items():
            first_on = before + timedelta(days=1)
            step = Step(
                account_id, deal_id, person_id, signed_on, name, first_on, due_on, min(days, default=None)
            )
            left_on = self.left.get(person_id)
            stayed = left_on is None or left_on > due_on
            if (step.is_done or stayed) and (name != "contact" or self.contact.observed(account_id)):
                yield step

    def _words(self) -> dict[Person, list[date]]:
        found: dict[Person, list[date]] = defaultdict(list)
        for row in self.known["feedback"]:
            if row["instrument"] == "value_interview" and row["answered_on"]:
                found[row["account_id"], row["person_id"]].append(row["answered_on"])
        for row in self.known["value_claims"]:
            found[row["account_id"], row["person_id"]].append(row["stated_on"])
            if row["confirmed_by"] and row["confirmed_on"]:
                found[row["account_id"], row["confirmed_by"]].append(row["confirmed_on"])
        return found

    def _told(self) -> dict[Person, list[date]]:
        accounts = {row["claim_id"]: row["account_id"] for row in self.known["value_claims"]}
        found: dict[Person, list[date]] = defaultdict(list)
        for row in self.known["value_communications"]:
            if row["claim_id"] in accounts:
                found[accounts[row["claim_id"]], row["person_id"]].append(row["told_on"])
        return found

    def _contacts(self) -> tuple[dict[Person, list[date]], dict[Person, list[date]]]:
        """Days of meetings and calls held, and of every contact in both directions."""
        talks: dict[Person, list[date]] = defaultdict(list)
        both: dict[Person, list[date]] = defaultdict(list)
        spoken = {
            row["interaction_id"]: row["kind"] not in MESSAGES and row["held"] is not False
            for row in self.known["interactions"]
        }
        keys = {row["interaction_id"]: row["event_key"] for row in self.known["interactions"]}
        members: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for row in self.known["interactions"]:
            if row["event_key"]:
                members[row["account_id"], row["person_id"], row["event_key"]].append(row["interaction_id"])
        for person, events in self.contact.events.items():
            for event in events:
                key = keys[event.event_id]
                rows = members[(*person, key)] if key else [event.event_id]
                if event.weight > 0:
                    both[person].append(event.day)
                    if any(spoken[row] for row in rows):
                        talks[person].append(event.day)
        return talks, both
