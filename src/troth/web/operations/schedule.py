"""What is done each day without being asked: no clock of its own, the worker looks here whenever it wakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django_tasks.base import Task

from troth.web.operations.queue import newest
from troth.web.operations.tasks import refresh


@dataclass(frozen=True)
class Daily:
    """A task done once a day, so long after the refresh."""

    task: Task[[], None]
    after: timedelta = timedelta()


DAILY = (Daily(refresh),)


def due_now(now: datetime, zone: ZoneInfo, refresh_at: time) -> list[Task[[], None]]:
    """The daily tasks not asked for since their last moment; a moment slept through is made up for."""
    return [
        each.task
        for each in DAILY
        if is_due(newest_ask(each.task), last_moment(now, zone, refresh_at, each.after))
    ]


def newest_ask(wanted: Task[[], None]) -> datetime | None:
    """When a task was last asked for."""
    errand = newest(wanted)
    return errand.asked_at if errand else None


def is_due(asked_at: datetime | None, moment: datetime) -> bool:
    """Whether a task was not asked for since a moment."""
    return asked_at is None or asked_at < moment


def last_moment(now: datetime, zone: ZoneInfo, refresh_at: time, after: timedelta) -> datetime:
    """The last time the clock of the book's zone showed the hour of a daily task."""
    here = now.astimezone(zone)
    today = datetime.combine(here.date(), refresh_at, zone) + after
    return today if today <= here else today - timedelta(days=1)
