"""Lines say what a list needs, for the day of their run, and follow whatever changes the run."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps

from tests.ledger.conftest import NOW
from tests.ledger.listed import AT, RUN, account, invoice, promise, record, score, states
from troth import ledger
from troth.ledger import Ledger
from troth.ledger.lists import LISTS
from troth.ledger.writing import stored_rows

BEFORE = AT - timedelta(days=1)


@pytest.fixture
def two(book: Ledger) -> Ledger:
    """A book with two accounts."""
    record(book, accounts=[{"account_id": "a", "name": "A"}, {"account_id": "b", "name": "B"}])
    return book


def line_of(book: Ledger, account_id: str, run_id: str = RUN) -> dict[str, Any]:
    (row,) = stored_rows(book, "account_lines").filter(run_id=run_id, account_id=account_id).values()
    return row


def promises_of(book: Ledger, run_id: str = RUN) -> dict[str, tuple[str, str, str]]:
    rows = stored_rows(book, "promise_lines").filter(run_id=run_id).values()
    return {row["promise_id"]: (row["account_id"], row["state"], row["listed_on"]) for row in rows}


def test_a_promise_is_listed_by_the_last_day_both_sides_agreed_to(two: Ledger) -> None:
    moved = [
        {"event_id": f"e{number}", "promise_id": "p", "kind": "renegotiated", **event}
        for number, event in enumerate(
            (
                {"happened_on": date(2026, 2, 1), "new_due_on": date(2026, 3, 9), "agreed": True},
                {"happened_on": date(2026, 2, 2), "new_due_on": date(2026, 4, 1), "agreed": False},
                {"happened_on": date(2026, 3, 3), "new_due_on": date(2026, 5, 1), "agreed": True},
            )
        )
    ]
    record(two, promises=[promise("p")], promise_events=moved)
    score(two, promise_scores=states(p="open"))
    assert promises_of(two) == {"p": ("a", "open", "2026-03-09")}


def test_without_a_due_day_an_open_promise_comes_last_and_an_ended_one_too(two: Ledger) -> None:
    record(two, promises=[promise("p", due_on=None), promise("q", due_on=None)])
    score(two, promise_scores=states(p="open", q="withdrawn"))
    assert {place for _account, _state, place in promises_of(two).values()} == {"9999-12-31", "0001-01-01"}


def test_what_the_customer_promised_is_overdue_past_its_day_until_it_ends(two: Ledger) -> None:
    theirs = [
        promise("late", due_on=BEFORE, made_by="customer"),
        promise("near", due_on=AT, made_by="customer"),
        promise("done", due_on=BEFORE, made_by="customer"),
    ]
    ended = [{"event_id": "e", "promise_id": "done", "kind": "delivered", "happened_on": BEFORE}]
    record(two, promises=theirs, promise_events=ended)
    score(two)
    assert {name: state for name, (_, state, _) in promises_of(two).items()} == {
        "late": "overdue",
        "near": "open",
        "done": "kept",
    }


def test_an_account_is_listed_with_its_money_promises_and_gaps(two: Ledger) -> None:
    record(
        two,
        promises=[promise("p"), promise("q"), promise("r")],
        invoices=[invoice("1", "a", 100, 60), invoice("2", "a", 50, None), invoice("3", "b", 10, 4)],
    )
    gaps = [{"account_id": "a", "kind": kind, "weight": 0.25} for kind in ("overdue_promise", "unmet_need")]
    score(
        two,
        account_scores=[account("a"), account("b")],
        promise_scores=states(p="open", q="overdue", r="kept"),
        gaps=gaps,
    )
    line = line_of(two, "a")
    assert (line["amount"], line["cost"], line_of(two, "b")["cost"]) == (15000, None, 400)
    assert (line["open_promises"], line["overdue_promises"]) == (1, 1)
    assert (line["gaps"], line["overdue_gaps"], line["gap_weight"]) == (2, 1, 0.5)


def test_what_was_billed_more_than_a_year_ago_no_longer_counts(two: Ledger) -> None:
    old = {**invoice("1", "a", 100, 60), "billed_on": AT - timedelta(days=365)}
    record(two, invoices=[old])
    score(two, account_scores=[account("a")])
    assert line_of(two, "a")["amount"] is None


def test_from_the_day_of_a_merge_on_lines_stand_under_the_kept_account(two: Ledger) -> None:
    merged = {"merge_id": "m", "kind": "account", "kept_id": "a", "merged_id": "b", "merged_on": AT}
    record(two, merges=[merged], promises=[promise("p", "b")], invoices=[invoice("1", "b", 100, 60)])
    for day in (BEFORE, AT):
        score(two, day, account_scores=[account("a")], promise_scores=states(p="open"))
    assert promises_of(two)["p"][0] == "a"
    assert line_of(two, "a")["amount"] == 10000
    assert promises_of(two, f"run {BEFORE}")["p"][0] == "b"


def test_replacing_an_account_writes_its_lines_anew_and_no_others(two: Ledger) -> None:
    record(two, promises=[promise("p"), promise("q", "b")])
    score(two, account_scores=[account("a"), account("b")], promise_scores=states(p="open", q="open"))
    kept = ("p", "kept", 1.0, None, 1.0, 0.0, None)
    ledger.replace_account(two, RUN, "a", {"promise_scores": [kept]})
    assert {name: state for name, (_, state, _) in promises_of(two).items()} == {"p": "kept", "q": "open"}
    assert (line_of(two, "a")["open_promises"], line_of(two, "b")["open_promises"]) == (0, 1)


def test_a_run_no_longer_shown_leaves_no_line(two: Ledger) -> None:
    need = {"need_id": "n", "person_id": "p", "account_id": "a", "code": "uptime"}
    record(two, people=[{"person_id": "p", "name": "P"}], needs=[need], promises=[promise("p")])
    for run_id in ("first", "second", "third"):
        score(two, run_id=run_id, account_scores=[account("a")], promise_scores=states(p="open"))
    # The one shown last is removed with the next, as its results are.
    for name in LISTS:
        assert set(stored_rows(two, name).values_list("run_id", flat=True)) == {"second", "third"}


def test_an_erased_persons_promise_keeps_its_line_under_the_new_id(two: Ledger) -> None:
    record(two, staff=[{"staff_id": "s", "name": "Sam"}], people=[{"person_id": "p", "name": "Pia Fiction"}])
    record(two, promises=[promise("for-pia-fiction", person_id="p", promiser_id="s")])
    score(two, promise_scores=states(**{"for-pia-fiction": "open"}))
    ledger.blank(two, ledger.erase(two, "p", "test", NOW))
    (promise_id,) = promises_of(two)
    assert promise_id in {row["promise_id"] for row in ledger.current(two, "promises")}
    assert "pia" not in promise_id


def test_an_upgrade_writes_the_lines_of_runs_that_have_none(two: Ledger) -> None:
    record(two, promises=[promise("p")], invoices=[invoice("1", "a", 100, 60)])
    score(two, account_scores=[account("a", 0.5)], promise_scores=states(p="open"))
    before = promises_of(two), line_of(two, "a"), ledger.weigh_accounts(two, RUN)
    for name in LISTS:
        stored_rows(two, name).delete()
    migration = import_module("troth.ledger.migrations.0008_pillar_lines")
    with two.connection.schema_editor() as editor:
        migration.line_runs(apps, editor)
    after = promises_of(two), line_of(two, "a"), ledger.weigh_accounts(two, RUN)
    assert without_number(before) == without_number(after)


def without_number(found: tuple[object, dict[str, Any], object]) -> tuple[object, dict[str, Any], object]:
    """The lines but for where they are stored."""
    promises, line, weights = found
    return promises, {name: value for name, value in line.items() if name != "row_number"}, weights
