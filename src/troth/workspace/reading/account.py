"""The pages of one account: the results of a kept run and every fact known on its day."""

from __future__ import annotations

from datetime import date
from typing import Any

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports import AccountHead, AccountPage, Known, account_head
from troth.reports import account as account_report
from troth.reports.accounts import about_a_month_before
from troth.workspace.choosing import rules_in_force
from troth.workspace.sight import Rows, Sight, ids_of

OF_ACCOUNT = ("buying_roles", "needs", "promises", "interactions")
WITH_PERSONS = (*OF_ACCOUNT, "person_scores", "gaps")


def read_account_head(ledger: Ledger, account_id: str, at: date) -> AccountHead:
    """What stands above every section of an account, as of a day with a kept run.

    Raises KeyError where the account or the run is not known.
    """
    runs = book.kept_runs(ledger)
    sight = Sight(ledger, at, runs[at])
    kept_id = sight.kept("accounts", account_id)
    own = sight.facts("accounts", account_id=[kept_id])
    parents = sight.facts("accounts", account_id=ids_of(own, "parent_id"))
    scores = sight.scores("account_scores", account_id=[kept_id])
    tables = {
        "accounts": [*parents, *sight.facts("accounts", parent_id=[kept_id]), *own],
        "account_scores": scores,
        "staff": sight.facts("staff", staff_id=ids_of(own, "owner_id")),
        "people": sight.facts("people", person_id=ids_of(scores, "weakest_person_id")),
    }
    compared = about_a_month_before(at, [day for day in runs if day < at])
    before = _loyalty(ledger, runs[compared], kept_id) if compared else None
    return account_head(Known(at, tables), kept_id, compared, before)


def _loyalty(ledger: Ledger, run_id: str, account_id: str) -> float | None:
    rows: list[dict[str, Any]] = book.results_of_runs(
        ledger, "account_scores", [run_id], ("loyalty",), account_id=account_id
    )
    return next((row["loyalty"] for row in rows), None)


def read_account(ledger: Ledger, account_id: str, at: date) -> AccountPage:
    """How an account stands, on a day with a kept run; raises KeyError where the account or the run is not known."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    kept_id = sight.kept("accounts", account_id)
    return account_report(Known(at, _rows_of_account(sight, kept_id)), kept_id, rules_in_force(ledger))


def _rows_of_account(sight: Sight, account_id: str) -> dict[str, Rows]:
    """Everything the page of an account speaks of."""
    own = [account_id]
    rows = {table: sight.facts(table, account_id=own) for table in ("accounts", *OF_ACCOUNT)}
    rows |= {
        table: sight.scores(table, account_id=own) for table in ("account_scores", "person_scores", "gaps")
    }
    persons = {name for table in WITH_PERSONS for name in ids_of(rows[table], "person_id")}
    promises = ids_of(rows["promises"], "promise_id")
    return {
        **rows,
        "promise_events": sight.facts("promise_events", promise_id=promises),
        "promise_scores": sight.scores("promise_scores", promise_id=promises),
        "people": sight.facts("people", person_id=persons),
        "person_choices": sight.facts("person_choices", person_id=persons),
        "staff": sight.facts("staff", staff_id=ids_of(rows["promises"], "promiser_id")),
        "codes": sight.facts("codes"),
    }
