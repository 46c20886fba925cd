"""Contact with each person: connection, engagement, and messages answered or not (rules 14, 32, 46, 47)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from tests.reference.influence import Person
from tests.reference.knowledge import Known, Row
from tests.reference.numbers import ONE, ZERO, age, exact, fading
from troth.model import Rules

MESSAGES = {"email", "message"}
YEAR_DAYS = 365


@dataclass(frozen=True)
class Event:
    """One message or meeting as it counts for one person: best weight, latest day, and its answer, if it is a trial."""

    event_id: str
    day: date
    weight: Fraction
    answered: bool | None


@dataclass
class Contact:
    """Every interaction known at T, by account and person."""

    known: Known
    rules: Rules

    def __post_init__(self) -> None:
        rows: dict[Person, dict[tuple[str, str], list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in sorted(self.known["interactions"], key=lambda row: row["interaction_id"]):
            event = ("event", row["event_key"]) if row["event_key"] else ("row", row["interaction_id"])
            rows[row["account_id"], row["person_id"]][event].append(row)
        self.replies_are_kept = any(row["replied_at"] is not None for row in self.known["interactions"])
        self.events = {
            person: [self._event(members) for members in events.values()] for person, events in rows.items()
        }

    def of(self, person: Person) -> list[Event]:
        """The person's events."""
        return self.events.get(person, [])

    def _event(self, rows: Sequence[Row]) -> Event:
        answers = [answer for row in rows if (answer := self._answer(row)) is not None]
        return Event(
            event_id=rows[0]["interaction_id"],
            day=max(row["happened_at"] for row in rows),
            weight=max(self._weight(row) for row in rows),
            answered=any(answers) if answers else None,
        )

    def _in_time(self, row: Row) -> bool:
        replied_at: date | None = row["replied_at"]
        return replied_at is not None and age(row["happened_at"], replied_at) <= self.rules.answer_days

    def _weight(self, row: Row) -> Fraction:
        if row["kind"] not in MESSAGES:
            return ZERO if row["held"] is False else exact(self.rules.contact_meeting_weight)
        exchanged = {
            "both": True,
            "in": row["replied_at"] is not None,
            "out": self._in_time(row),
        }[row["direction"]]
        return exact(self.rules.contact_exchange_weight) if exchanged else ZERO

    def _answer(self, row: Row) -> bool | None:
        """Whether our message was answered in time; None where it is no trial, or not known yet (rule 32)."""
        if not self.replies_are_kept or row["kind"] not in MESSAGES or row["direction"] != "out":
            return None
        if self._in_time(row):
            return True
        return False if age(row["happened_at"], self.known.at) > self.rules.answer_days else None

    @cached_property
    def _observed(self) -> set[str]:
        return {
            account_id
            for (account_id, _), events in self.events.items()
            if any(age(event.day, self.known.at) < self.rules.contact_observed_days for event in events)
        }

    def observed(self, account_id: str) -> bool:
        """Whether any contact with anyone there was recorded lately; else connection is unknown."""
        return account_id in self._observed

    def faded(self, event: Event) -> Fraction:
        """What one event adds to I."""
        return event.weight * fading(age(event.day, self.known.at), self.rules.connection_half_life_days)

    def intensity(self, person: Person) -> Fraction:
        """I: the faded weight of all contact with the person."""
        return sum((self.faded(event) for event in self.of(person)), ZERO)

    def connection(self, person: Person) -> Fraction | None:
        """C = I / (I + I0); None where contact is not observed for the account."""
        if not self.observed(person[0]):
            return None
        intensity = self.intensity(person)
        return intensity / (intensity + exact(self.rules.connection_half))

    def evidence(self, person: Person) -> str:
        """none, thin or ok by the number of events of the last 365 days."""
        lately = sum(age(event.day, self.known.at) < YEAR_DAYS for event in self.of(person))
        if lately == 0:
            return "none"
        return "thin" if lately < 3 else "ok"

    def engaged(self, person: Person) -> bool:
        """Whether there was two-way contact at most 180 days ago."""
        return any(
            event.weight > 0 and age(event.day, self.known.at) <= self.rules.engaged_days
            for event in self.of(person)
        )

    def trials(self, person: Person) -> list[tuple[Event, Fraction]]:
        """Our messages answered or not, each with its weight: less where many fall into one year."""
        counted = [event for event in self.of(person) if event.answered is not None]
        years = [age(event.day, self.known.at) // YEAR_DAYS for event in counted]
        single, most = exact(self.rules.trial_weight), exact(self.rules.trial_cap)
        return [
            (event, min(single, most * ONE / years.count(year)))
            for event, year in zip(counted, years, strict=True)
        ]
