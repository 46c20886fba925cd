"""Each day's work is asked for once, at its hour where the book is, and made up for when the hour was slept through."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from troth.ledger import Ledger
from troth.web.operations.queue import Errand, ask_once, newest
from troth.web.operations.schedule import daily, due_now, is_due, last_moment
from troth.web.operations.tasks import refresh, refresh_past

BERLIN = ZoneInfo("Europe/Berlin")
FIVE_PAST = time(0, 5)
TASKS = daily(FIVE_PAST, time(7))


@pytest.mark.parametrize(
    ("now", "moment"),
    [
        ("2026-03-02T12:00", "2026-03-01T23:05"),  # 00:05 in Berlin
        ("2026-03-01T23:04", "2026-02-28T23:05"),
        ("2026-03-01T23:05", "2026-03-01T23:05"),
        ("2026-03-29T12:00", "2026-03-28T23:05"),  # the clocks go forward after midnight
        ("2026-03-30T12:00", "2026-03-29T22:05"),
    ],
)
def test_the_hour_is_that_of_the_book(now: str, moment: str) -> None:
    assert last_moment(utc(now), BERLIN, FIVE_PAST).astimezone(UTC) == utc(moment)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_task_is_due_until_it_was_asked_for_after_its_hour() -> None:
    moment = utc("2026-03-01T23:05")
    now = moment + timedelta(minutes=10)
    asked = [None, errand(moment - timedelta(minutes=1)), errand(moment)]
    assert [is_due(each, now, moment) for each in asked] == [True, True, False]


def test_what_failed_is_tried_again_after_an_hour() -> None:
    moment = utc("2026-03-01T23:05")
    failed = errand(moment, failure="OSError")
    ages = (timedelta(minutes=59), timedelta(minutes=60))
    assert [is_due(failed, moment + age, moment) for age in ages] == [False, True]


def errand(asked_at: datetime, failure: str = "") -> Errand:
    return Errand(asked_at, asked_at, is_running=False, failure=failure)


def test_what_was_asked_for_today_is_not_due_again(ledger: Ledger) -> None:
    assert ledger.is_sqlite
    now = timezone.now()
    assert refresh in due_now(now, BERLIN, TASKS)
    refresh.enqueue()
    assert refresh not in due_now(now, BERLIN, TASKS)
    assert refresh in due_now(now + timedelta(days=1), BERLIN, TASKS)


def test_a_task_that_waits_is_not_asked_for_twice(ledger: Ledger) -> None:
    assert ledger.is_sqlite
    ask_once(refresh)
    first = newest(refresh)
    ask_once(refresh)
    assert first is not None
    assert (newest(refresh), newest(refresh_past)) == (first, None)
