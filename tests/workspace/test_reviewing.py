"""A review is one batch: all of it, scored at once and undone as one, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from tests.workspace.week_books import AT, NOW, ledger, template
from troth import ledger as book
from troth.intake.review import Filled
from troth.ledger import Ledger
from troth.workspace.reading import read_review, read_reviews
from troth.workspace.reviewing import Reviewing, preview_review, save_review
from troth.workspace.saving import undo

__all__ = ["ledger", "template"]

SAM = Reviewing("sam@ours.example", "sam", NOW)
PIA, LATE, NEW_ROW = "person:pia", "promise:late", "new:1"
TABLES = (
    "people",
    "buying_roles",
    "influence_ratings",
    "needs",
    "need_ratings",
    "interactions",
    "promise_events",
)


def filled(ledger: Ledger, **rows: Mapping[str, str]) -> Filled:
    """The sheet as handed out now, with cells of Pia, the late promise or a new person written over."""
    names = {"person": PIA, "promise": LATE, "new": NEW_ROW}
    before = read_review(ledger, "acorn", AT, "sam").cells
    after = {row: dict(cells) for row, cells in before.items()}
    for name, cells in rows.items():
        after.setdefault(names[name], {}).update(cells)
    return Filled(before, after)


def contents(ledger: Ledger) -> dict[str, list[dict[str, Any]]]:
    told = ("recorded_at", "recorded_basis", "batch_id")
    return {
        table: [
            {name: value for name, value in row.items() if name not in told}
            for row in book.current(ledger, table)
        ]
        for table in TABLES
    }


def test_a_review_is_one_batch_of_the_reviewer(ledger: Ledger) -> None:
    written = {
        "person": {"level": "4", "perceived_1": "9", "talked_on": "2026-03-01"},
        "new": {"name": "Zoe", "role": "gatekeeper", "need_1": "A quick answer"},
        "promise": {"outcome": "late", "ended_on": "2026-02-25"},
    }
    found = save_review(ledger, "acorn", filled(ledger, **written), SAM)
    assert found.saved is not None
    new = {
        table: [row for row in book.current(ledger, table) if row["batch_id"] == found.saved.batch_id]
        for table in (*TABLES, "codes")
    }
    assert {table: len(rows) for table, rows in new.items()} == dict.fromkeys((*TABLES, "codes"), 1)
    (batch,) = book.current(ledger, "batches", batch_id=found.saved.batch_id)
    assert (batch["written_by"], batch["source"]) == ("sam@ours.example", "review of acorn")


def test_what_was_saved_stands_on_the_next_sheet(ledger: Ledger) -> None:
    save_review(ledger, "acorn", filled(ledger, person={"level": "4"}, new={"name": "Zoe"}), SAM)
    sheet = read_review(ledger, "acorn", AT, "sam")
    cells = {line.cells["name"]: line.cells for line in sheet.people}
    assert "Zoe" in cells
    assert next(line for line in sheet.people if line.key == PIA).cells["level"] == "4"
    again = Filled(sheet.cells, sheet.cells)
    assert preview_review(ledger, "acorn", again, SAM).reviewed.changes == ()


def test_the_figures_move_in_the_same_call(ledger: Ledger) -> None:
    found = save_review(ledger, "acorn", filled(ledger, promise={"outcome": "broken"}), SAM)
    assert found.saved is not None
    before, after = (
        standings.people["acorn", "pia"].trust for standings in (found.saved.before, found.saved.after)
    )
    assert before is not None
    assert after is not None
    assert after < before


def test_one_wrong_cell_writes_nothing_at_all(ledger: Ledger) -> None:
    before, batches = contents(ledger), len(book.current(ledger, "batches"))
    wrong = filled(ledger, person={"level": "9"}, new={"name": "Zoe"}, promise={"outcome": "kept"})
    found = save_review(ledger, "acorn", wrong, SAM)
    assert found.saved is None
    assert [(each.row, each.column) for each in found.reviewed.problems] == [(PIA, "level")]
    assert contents(ledger) == before
    assert len(book.current(ledger, "batches")) == batches


def test_a_review_is_undone_as_one(ledger: Ledger) -> None:
    before = contents(ledger)
    written = filled(ledger, person={"level": "4", "power": "veto"}, new={"name": "Zoe"})
    found = save_review(ledger, "acorn", written, SAM)
    assert found.saved is not None
    undo(ledger, found.saved.batch_id, by="sam@ours.example", now=NOW)
    after = contents(ledger)
    assert {table: sorted(rows, key=str) for table, rows in after.items()} == {
        table: sorted(rows, key=str) for table, rows in before.items()
    }


def test_of_two_reviews_at_once_the_second_is_told_what_the_first_said(ledger: Ledger) -> None:
    mine, theirs = filled(ledger, person={"role": "end_user"}), filled(ledger, person={"role": "gatekeeper"})
    assert save_review(ledger, "acorn", theirs, replace(SAM, by="kim@ours.example")).saved is not None
    found = save_review(ledger, "acorn", mine, SAM)
    assert found.saved is None
    (problem,) = found.reviewed.problems
    assert "“gatekeeper”" in str(problem.says)


@pytest.mark.parametrize(("outcome", "level"), [("kept", None), ("partly", Decimal("0.5"))])
def test_a_promise_is_settled_as_everywhere_else(ledger: Ledger, outcome: str, level: Decimal | None) -> None:
    save_review(ledger, "acorn", filled(ledger, promise={"outcome": outcome}), SAM)
    (event,) = book.current(ledger, "promise_events", promise_id="late")
    assert (event["kind"], event["level"]) == ("delivered", level)


def test_that_an_account_was_reviewed_is_known_though_nothing_changed(ledger: Ledger) -> None:
    assert [row.last for row in read_reviews(ledger, AT).rows] == [None, None]
    assert save_review(ledger, "acorn", filled(ledger), SAM).saved is not None
    (acorn,) = [row for row in read_reviews(ledger, AT).rows if row.account_id == "acorn"]
    assert acorn.last is not None
    assert (acorn.last.on, acorn.last.by) == (AT, "sam@ours.example")


def test_a_review_that_was_undone_does_not_count(ledger: Ledger) -> None:
    found = save_review(ledger, "acorn", filled(ledger, person={"level": "4"}), SAM)
    assert found.saved is not None
    undo(ledger, found.saved.batch_id, by="sam@ours.example", now=NOW + timedelta(seconds=1))
    assert read_reviews(ledger, AT).done == 0


def test_only_accounts_one_may_see_are_counted_and_the_rest_is_told(ledger: Ledger) -> None:
    found = read_reviews(ledger, AT, accounts={"acorn"})
    assert ([row.account_id for row in found.rows], found.found, found.withheld) == (["acorn"], 1, 1)


def test_an_unknown_account_is_not_reviewed(ledger: Ledger) -> None:
    with pytest.raises(KeyError):
        save_review(ledger, "no-such-account", Filled({}, {}), SAM)
