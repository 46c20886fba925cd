"""The value sheet of one account: how far each person who decides knows of each claim of value, computed when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from troth import ledger as store
from troth.ledger import Ledger
from troth.workspace.rescoring import CELL_COLUMNS, sheet_of
from troth.workspace.scoring import Scored

UNITS = 1e9  # the measure counts in units of 1e-9


@dataclass(frozen=True)
class ValueCell:
    """One person and one claim of value, all 0 to 1.

    `known` is how far the person knows of the claim, `influence` theirs on the account's decisions, `share` the claim's
    part of the account's value, `fits` whether it speaks to the needs of their role.
    """

    person_id: str
    claim_id: str
    influence: float
    share: float
    known: float
    fits: bool

    @property
    def gap(self) -> float:
        """What telling this person of this claim would win: influence times share times what they do not know."""
        return self.influence * self.share * (1 - self.known)


@dataclass(frozen=True)
class FollowUp:
    """One step after a won deal with a person who took part; `state` is done, late, overdue or not_due."""

    deal_id: str
    person_id: str
    step: str
    state: str
    signed_on: date
    due_on: date
    days_taken: int | None


@dataclass(frozen=True)
class ValueSheet:
    """What an account's value sheet is computed from: the cells, the widest gap first, and the steps after won deals."""

    cells: tuple[ValueCell, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()


def value_sheet(ledger: Ledger, account_id: str, at: date) -> ValueSheet:
    """The value sheet of an account as of a day with a kept run.

    Cells are active people with a score by the claims that count. The sheet is empty where the run kept no whole-book
    quantities. Raises KeyError on a day without a run. The first call for a book takes a second.
    """
    run_id = store.kept_runs(ledger)[at]
    if not store.count_results(ledger, "priors", run_id):
        return ValueSheet()
    rows = {
        name: [row[1:] for row in found if row[0] == account_id]
        for name, found in sheet_of(ledger, account_id, at).items()
    }
    steps = [_step(*row) for row in rows["follow_ups"]]
    return ValueSheet(
        cells=_cells(rows["value_cells"]),
        follow_ups=tuple(
            sorted(steps, key=lambda each: (each.due_on, each.deal_id, each.person_id, each.step))
        ),
    )


def value_cells(ledger: Ledger, account_id: str, at: date) -> tuple[ValueCell, ...]:
    """The cells of the value sheet of an account; as `value_sheet` else."""
    return value_sheet(ledger, account_id, at).cells


def _step(deal_id: str, person_id: str, step: str, state: str, *days: Any) -> FollowUp:
    signed_on, due_on, days_taken = days
    return FollowUp(
        deal_id, person_id, step, state, date.fromisoformat(signed_on), date.fromisoformat(due_on), days_taken
    )


def scored_value_cells(scored: Scored, account_id: str) -> tuple[ValueCell, ...]:
    """The same of an account of a book that is scored and still open."""
    scored.runner.load("asked_account", {"account_id": "STRING"}, [(account_id,)])
    columns = ", ".join(CELL_COLUMNS[1:])
    return _cells(
        scored.runner.rows(f"SELECT {columns} FROM value_cells JOIN asked_account USING (account_id)")
    )


def _cells(rows: Iterable[Any]) -> tuple[ValueCell, ...]:
    cells = (
        ValueCell(str(person), str(claim), influence / UNITS, share / UNITS, known / UNITS, bool(fits))
        for person, claim, influence, share, known, fits in rows
    )
    return tuple(sorted(cells, key=lambda cell: (-cell.gap, cell.person_id, cell.claim_id)))
