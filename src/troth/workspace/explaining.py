"""Opening the loyalty of one account down to its facts, with the whole-book quantities of the run on screen."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from typing import Any

from troth import ledger as store
from troth.engine import open_book
from troth.ledger import Ledger
from troth.workspace.running import prepare, run_accounts
from troth.workspace.scoring import book_rules
from troth.workspace.texts import contribution_steps_for, steps_for

COLUMNS = ("account_id", "person_id", "fact_table", "fact_id", "contribution")


def contributions(ledger: Ledger, account_id: str, at: date) -> list[dict[str, Any]]:
    """The parts of an account's loyalty as of a day with a kept run, which sum to it in units of 1e-9.

    They are read where the run kept them, else computed with its whole-book quantities; none where it kept none of
    these. Raises KeyError on a day without a run.
    """
    run_id = store.kept_runs(ledger)[at]
    ready: list[dict[str, Any]] = store.results(ledger, "contributions", run_id, account_id=account_id)
    if ready:
        return [{name: row[name] for name in COLUMNS} for row in ready]
    kept: list[dict[str, Any]] = store.results(ledger, "priors", run_id)
    priors = [(row["name"], row["segment"], row["value"]) for row in kept]
    if not priors:
        return []
    book = open_book(ledger.address)
    with closing(book.runner) as runner:
        rules, dialect = book_rules(book), runner.dialect.name
        prepare(runner, rules, scoped=True)
        run_accounts(runner, steps_for(rules, dialect), at, [account_id], priors)
        for step in contribution_steps_for(rules, dialect):
            (runner.store if step.stored else runner.view)(step.name, step.select)
        select = f"SELECT {', '.join(COLUMNS)} FROM contributions ORDER BY ALL"
        return [dict(zip(COLUMNS, row, strict=True)) for row in runner.rows(select)]
