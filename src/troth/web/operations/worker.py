"""The process that works in the background: one for each book, however many serve it."""

from __future__ import annotations

import logging
import os
import time

from django.db import close_old_connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from troth import ledger as store
from troth.ledger import Ledger
from troth.web.operations.queue import ask_once, forget_old, take_up_again
from troth.web.operations.schedule import Daily, due_now

WAKES_EVERY_SECONDS = 2
POLITENESS = 10  # of the operating system: pages come first

_log = logging.getLogger("troth.web.operations")


def work(tasks: tuple[Daily, ...]) -> None:
    """Do what is due and what is asked for, for ever."""
    os.nice(POLITENESS)
    ledger = Ledger()
    with store.alone(ledger, "work"):
        _log.info("", extra={"event": "worker_started", "count": take_up_again()})
        while True:
            wake(ledger, tasks)
            time.sleep(WAKES_EVERY_SECONDS)


def wake(ledger: Ledger, tasks: tuple[Daily, ...]) -> None:
    """Ask for what is due, then do all that was asked for."""
    close_old_connections()
    due = due_now(timezone.now(), store.time_zone(ledger), tasks)
    for each in due:
        ask_once(each)
    if due:
        forget_old(each.task for each in tasks)
    _worker().run()


def _worker() -> Worker:
    return Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id=f"process-{os.getpid()}",
        excluded_queue_names=[],
    )
