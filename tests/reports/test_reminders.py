"""Somebody is reminded on the working day before a promise falls due, and on the day it is late; then no more."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from troth.reports import Known, Reminder, reminders
from troth.reports.reminders import due_days, working_day_before

FRIDAY, MONDAY, TUESDAY = date(2026, 3, 6), date(2026, 3, 9), date(2026, 3, 10)
A_DAY = st.dates(date(2000, 1, 1), date(2100, 1, 1))
PROMISE = {
    "promise_id": "m",
    "account_id": "a",
    "person_id": "p",
    "made_by": "us",
    "promiser_id": "sam",
    "words": "seals",
    "due_on": MONDAY,
}


def due(at: date, *events: dict[str, Any], **changed: Any) -> list[Reminder]:
    """The reminders of a day for one promise."""
    blank = {"agreed": None, "new_due_on": None}
    told = [
        {**blank, "event_id": f"e{number}", "promise_id": "m", "happened_on": FRIDAY, **event}
        for number, event in enumerate(events)
    ]
    tables = {
        "promises": [{**PROMISE, **changed}],
        "promise_events": told,
        "accounts": [{"account_id": "a", "name": "Alder (sample)", "owner_id": "olga"}],
        "people": [{"person_id": "p", "name": "Pia Example"}],
    }
    return list(reminders(Known(at, tables)))


def test_a_promise_due_on_a_monday_is_told_on_the_friday_before() -> None:
    (reminder,) = due(FRIDAY)
    assert (reminder.is_late, reminder.staff_id, reminder.account, reminder.person) == (
        False,
        "sam",
        "Alder (sample)",
        "Pia Example",
    )


@pytest.mark.parametrize(
    "day", [date(2026, 3, 5), date(2026, 3, 7), date(2026, 3, 8), MONDAY, date(2026, 3, 11)]
)
def test_on_other_days_nobody_is_troubled(day: date) -> None:
    assert due(day) == []


def test_a_promise_is_late_on_the_day_after_and_told_once() -> None:
    (reminder,) = due(TUESDAY)
    assert reminder.is_late


@pytest.mark.parametrize("kind", ["delivered", "withdrawn", "abandoned", "verdict"])
def test_what_came_to_its_end_wants_no_reminder(kind: str) -> None:
    assert due(FRIDAY, {"kind": kind}) == []


def test_a_warning_ends_nothing() -> None:
    assert due(FRIDAY, {"kind": "warned"})


def test_a_day_agreed_anew_is_the_one_that_counts() -> None:
    moved = {"kind": "renegotiated", "agreed": True, "new_due_on": TUESDAY}
    assert due(FRIDAY, moved) == []
    assert [each.due_on for each in due(MONDAY, moved)] == [TUESDAY]


def test_who_answers_for_the_account_is_reminded_where_nobody_is_named() -> None:
    assert [each.staff_id for each in due(FRIDAY, promiser_id=None)] == ["olga"]


def test_what_the_customer_promised_is_not_reminded_of() -> None:
    assert due(FRIDAY, made_by="customer") == []


@given(A_DAY)
def test_the_day_before_is_a_working_day_and_near(day: date) -> None:
    before = working_day_before(day)
    assert before < day
    assert before.weekday() < 5
    assert (day - before).days <= 3


@given(A_DAY, st.integers(-40, 40))
def test_the_due_days_looked_for_are_those_reminded_of(today: date, days: int) -> None:
    day = today + timedelta(days=days)
    assert (day in due_days(today)) == bool(due(today, due_on=day))
