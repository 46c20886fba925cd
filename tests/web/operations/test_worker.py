"""The worker scores a book, ends with the server, and a kill -9 in the middle leaves nothing to repair."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.web.served import PATIENCE_SECONDS, free_port
from troth import ledger as store
from troth.model import Facts

TODAY = datetime.now(UTC).date()


@pytest.fixture
def path(tmp_path: Path, django_db_blocker: Any) -> Path:
    """A book in UTC that has known one account for a fortnight and was never scored."""
    path = tmp_path / "book.sqlite3"
    known = datetime.now(UTC) - timedelta(days=13)
    facts = [
        Facts("settings", ("setting_id", "name", "value"), (("zone", "time_zone", "UTC"),)),
        Facts("accounts", ("account_id", "name", "recorded_at"), (("a", "Alder (sample)", known),)),
        Facts("people", ("person_id", "name", "recorded_at"), (("p", "Pia Example", known),)),
        Facts(
            "buying_roles",
            ("buying_role_id", "person_id", "account_id", "role", "recorded_at"),
            (("r", "p", "a", "end_user", known),),
        ),
    ]
    with django_db_blocker.unblock():
        ledger = store.create(f"sqlite:///{path}")
        store.record(ledger, facts, by="keeper", source="test", now=datetime.now(UTC))
        store.close(ledger)
        del connections.databases[ledger.alias]
    migrate = [
        sys.executable,
        "-m",
        "django",
        "migrate",
        "--settings",
        "troth.web.settings",
        "--verbosity",
        "0",
    ]
    subprocess.run(migrate, env={**os.environ, "TROTH_BOOK": f"sqlite:///{path}"}, check=True)
    return path


@contextmanager
def working(path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The worker as the server starts it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "troth.web.operations"],
        env={**os.environ, "TROTH_BOOK": f"sqlite:///{path}", "TROTH_LOG_LEVEL": "error"},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def ask(path: Path, question: str) -> list[Any]:
    with closing(sqlite3.connect(path, timeout=PATIENCE_SECONDS)) as connection:
        return [row[0] for row in connection.execute(question)]


def until(path: Path, question: str, holds: Callable[[list[Any]], bool]) -> list[Any]:
    """The answer, as soon as it is what is waited for."""
    deadline = time.monotonic() + 4 * PATIENCE_SECONDS
    while time.monotonic() < deadline:
        if holds(answer := ask(path, question)):
            return answer
        time.sleep(0.05)
    raise TimeoutError(question)


SHOWN = "SELECT at FROM troth_current_run ORDER BY at"
ON_SCREEN = "SELECT at FROM troth_current_run WHERE on_screen = 1"
UNDER_WAY = "SELECT run_id FROM troth_runs WHERE state = 'running'"
STATES = "SELECT DISTINCT status FROM django_tasks_database_dbtaskresult"
DAYS = 14


def test_a_kill_in_the_middle_of_a_run_leaves_the_last_run_standing_and_a_restart_finishes(
    path: Path,
) -> None:
    with working(path) as process:
        until(path, SHOWN, lambda days: len(days) >= 2)
        until(path, STATES, lambda states: "RUNNING" in states)
        process.send_signal(signal.SIGKILL)
        process.wait()
    shown = ask(path, SHOWN)
    assert 2 <= len(shown) < DAYS
    assert ask(path, ON_SCREEN) == [TODAY.isoformat()]
    assert ask(path, STATES.replace("SELECT DISTINCT status", "SELECT status") + " WHERE status = 'RUNNING'")
    with working(path):
        days = until(path, SHOWN, lambda days: len(days) >= DAYS)
        until(path, STATES, lambda states: states == ["SUCCESSFUL"])
    assert days == [(TODAY - timedelta(days=age)).isoformat() for age in reversed(range(DAYS))]
    assert ask(path, UNDER_WAY) == []
    assert ask(path, "PRAGMA integrity_check") == ["ok"]


def test_a_second_worker_of_a_book_waits_and_takes_over(path: Path) -> None:
    with working(path) as first, working(path) as second:
        until(path, SHOWN, bool)
        first.kill()
        first.wait()
        until(path, SHOWN, lambda days: len(days) >= DAYS)
        assert second.poll() is None


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_server_however_that_ends(path: Path, ending: signal.Signals) -> None:
    server = subprocess.Popen(
        [sys.executable, "-m", "troth.web", "127.0.0.1", str(free_port())],
        env={**os.environ, "TROTH_BOOK": f"sqlite:///{path}", "TROTH_LOG_LEVEL": "error"},
        stdout=subprocess.DEVNULL,
    )
    until(path, SHOWN, bool)
    started = children(server.pid)
    assert len(started) >= 3  # two that serve pages, one that works
    server.send_signal(ending)
    server.wait(PATIENCE_SECONDS)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while any(map(is_alive, started)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert [each for each in started if is_alive(each)] == []


def children(parent: int) -> list[int]:
    """The processes that a process started."""
    found = [each.name for each in Path("/proc").iterdir() if each.name.isdigit()]
    return [int(each) for each in found if parent_of(each) == parent]


def parent_of(process: str) -> int:
    """The process that started another; 0 where that is none or has ended."""
    try:
        state, parent = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[:2]
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return 0 if state == "Z" else int(parent)


def is_alive(process: int) -> bool:
    return parent_of(str(process)) > 0
