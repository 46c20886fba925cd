"""The facts of one row of an account review at a time: a person with role, rating and talk, or a promise's outcome."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from troth.intake.review_cells import CellProblem, Reviewer, Wanted
from troth.intake.review_needs import need_facts
from troth.model.columns import VERSION_COLUMNS
from troth.model.facts import Value
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.promises import PromiseRow
from troth.reports.review import PersonLine, Review
from troth.reports.review_columns import PERSON, PROMISE

Stored = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""The facts in force behind a sheet, as they stand: table -> id -> row."""
Made = list[tuple[str, dict[str, Value]]]

_VERSION = frozenset(column.name for column in VERSION_COLUMNS)


@dataclass(frozen=True)
class PromiseOutcome:
    """What became of a promise, in one word, and on which day, where one was given."""

    promise_id: str
    outcome: str
    on: date | None


@dataclass
class Writing:
    """The facts made so far."""

    sheet: Review
    stored: Stored
    reviewer: Reviewer
    made: Made = field(default_factory=list)
    outcomes: list[PromiseOutcome] = field(default_factory=list)

    def take(self, row: str, wanted: Wanted) -> list[CellProblem]:
        """Make the facts of one row; gives what is wrong between its cells."""
        kind = row.partition(":")[0]
        if kind == PROMISE:
            promise = next((each.promise for each in self.sheet.promises if each.key == row), None)
            return [] if promise is None else self._promise(row, promise, wanted)
        line = next((each for each in self.sheet.people if each.key == row), None)
        if kind == PERSON and line is None:
            return []
        person_id = line.person_id if line else self.reviewer.new_id("person")
        self._person(person_id, line, wanted)
        self._role(person_id, line, wanted)
        self._level(person_id, wanted)
        self._talk(person_id, line, wanted)
        facts, wrong = need_facts(self.sheet, row, line, wanted, self.reviewer)
        listed = {values["code"] for table, values in self.made if table == "codes"}
        fresh = [
            (table, values) for table, values in facts if table != "codes" or values["code"] not in listed
        ]
        self.made += [(table, self._based(table, values, person_id)) for table, values in fresh]
        return [*wrong, *_problems_of_objector(row, line, wanted), *_problems_of_talk(row, line, wanted)]

    def _based(self, table: str, values: dict[str, Value], person_id: str) -> dict[str, Value]:
        """The row with what is in force under its id, or with whom and which account it is about."""
        if table == "needs" and values["need_id"] in self.stored.get("needs", {}):
            return {**self._in_force("needs", str(values["need_id"])), **values}
        if table == "needs":
            return {**values, "person_id": person_id, "account_id": self.sheet.account_id}
        return values

    def _in_force(self, table: str, found: str) -> dict[str, Value]:
        row = self.stored[table][found]
        return {name: value for name, value in row.items() if name not in _VERSION}

    def _person(self, person_id: str, line: PersonLine | None, wanted: Wanted) -> None:
        if "name" in wanted:
            before = self._in_force("people", person_id) if line else {"person_id": person_id}
            self.made.append(("people", {**before, "name": wanted["name"]}))

    def _role(self, person_id: str, line: PersonLine | None, wanted: Wanted) -> None:
        said = {name: wanted[name] for name in ("role", "power") if name in wanted}
        if line and line.role_id and said:
            self.made.append(("buying_roles", {**self._in_force("buying_roles", line.role_id), **said}))
        elif line is None:
            new = {"buying_role_id": self.reviewer.new_id("role"), **self._about(person_id)}
            self.made.append(("buying_roles", {**new, **said}))

    def _level(self, person_id: str, wanted: Wanted) -> None:
        if "level" in wanted:
            rating: dict[str, Value] = {
                "rating_id": self.reviewer.new_id("influence"),
                **self._about(person_id),
                "level": wanted["level"],
                **self.reviewer.rating,
            }
            self.made.append(("influence_ratings", rating))

    def _talk(self, person_id: str, line: PersonLine | None, wanted: Wanted) -> None:
        day, kind = wanted.get("talked_on"), wanted.get("talked_how")
        if isinstance(day, date):
            talk: dict[str, Value] = {
                "interaction_id": self.reviewer.new_id("talk"),
                **self._about(person_id),
                "staff_id": self.reviewer.staff_id,
                "kind": kind or (line.cells["talked_how"] if line else "") or "meeting",
                "direction": "both",
                "happened_at": self.reviewer.noon(day),
                "held": True,
            }
            self.made.append(("interactions", talk))
        elif kind and line and line.talk_id:
            self.made.append(("interactions", {**self._in_force("interactions", line.talk_id), "kind": kind}))

    def _promise(self, row: str, promise: PromiseRow, wanted: Wanted) -> list[CellProblem]:
        outcome, day = wanted.get("outcome"), wanted.get("ended_on")
        if outcome is None:
            return [CellProblem(row, "outcome", _("Say what became of the promise, or leave the day empty"))]
        given = day if isinstance(day, date) else None
        usual = _usual_day(promise, str(outcome), self.reviewer.today)
        problem = _problem_of_day(promise, str(outcome), given or usual)
        if problem is not None:
            return [CellProblem(row, "ended_on", problem)]
        self.outcomes.append(PromiseOutcome(promise.promise_id, str(outcome), given))
        return []

    def _about(self, person_id: str) -> dict[str, Value]:
        return {"person_id": person_id, "account_id": self.sheet.account_id}


def _problems_of_objector(row: str, line: PersonLine | None, wanted: Wanted) -> list[CellProblem]:
    if line is None or not line.objects:
        return []
    says = _("This person does not want to be scored; leave ratings empty")
    return [
        CellProblem(row, name, says) for name in wanted if name.startswith(("level", "expected", "perceived"))
    ]


def _problems_of_talk(row: str, line: PersonLine | None, wanted: Wanted) -> list[CellProblem]:
    day, kind = wanted.get("talked_on"), wanted.get("talked_how")
    if kind and not day and not (line and line.talk_id):
        return [CellProblem(row, "talked_on", _("Give the day of the conversation"))]
    known = line.cells.get("talked_on", "") if line else ""
    if isinstance(day, date) and known and day.isoformat() < known:
        says = _("We know of a later conversation, on {day}", day=date.fromisoformat(known))
        return [CellProblem(row, "talked_on", says)]
    return []


def _usual_day(promise: PromiseRow, outcome: str, today: date) -> date:
    """The day a promise ended where none is given: kept ones by their due day, others today."""
    is_past = promise.due_on is not None and promise.due_on < today
    return promise.due_on if is_past and promise.due_on and outcome in {"kept", "partly"} else today


def _problem_of_day(promise: PromiseRow, outcome: str, day: date) -> Phrase | None:
    if promise.made_on and day < promise.made_on:
        return _("The promise was only given on {day}", day=promise.made_on)
    if outcome == "kept" and promise.due_on and day > promise.due_on:
        return _("After {day}, when it fell due, it was kept late", day=promise.due_on)
    if outcome == "late" and (promise.due_on is None or day <= promise.due_on):
        return _("Kept by the day it fell due is on time; choose that, or give the day it was kept")
    return None
