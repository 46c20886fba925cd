"""What is done each day without being asked: no clock of its own, the worker looks here whenever it wakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django_tasks.base import Task

from troth.web.operations.queue import Errand, newest
from troth.web.operations.tasks import keep_to_retention, refresh, remind

AGAIN_AFTER = timedelta(hours=1)  # what failed is tried again


@dataclass(frozen=True)
class Daily:
    """A task done once a day, at an hour of the zone in which the book is kept."""

    task: Task[[], None]
    at: time


def daily(refresh_at: time, remind_at: time) -> tuple[Daily, ...]:
    """The tasks of every day."""
    return (Daily(refresh, refresh_at), Daily(keep_to_retention, refresh_at), Daily(remind, remind_at))


def due_now(now: datetime, zone: ZoneInfo, tasks: tuple[Daily, ...]) -> list[Task[[], None]]:
    """The daily tasks not asked for since their hour, which may have been slept through, or that failed an hour ago."""
    return [each.task for each in tasks if is_due(newest(each.task), now, last_moment(now, zone, each.at))]


def is_due(errand: Errand | None, now: datetime, moment: datetime) -> bool:
    """Whether a task was not asked for since a moment, or failed long enough ago to be tried again."""
    if errand is None or errand.asked_at < moment:
        return True
    return bool(errand.failure) and errand.asked_at + AGAIN_AFTER <= now


def last_moment(now: datetime, zone: ZoneInfo, at: time) -> datetime:
    """The last time the clock of that zone showed this hour."""
    here = now.astimezone(zone)
    today = datetime.combine(here.date(), at, zone)
    return today if today <= here else today - timedelta(days=1)
