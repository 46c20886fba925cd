"""Which of our promises somebody is to be reminded of today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from troth.reports.known import Known, Row
from troth.reports.promises import due_in_force

FRIDAY = 4  # the last working day of a week, counted from Monday as 0
_ENDED = frozenset({"delivered", "withdrawn", "abandoned", "verdict"})
_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Reminder:
    """A promise that falls due on the next working day, or that is late since today. `staff_id` is to be reminded."""

    promise_id: str
    account_id: str
    account: str
    person: str
    words: str
    due_on: date
    is_late: bool
    staff_id: str


def reminders(known: Known) -> tuple[Reminder, ...]:
    """The reminders of the day `known.at`, by due day: to who promised, else to who answers for the account.

    A promise of which anybody said what became of it wants no reminder; nor has one that names nobody of us anybody to
    remind.
    """
    found = [reminder for row in known.rows("promises") if (reminder := _reminder(known, row))]
    return tuple(sorted(found, key=lambda each: (each.due_on, each.promise_id)))


def _reminder(known: Known, row: Row) -> Reminder | None:
    events = sorted(
        known.where("promise_events", "promise_id", row["promise_id"]),
        key=lambda event: (event["happened_on"], event["event_id"]),
    )
    due_on = due_in_force(row, events)
    staff_id = row["promiser_id"] or _owner(known, row["account_id"])
    if row["made_by"] != "us" or due_on is None or not staff_id:
        return None
    if known.at not in {working_day_before(due_on), due_on + _A_DAY}:
        return None
    if any(each["kind"] in _ENDED for each in events):
        return None
    return Reminder(
        promise_id=row["promise_id"],
        account_id=row["account_id"],
        account=known.account(row["account_id"]),
        person=known.person(row["person_id"]),
        words=row["words"],
        due_on=due_on,
        is_late=due_on < known.at,
        staff_id=staff_id,
    )


def working_day_before(day: date) -> date:
    """The last day from Monday to Friday before a day."""
    before = day - _A_DAY
    while before.weekday() > FRIDAY:
        before -= _A_DAY
    return before


def due_days(today: date) -> tuple[date, ...]:
    """The due days of which somebody is reminded on a day: the day before, and those up to the next working day."""
    ahead = (today + timedelta(days=days) for days in range(1, 8))
    return (today - _A_DAY, *(day for day in ahead if working_day_before(day) == today))


def _owner(known: Known, account_id: str) -> str | None:
    row = known.one("accounts", "account_id", account_id)
    return row["owner_id"] if row else None
