"""Keeping runs: scoring a ledger as of the days a page may ask for, and one account again after a new fact."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

from troth import ledger as store
from troth.engine import open_book
from troth.ledger import Ledger
from troth.workspace.files import SCORES
from troth.workspace.scoring import Scored, score_days, with_contributions

MOST_FACTS_OPENED = 500_000  # a larger book opens an account's figures when they are asked for
KEPT = ("priors", *SCORES)
EACH_DAY_FOR_DAYS = 14
EACH_MONDAY_FOR_DAYS = 730
Progress = Callable[[date], None]


def refresh(
    ledger: Ledger,
    days: Iterable[date],
    progress: Progress = lambda day: None,  # noqa: ARG005
) -> tuple[str, ...]:
    """Score a ledger as of each day, newest first, and keep the runs; pages open with the newest day that is kept.

    The contributions of every fact are kept for that day as well, unless the book is large. A run's `started_at` is the
    moment at which its facts were read. `progress` hears of each day when it is kept. Gives the run_ids in the order of
    the days.
    """
    wanted = sorted(set(days), reverse=True)
    kept: dict[date, str] = {}
    read_at = datetime.now(UTC)
    with store.snapshot(ledger) as address:
        book = open_book(address)
        with closing(book.runner):
            for scored in score_days(book, wanted):
                day = scored.run["at"]
                _keep(ledger, scored, read_at, on_screen=day >= max([*store.kept_runs(ledger), day]))
                kept[day] = str(scored.run["run_id"])
                progress(day)
    return tuple(kept[day] for day in sorted(kept))


def _keep(ledger: Ledger, scored: Scored, read_at: datetime, *, on_screen: bool) -> None:
    outputs: tuple[str, ...] = KEPT
    if on_screen and scored.run["fact_count"] <= MOST_FACTS_OPENED and scored.rules.loyalty_power == 0:
        scored, outputs = with_contributions(scored), (*KEPT, "contributions")
    tables = {output: (row[1:] for row in list(scored.rows(output))) for output in outputs}
    run = {**scored.run, "started_at": read_at, "finished_at": datetime.now(UTC)}
    store.keep(ledger, run, tables, on_screen=on_screen)


def days_to_keep(first: date, today: date) -> tuple[date, ...]:
    """The days pages can show at once: each of the last 14, each Monday of two years, month ends before (newest first)."""
    every = (today - timedelta(days=age) for age in range((today - first).days + 1))
    return tuple(day for day in every if _is_kept(day, today))


def month_ends(today: date, months: int) -> tuple[date, ...]:
    """Today and the last day of each of the months before it, newest first."""
    days, day = [today], today
    for _ in range(months):
        day = day.replace(day=1) - timedelta(days=1)
        days.append(day)
    return tuple(days)


def _is_kept(day: date, today: date) -> bool:
    age = (today - day).days
    is_month_end = (day + timedelta(days=1)).day == 1
    is_monday = day.weekday() == 0
    return age < EACH_DAY_FOR_DAYS or is_month_end or (is_monday and age < EACH_MONDAY_FOR_DAYS)
