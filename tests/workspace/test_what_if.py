"""What a rule would change is what it changes; and a book held against the contract is told of what it breaks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.small_sample import UNTIL, fill_small
from troth import ledger
from troth.engine import open_book
from troth.ledger import Ledger
from troth.model import Facts, RuleError, Rules
from troth.workspace.checking import check
from troth.workspace.scoring import score
from troth.workspace.what_if import Moved, what_if


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    address = fill_small(f"sqlite:///{tmp_path_factory.mktemp('asked') / 'book.sqlite3'}")
    opened = ledger.open(address)
    yield opened
    ledger.close(opened)


def loyalties(place: str, rules: Rules) -> dict[str, float | None]:
    scored = score(open_book(place), UNTIL, rules)
    rows = {row["account_id"]: row["loyalty"] for row in scored.dicts("account_scores")}
    scored.close()
    return rows


def test_the_accounts_that_would_move_are_those_that_do(store: Ledger) -> None:
    told = what_if(store, UNTIL, {"trust_share": 0.9})
    with ledger.snapshot(store) as place:
        before, after = (loyalties(place, Rules().changed(trust_share=share)) for share in (0.5, 0.9))
    assert told.accounts == len(after)
    assert told.moved
    assert {each.account_id: (each.before, each.after) for each in told.moved} == {
        account_id: (before[account_id], after[account_id])
        for account_id in {each.account_id for each in told.moved}
    }
    still = before.keys() - {each.account_id for each in told.moved}
    assert all(
        before[each] == after[each] or abs((before[each] or 0) - (after[each] or 0)) < 0.0005
        for each in still
    )
    assert [each.move for each in told.moved] == sorted((each.move for each in told.moved), reverse=True)


def test_a_value_out_of_bounds_is_refused(store: Ledger) -> None:
    with pytest.raises(RuleError, match="openness_share"):
        what_if(store, UNTIL, {"openness_share": 2})


@pytest.mark.parametrize(
    ("before", "after", "move"), [(0.5, 0.6, 0.1), (None, 0.6, 0.6), (0.5, None, 0.5), (None, None, 0.0)]
)
def test_a_figure_that_appears_or_goes_moves_by_the_whole_of_it(
    before: float | None, after: float | None, move: float
) -> None:
    assert Moved("a", before, after, None, None).move == pytest.approx(move)


def test_a_sound_book_has_no_problem(store: Ledger) -> None:
    assert check(store).problems == ()


def test_a_book_whose_clock_is_unknown_is_told(tmp_path: Path) -> None:
    broken = ledger.create(f"sqlite:///{tmp_path / 'book.sqlite3'}")
    chosen = [Facts("settings", ("setting_id", "name", "value"), (("z", "time_zone", "Mars"),))]
    ledger.record(broken, chosen, "a", "b", datetime.now(UTC))
    (problem,) = check(broken).problems
    assert "Mars" in problem.says
    ledger.close(broken)
