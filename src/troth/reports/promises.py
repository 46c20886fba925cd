"""One promise as a page shows it: who promised what to whom, for when, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from troth.reports.known import Known, Row
from troth.reports.labels import PROMISE_STATES
from troth.reports.phrases import Phrase, ngettext
from troth.reports.phrases import gettext as _

ENDED = ("broken", "short", "late", "kept", "withdrawn")
_LISTED_STATES = tuple(PROMISE_STATES)


@dataclass(frozen=True)
class PromiseRow:
    """A promise. `due_on` is the day in force, `first_due_on` the day first named where it was moved since.

    `degree` is how far it was kept (0 to 1, empty while open), `verdict_words` what the customer said about it.
    """

    promise_id: str
    account_id: str
    words: str
    person_id: str | None
    person: str
    promiser: str
    importance: str
    made_on: date | None
    due_on: date | None
    first_due_on: date | None
    ended_on: date | None
    state: str
    degree: float | None
    perception_gap: float | None
    verdict_words: str

    @property
    def is_ahead(self) -> bool:
        """Whether it still wants something of us: it is open, overdue, or nobody said what became of it."""
        return self.state not in ENDED

    def days_left(self, at: date) -> int | None:
        """Days from `at` until it is due, negative when past; none without a due day."""
        return (self.due_on - at).days if self.due_on else None

    def when(self, at: date) -> Phrase:
        """When it is due, seen from `at`."""
        days = self.days_left(at)
        if days is None:
            return _("no day named")
        if days < 0:
            return ngettext("{count} day overdue", "{count} days overdue", -days)
        if days == 0:
            return _("due today")
        return ngettext("due in {count} day", "due in {count} days", days)


def our_promises(known: Known, account_id: str) -> tuple[PromiseRow, ...]:
    """The promises we made to an account: overdue first, then open by due day, then ended ones, newest first."""
    rows = [row for row in known.where("promises", "account_id", account_id) if row["made_by"] == "us"]
    return tuple(sorted((promise_row(known, row) for row in rows), key=_listed))


def promises_to_us(known: Known, account_id: str) -> tuple[PromiseRow, ...]:
    """What the customer promised us. These are chased and never part of trust, so no run gives them a state."""
    rows = [row for row in known.where("promises", "account_id", account_id) if row["made_by"] == "customer"]
    return tuple(sorted((promise_row(known, row) for row in rows), key=_listed))


def promise_row(known: Known, row: Row) -> PromiseRow:
    """One promise with what the run and its events say about it."""
    events = sorted(
        known.where("promise_events", "promise_id", row["promise_id"]),
        key=lambda event: (event["happened_on"], event["event_id"]),
    )
    score = known.one("promise_scores", "promise_id", row["promise_id"])
    due_on = due_in_force(row, events)
    ended_on = next((each["happened_on"] for each in reversed(events) if each["kind"] in _ENDING), None)
    state = score["state"] if score else _state_without_run(known.at, due_on, ended_on)
    return PromiseRow(
        promise_id=row["promise_id"],
        account_id=row["account_id"],
        words=row["words"],
        person_id=row["person_id"],
        person=known.person(row["person_id"]),
        promiser=known.staff(row["promiser_id"]),
        importance=row["importance"],
        made_on=row["made_on"],
        due_on=due_on,
        first_due_on=row["due_on"] if row["due_on"] != due_on else None,
        ended_on=ended_on if state in ENDED else None,
        state=state,
        degree=score["degree"] if score else None,
        perception_gap=score["perception_gap"] if score else None,
        verdict_words=next((each["words"] for each in reversed(events) if _is_said(each)), ""),
    )


_ENDING = {"delivered", "withdrawn", "abandoned", "verdict"}


def _is_said(event: Row) -> bool:
    return event["kind"] == "verdict" and bool(event["words"])


def due_in_force(row: Row, events: list[Row]) -> date | None:
    """The last day both sides agreed to, else the day first named."""
    agreed = [
        event["new_due_on"]
        for event in events
        if event["kind"] == "renegotiated" and event["agreed"] and event["new_due_on"]
    ]
    due_on: date | None = agreed[-1] if agreed else row["due_on"]
    return due_on


def _state_without_run(at: date, due_on: date | None, ended_on: date | None) -> str:
    if ended_on is not None:
        return "kept"
    return "overdue" if due_on is not None and due_on < at else "open"


def _listed(promise: PromiseRow) -> tuple[int, int, str]:
    """Open ones by due day, undated last; ended ones by their state's place and the newest end first."""
    last = date.max.toordinal()
    if promise.state in ENDED:
        return (
            len(_LISTED_STATES),
            -(promise.ended_on or promise.due_on or date.min).toordinal(),
            promise.promise_id,
        )
    due = promise.due_on.toordinal() if promise.due_on else last
    return _LISTED_STATES.index(promise.state), due, promise.promise_id
