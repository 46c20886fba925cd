"""The tasks themselves, each safe to be cut short and begun again."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.utils import timezone
from django_tasks import task

from troth import ledger as store
from troth.ledger import Ledger
from troth.web.entering.reminding import send_reminders
from troth.web.operations.asking import answer
from troth.web.operations.duplicates import look
from troth.web.operations.retention import forget
from troth.web.operations.stock import take_stock
from troth.workspace.choosing import settings_of
from troth.workspace.refreshing import score_past_days, score_today
from troth.workspace.retaining import retain

P = ParamSpec("P")
R = TypeVar("R")

LOW, HIGH = -50, 50
DAYS_AT_A_TIME = 10  # so that what is asked for on a page need not wait for two years of days

_log = logging.getLogger("troth.web.operations")


class TaskFailedError(Exception):
    """A task failed; which error it was, and not its words, which may name somebody and would be kept with the task."""


def without_words(work: Callable[P, R]) -> Callable[P, R]:
    """Keep the words of an error out of the record of tasks, which no erasure reaches."""

    @wraps(work)
    def told(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return work(*args, **kwargs)
        except Exception as error:  # noqa: BLE001 - whichever it is, its words must not be kept
            _log.exception("", extra={"event": "task_failed"})
            failure = type(error).__name__
        raise TaskFailedError(failure)

    return told


@task(priority=0)
@without_words
def refresh() -> None:
    """Score today and take stock; the days before it follow, behind whatever else is asked for."""
    ledger = Ledger()
    if store.first_day(ledger) is not None:
        score_today(ledger, timezone.now())
        refresh_past.enqueue()
    take_stock(ledger, timezone.now())


@task(priority=LOW)
@without_words
def refresh_past() -> None:
    """Score some of the past days that are due, and come again for the rest."""
    if score_past_days(Ledger(), timezone.now(), DAYS_AT_A_TIME):
        refresh_past.enqueue()


@task(priority=0)
@without_words
def look_for_duplicates() -> None:
    """Compare a large book with itself, for who may stand in it twice."""
    look(Ledger(), timezone.now())


@task(priority=HIGH)
@without_words
def answer_question(question_id: int) -> None:
    """Work out what a rule with another value would change."""
    answer(Ledger(), question_id, timezone.now())


@task(priority=HIGH)
@without_words
def remind() -> None:
    """Mail everybody what they are to be reminded of today."""
    send_reminders(timezone.now())


@task(priority=LOW)
@without_words
def keep_to_retention() -> None:
    """Delete and erase what has been kept long enough; the made-up people of a sample book need no protection."""
    ledger, now = Ledger(), timezone.now()
    if settings_of(ledger).get("sample") != "true":
        retain(ledger, now)
    forget(ledger, now)
