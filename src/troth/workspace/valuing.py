"""The value sheet of one account: how far each person who decides knows of each claim of value, computed when asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from troth import ledger as store
from troth.ledger import Ledger
from troth.workspace.rescoring import CELL_COLUMNS, cells_of
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


def value_cells(ledger: Ledger, account_id: str, at: date) -> tuple[ValueCell, ...]:
    """The cells of an account as of a day with a kept run, the widest gap first.

    Active people with a score by the claims that count; none where the run kept no whole-book quantities. Raises
    KeyError on a day without a run. The first call for a book takes a second.
    """
    run_id = store.kept_runs(ledger)[at]
    if not store.count_results(ledger, "priors", run_id):
        return ()
    return _cells(row[1:] for row in cells_of(ledger, account_id, at) if row[0] == account_id)


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
