"""Opening the loyalty of one account down to its facts, with the whole-book quantities of the run of the day."""

from __future__ import annotations

from datetime import date
from typing import Any

from troth import ledger as store
from troth.ledger import Ledger
from troth.workspace.choosing import rules_in_force
from troth.workspace.rescoring import reopen

COLUMNS = ("account_id", "person_id", "fact_table", "fact_id", "contribution")


def contributions(ledger: Ledger, account_id: str, at: date) -> list[dict[str, Any]]:
    """The parts of an account's loyalty as of a day with a kept run, which sum to it in units of 1e-9.

    They are read where the run kept them, else computed with its whole-book quantities; none where it kept none of
    these, or where the rules do not let loyalty be split. Raises KeyError on a day without a run.
    """
    run_id = store.kept_runs(ledger)[at]
    ready: list[dict[str, Any]] = store.results(ledger, "contributions", run_id, account_id=account_id)
    if ready:
        return [{name: row[name] for name in COLUMNS} for row in ready]
    if rules_in_force(ledger).loyalty_power != 0 or not store.count_results(ledger, "priors", run_id):
        return []
    rows = reopen(ledger, account_id, at)
    own = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    return [row for row in own if row["account_id"] == account_id]
