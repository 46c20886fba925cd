"""Bringing the kept days up to date: those without figures, and those whose figures no longer hold; newest first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from troth import __version__
from troth import ledger as store
from troth.ledger import Ledger
from troth.workspace.choosing import rules_in_force
from troth.workspace.keeping import days_to_keep, refresh
from troth.workspace.rescoring import rescore
from troth.workspace.touched import accounts_since

MOST_ACCOUNTS_PUT_IN_PLACE = 200  # with more, scoring the day once again is sooner done
MOST_REPEATS = 3


def score_past_days(ledger: Ledger, now: datetime, most: int) -> int:
    """Score the newest of the days before today that are due, at most so many; gives how many are left.

    When none is left, the days no longer kept are forgotten.
    """
    today = today_of(ledger, now)
    due = [day for day in due_days(ledger, now) if day != today]
    if due:
        refresh(ledger, due[:most])
    if len(due) <= most:
        store.forget_days(ledger, set(store.kept_runs(ledger)) - set(kept_days(ledger, today)))
    return max(len(due) - most, 0)


def today_of(ledger: Ledger, now: datetime) -> date:
    """The day it is where the book is kept."""
    return now.astimezone(store.time_zone(ledger)).date()


def score_today(ledger: Ledger, now: datetime) -> None:
    """Score today, and put in place what was saved while that was under way, which the run has not seen."""
    today = today_of(ledger, now)
    for _ in range(MOST_REPEATS):
        read_at = datetime.now(UTC)
        (run_id,) = refresh(ledger, [today])
        touched = accounts_since(ledger, read_at)
        if len(touched) > MOST_ACCOUNTS_PUT_IN_PLACE:
            continue
        for account_id in sorted(touched):
            answers = rescore(ledger, account_id, today)
            store.replace_account(ledger, run_id, account_id, {"contributions": (), **answers})
        return


def due_days(ledger: Ledger, now: datetime) -> tuple[date, ...]:
    """The days to keep that have no figures of their own, or figures that no longer hold; newest first.

    They hold while rules and version are the same and nothing was learnt since that was known on that day already, as
    an import can bring it.
    """
    today = today_of(ledger, now)
    runs = _runs(ledger)
    fingerprint = _fingerprint(ledger)
    oldest = min((run["started_at"] for run in runs.values()), default=now)
    learnt = store.learnt_since(ledger, oldest) if runs else ()

    def holds(day: date) -> bool:
        run = runs.get(day)
        if run is None or run["priors_of"] != run["run_id"]:
            return False
        if (run["rules"], run["version"]) != (fingerprint, __version__):
            return False
        end = datetime.fromisoformat(store.end_of(ledger, day))
        # What is saved today is put in place in the figures of today.
        return day == today or not any(
            each.written_at >= run["started_at"] and each.known_from < end for each in learnt
        )

    return tuple(day for day in kept_days(ledger, today) if not holds(day))


def kept_days(ledger: Ledger, today: date) -> tuple[date, ...]:
    """The days to keep from the first one on which an account was known, newest first."""
    first = store.first_day(ledger)
    return () if first is None else days_to_keep(min(first, today), today)


def _runs(ledger: Ledger) -> Mapping[date, Mapping[str, Any]]:
    runs = store.kept_runs(ledger)
    columns = ("priors_of", "rules", "version", "started_at")
    rows = {
        row["run_id"]: row for row in store.results_of_runs(ledger, "runs", tuple(runs.values()), columns)
    }
    return {
        day: {**rows[run_id], "started_at": datetime.fromisoformat(str(rows[run_id]["started_at"]))}
        for day, run_id in runs.items()
        if run_id in rows
    }


def _fingerprint(ledger: Ledger) -> str:
    return rules_in_force(ledger).fingerprint
