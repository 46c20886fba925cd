"""Keeping runs: a day is shown when its run is whole, and as many days are kept as a reader may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_sample import NOW, figures_at
from troth import ledger
from troth.ledger import Ledger
from troth.model import Facts
from troth.workspace.files import SCORES
from troth.workspace.keeping import days_to_keep, month_ends, refresh

DAYS = (date(2026, 3, 31), date(2026, 4, 30), date(2026, 5, 20))
A_DAY = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A ledger of one account in which something changes between the days."""
    address = f"sqlite:///{tmp_path / 'book.sqlite3'}"
    store = ledger.create(address)
    known = date(2026, 1, 1)
    names = ("promise_id", "account_id", "person_id", "words", "made_on", "due_on")
    facts = [
        Facts(
            "accounts",
            ("account_id", "name", "recorded_at"),
            (("a", "Alder (sample)", NOW.replace(month=1)),),
        ),
        Facts("people", ("person_id", "name", "recorded_at"), (("p", "Pia Example", NOW.replace(month=1)),)),
        Facts(
            "buying_roles",
            ("buying_role_id", "person_id", "account_id", "role", "recorded_at"),
            (("r", "p", "a", "end_user", NOW.replace(month=1)),),
        ),
        Facts(
            "promises",
            (*names, "recorded_at"),
            tuple(
                (f"m{month}", "a", "p", "a part", known, date(2026, month, 15), NOW.replace(month=1))
                for month in (2, 4, 5, 6)
            ),
        ),
        Facts(
            "promise_events",
            ("event_id", "promise_id", "kind", "happened_on", "recorded_at"),
            (
                ("e2", "m2", "delivered", date(2026, 2, 1), NOW.replace(month=2)),
                ("e4", "m4", "delivered", date(2026, 4, 10), NOW.replace(month=4, day=11)),
            ),
        ),
    ]
    ledger.record(store, facts, by="keeper", source="test", now=NOW)
    ledger.close(store)
    return address


@pytest.fixture
def store(address: str) -> Iterator[Ledger]:
    opened = ledger.open(address)
    yield opened
    ledger.close(opened)


def test_each_day_is_kept_with_its_own_figures_and_the_latest_is_on_screen(
    address: str, store: Ledger
) -> None:
    heard: list[date] = []
    runs = refresh(store, DAYS, heard.append)
    assert heard == list(reversed(DAYS))
    assert ledger.kept_runs(store) == dict(zip(DAYS, runs, strict=True))
    assert ledger.run_on_screen(store) == runs[-1]
    for at, run_id in zip(DAYS, runs, strict=True):
        kept = {
            output: [tuple(row.values())[1:] for row in ledger.results(store, output, run_id)]
            for output in SCORES
        }
        assert kept == figures_at(address, at)
    assert ledger.results(store, "priors", runs[0])


def test_days_before_the_one_on_screen_leave_it_there(store: Ledger) -> None:
    (newest,) = refresh(store, [DAYS[2]])
    refresh(store, DAYS[:2])
    assert ledger.run_on_screen(store) == newest
    assert list(ledger.kept_runs(store)) == list(DAYS)


def test_a_refresh_cut_short_leaves_the_days_it_finished_and_what_was_on_screen(
    store: Ledger,
) -> None:
    (before,) = refresh(store, [DAYS[2]])

    def cut_short(day: date) -> None:
        raise KeyboardInterrupt(day)

    with pytest.raises(KeyboardInterrupt):
        refresh(store, DAYS[:2], cut_short)
    assert list(ledger.kept_runs(store)) == list(DAYS[1:])
    assert ledger.run_on_screen(store) == before


def test_a_day_scored_again_shows_the_newer_run_alone(store: Ledger) -> None:
    (first,) = refresh(store, [DAYS[2]])
    (second,) = refresh(store, [DAYS[2], DAYS[2]])
    assert ledger.kept_runs(store) == {DAYS[2]: second}
    assert first != second


def test_month_ends_by_hand() -> None:
    assert month_ends(date(2026, 3, 10), 3) == (
        date(2026, 3, 10),
        date(2026, 2, 28),
        date(2026, 1, 31),
        date(2025, 12, 31),
    )


def test_days_to_keep_by_hand() -> None:
    today = date(2026, 11, 20)  # a Friday
    days = days_to_keep(date(2024, 9, 1), today)
    assert days[:16] == (
        *(today - timedelta(days=age) for age in range(14)),
        date(2026, 11, 2),
        date(2026, 10, 31),
    )
    assert days[-3:] == (date(2024, 11, 25), date(2024, 10, 31), date(2024, 9, 30))


@given(first=A_DAY, age_days=st.integers(0, 1500))
def test_the_last_14_days_the_mondays_of_two_years_and_every_month_end_are_kept(
    first: date, age_days: int
) -> None:
    today = first + timedelta(days=age_days)
    days = days_to_keep(first, today)
    assert list(days) == sorted(set(days), reverse=True)
    for age in range(age_days + 1):
        day = today - timedelta(days=age)
        is_month_end = (day + timedelta(days=1)).month != day.month
        is_monday_of_two_years = day.isoweekday() == 1 and age < 730
        assert (day in days) == (age < 14 or is_month_end or is_monday_of_two_years)
