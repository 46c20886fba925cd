"""Pages read what a run kept and what was known on its day; the reasons sum to the figure that is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connections

from troth import ledger as book
from troth import samples
from troth.ledger import Ledger
from troth.workspace.filling import fill
from troth.workspace.keeping import refresh
from troth.workspace.reading import (
    AccountsWanted,
    PromisesWanted,
    kept_days,
    read_account,
    read_accounts,
    read_every_account,
    read_promise_owners,
    read_promises,
    read_reasons,
    read_today,
)

AT = date(2026, 3, 2)
MONTH_AGO = AT - timedelta(days=30)


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A made-up book of 300 promises, scored on two days."""
    path: Path = tmp_path_factory.mktemp("reading") / "book.sqlite3"
    made = book.create(f"sqlite:///{path}")
    facts = samples.facts(samples.of_promises(300, AT))
    fill(made, facts, by="test", source="sample", now=datetime.now(UTC))
    refresh(made, [MONTH_AGO, AT])
    yield made
    book.close(made)
    del connections.databases[made.alias]


def test_the_days_are_those_with_a_run_newest_first(ledger: Ledger) -> None:
    assert kept_days(ledger) == (AT, MONTH_AGO)


def test_a_day_without_a_run_is_refused(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        read_accounts(ledger, AT - timedelta(days=1))


def test_a_line_shows_what_the_run_kept_and_the_run_before(ledger: Ledger) -> None:
    kept = {
        row["account_id"]: row["loyalty"]
        for row in book.results(ledger, "account_scores", run_of(ledger, AT))
    }
    before = {
        row["account_id"]: row["loyalty"]
        for row in book.results(ledger, "account_scores", run_of(ledger, MONTH_AGO))
    }
    rows = read_accounts(ledger, AT).rows
    assert {row.account_id: row.loyalty.value for row in rows} == kept
    assert all(row.trend == ((MONTH_AGO, before[row.account_id]), (AT, kept[row.account_id])) for row in rows)


def test_a_list_read_to_its_end_is_that_of_its_pages(ledger: Ledger) -> None:
    wanted = AccountsWanted(order="name")
    paged = [row for page in (1, 2) for row in read_accounts(ledger, AT, wanted, page).rows]
    assert list(read_every_account(ledger, AT, wanted)) == paged
    assert len(paged) == read_accounts(ledger, AT, wanted).found


def test_lists_of_promises_hold_what_the_run_says(ledger: Ledger) -> None:
    states = [row["state"] for row in book.results(ledger, "promise_scores", run_of(ledger, AT))]
    for state in ("open", "kept", "broken"):
        listed = read_promises(ledger, AT, PromisesWanted((state,)))
        assert listed.found == states.count(state)
        assert {each.promise.state for each in listed.rows} == {state}


def test_today_is_of_one_of_us_or_of_everybody(ledger: Ledger) -> None:
    today = read_today(ledger, AT)
    near = read_promises(ledger, AT, PromisesWanted(("open",), due_days=7))
    assert today.counts.due == near.found == len(today.week.due)
    ((staff_id, _name), *_), _account = read_promise_owners(ledger, AT, "")
    mine = read_today(ledger, AT, staff_id)
    assert (mine.is_mine, today.is_mine) == (True, False)
    assert mine.accounts < today.accounts


def test_a_move_is_told_with_figures_that_were_kept(ledger: Ledger) -> None:
    today = read_today(ledger, AT)
    assert today.since == MONTH_AGO
    shown = {row.account_id: row.change for row in read_every_account(ledger, AT, AccountsWanted())}
    assert today.moves
    # Of two figures told as whole points the difference is a point from that of the exact ones at most.
    assert all(abs(move.change - (shown[move.account_id] or 0.0)) < 0.01 for move in today.moves)


def test_counts_of_promises_agree_between_the_pages(ledger: Ledger) -> None:
    found = read_accounts(ledger, AT)
    pages = [read_account(ledger, row.account_id, AT) for row in found.rows]
    overdue = [sum(promise.state == "overdue" for promise in page.promises) for page in pages]
    assert overdue == [row.overdue_promises for row in found.rows]
    assert sum(overdue) == found.headline.overdue


def test_the_reasons_sum_to_the_figure_shown(ledger: Ledger) -> None:
    shown = [row for row in read_accounts(ledger, AT).rows if row.loyalty.is_shown][:2]
    for row in shown:
        name, why = read_reasons(ledger, row.account_id, AT)
        assert why is not None
        assert (name, why.total) == (row.name, row.loyalty.value)
    assert shown


def test_every_reason_is_told_in_words(ledger: Ledger) -> None:
    row = next(row for row in read_accounts(ledger, AT).rows if row.loyalty.is_shown)
    _name, why = read_reasons(ledger, row.account_id, AT)
    assert why is not None
    told = [str(fact.words) for part in why.people for fact in part.facts]
    assert told
    assert not any(fact_id in words for words in told for fact_id in ("pro-", "rat-", "int-"))


@pytest.mark.parametrize("read", [read_account, read_reasons])
def test_an_unknown_account_is_refused(ledger: Ledger, read: object) -> None:
    assert callable(read)
    with pytest.raises(KeyError):
        read(ledger, "no such account", AT)


def run_of(ledger: Ledger, at: date) -> str:
    return book.kept_runs(ledger)[at]
