"""What waits, what is at work, and what became of it; read from the tables of the task library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

DAYS_REMEMBERED = 30
_UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


@dataclass(frozen=True)
class Errand:
    """The newest time a task was asked for: when, whether it is done, and how it failed, if it did."""

    asked_at: datetime
    finished_at: datetime | None
    is_running: bool
    failure: str


def newest(*tasks: Task[[], None]) -> Errand | None:
    """The newest errand among these tasks, one that is not finished before all others; none if never asked for."""
    found = DBTaskResult.objects.filter(task_path__in=[each.module_path for each in tasks])
    row = found.filter(status__in=_UNFINISHED).order_by("-status", "-enqueued_at").first()
    row = row or found.order_by("-enqueued_at").first()
    if row is None:
        return None
    failure = row.traceback.strip().rpartition(" ")[2] if row.status == TaskResultStatus.FAILED else ""
    is_running = row.status in _UNFINISHED
    return Errand(row.enqueued_at, row.finished_at, is_running, failure)


def ask_once(wanted: Task[[], None]) -> None:
    """Ask for a task, unless it waits already."""
    waiting = DBTaskResult.objects.filter(task_path=wanted.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        wanted.enqueue()


def take_up_again() -> int:
    """Put back what a process that died was at work on; gives how many tasks that were."""
    cut_short = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    return cut_short.update(status=TaskResultStatus.READY, started_at=None, worker_ids=[])


def forget_old(tasks_kept: Iterable[Task[[], None]]) -> None:
    """Remove finished tasks of more than a month ago; the newest of each named kind stays."""
    old = DBTaskResult.objects.filter(finished_at__lt=timezone.now() - timedelta(days=DAYS_REMEMBERED))
    for each in tasks_kept:
        last = DBTaskResult.objects.filter(task_path=each.module_path).order_by("-enqueued_at").first()
        old = old.exclude(pk=last.pk) if last else old
    old.delete()
