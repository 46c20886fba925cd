"""Each day's work is asked for once, at its hour where the book is, and made up for when the hour was slept through."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from troth.ledger import Ledger
from troth.web.operations.queue import ask_once, newest
from troth.web.operations.schedule import due_now, is_due, last_moment
from troth.web.operations.tasks import refresh, refresh_past

BERLIN = ZoneInfo("Europe/Berlin")
FIVE_PAST = time(0, 5)
NOTHING = timedelta()


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
    found = last_moment(utc(now), BERLIN, FIVE_PAST, NOTHING)
    assert found.astimezone(UTC) == utc(moment)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_a_task_is_due_until_it_was_asked_for_after_its_hour() -> None:
    moment = utc("2026-03-01T23:05")
    assert [is_due(asked, moment) for asked in (None, moment - timedelta(minutes=1), moment)] == [
        True,
        True,
        False,
    ]


def test_what_was_asked_for_today_is_not_due_again(ledger: Ledger) -> None:
    assert ledger.is_sqlite
    now = timezone.now()
    assert refresh in due_now(now, BERLIN, FIVE_PAST)
    refresh.enqueue()
    assert refresh not in due_now(now, BERLIN, FIVE_PAST)
    assert refresh in due_now(now + timedelta(days=1), BERLIN, FIVE_PAST)


def test_a_task_that_waits_is_not_asked_for_twice(ledger: Ledger) -> None:
    assert ledger.is_sqlite
    ask_once(refresh)
    first = newest(refresh)
    ask_once(refresh)
    assert first is not None
    assert (newest(refresh), newest(refresh_past)) == (first, None)
