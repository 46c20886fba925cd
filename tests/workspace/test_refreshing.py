"""Figures are worked out again when they no longer hold, and only then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from troth import ledger
from troth.ledger import Ledger
from troth.model import Facts
from troth.workspace.keeping import refresh
from troth.workspace.refreshing import due_days, kept_days, score_past_days, score_today

NOW = datetime.now(UTC)
TODAY = NOW.date()
DAYS = [TODAY - timedelta(days=age) for age in range(3)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Ledger]:
    """A book in UTC that has known one account, its person and a promise for two days."""
    opened = ledger.create(f"sqlite:///{tmp_path / 'book.sqlite3'}")
    known = datetime(DAYS[-1].year, DAYS[-1].month, DAYS[-1].day, tzinfo=UTC)
    record(opened, "settings", ("setting_id", "name", "value"), [("zone", "time_zone", "UTC")], None)
    record(opened, "accounts", ("account_id", "name"), [("a", "Alder (sample)")], known)
    record(opened, "people", ("person_id", "name"), [("p", "Pia Example")], known)
    roles = ("buying_role_id", "person_id", "account_id", "role")
    record(opened, "buying_roles", roles, [("r", "p", "a", "end_user")], known)
    promises = ("promise_id", "account_id", "person_id", "words", "made_on", "due_on")
    made = known.date() - timedelta(days=30)
    record(opened, "promises", promises, [("m", "a", "p", "a part", made, made + timedelta(days=9))], known)
    yield opened
    ledger.close(opened)


def record(
    store: Ledger,
    table: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    known: datetime | None,
    *,
    now: datetime | None = None,
) -> None:
    stamped = [(*row, known) for row in rows]
    facts = [Facts(table, (*columns, "recorded_at"), tuple(stamped))]
    ledger.record(store, facts, by="keeper", source="test", now=now or datetime.now(UTC))


def delivered(store: Ledger, known: datetime | None, now: datetime | None = None) -> None:
    columns = ("event_id", "promise_id", "kind", "happened_on")
    record(store, "promise_events", columns, [("e", "m", "delivered", DAYS[-1])], known, now=now)


def score_up_to_date(store: Ledger) -> None:
    score_today(store, NOW)
    assert score_past_days(store, NOW, 9) == 0


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def account_scores(store: Ledger, day: date) -> list[dict[str, Any]]:
    rows = ledger.results(store, "account_scores", ledger.kept_runs(store)[day])
    return [{name: value for name, value in row.items() if name != "run_id"} for row in rows]


def test_days_are_kept_from_the_first_on_which_an_account_was_known(store: Ledger) -> None:
    assert list(kept_days(store, TODAY)) == DAYS
    assert list(due_days(store, NOW)) == DAYS


def test_today_comes_first_then_the_days_before_it_a_few_at_a_time(store: Ledger) -> None:
    score_today(store, NOW)
    assert list(due_days(store, NOW)) == DAYS[1:]
    assert score_past_days(store, NOW, 1) == 1
    assert list(due_days(store, NOW)) == DAYS[2:]
    assert score_past_days(store, NOW, 1) == 0
    assert ledger.kept_runs(store)[TODAY] == ledger.run_on_screen(store)


def test_what_was_known_on_a_day_but_learnt_since_makes_that_day_due(store: Ledger) -> None:
    score_up_to_date(store)
    delivered(store, noon(DAYS[1]))
    assert due_days(store, NOW) == (DAYS[1],)
    score_up_to_date(store)
    assert due_days(store, NOW) == ()


def test_what_is_learnt_now_leaves_the_days_before(store: Ledger) -> None:
    score_up_to_date(store)
    delivered(store, None)
    assert due_days(store, NOW) == ()


def test_a_changed_rule_makes_every_day_due(store: Ledger) -> None:
    score_up_to_date(store)
    changed = [("b", "broken_promise_weight", "3")]
    record(store, "settings", ("setting_id", "name", "value"), changed, None)
    assert list(due_days(store, NOW)) == DAYS


def test_what_is_saved_while_a_day_is_scored_is_in_its_figures(store: Ledger) -> None:
    delivered(
        store, None, now=datetime.now(UTC) + timedelta(seconds=40)
    )  # later than the reading of the facts
    score_today(store, NOW)
    put_in_place = account_scores(store, TODAY)
    refresh(store, [TODAY])
    assert put_in_place == account_scores(store, TODAY)
    assert put_in_place[0]["promises_due"] == 1


def test_days_no_longer_kept_are_forgotten(store: Ledger) -> None:
    gone = TODAY - timedelta(days=400)
    refresh(store, [gone])
    score_up_to_date(store)
    assert gone not in ledger.kept_runs(store)
    assert ledger.kept_runs(store)[TODAY] == ledger.run_on_screen(store)


def test_a_book_without_accounts_has_no_day_to_score(tmp_path: Path) -> None:
    empty = ledger.create(f"sqlite:///{tmp_path / 'empty.sqlite3'}")
    assert due_days(empty, NOW) == ()
    ledger.close(empty)
