"""Why an account's loyalty is what it is: its parts, and the facts they name."""

from __future__ import annotations

from datetime import date

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import TABLES
from troth.reports import Change, Known, Why, change, why
from troth.workspace.explaining import contributions
from troth.workspace.sight import Rows, Sight, ids_of

NAMED = ("promises", "need_ratings", "feedback", "interactions", "value_claims")


def read_reasons(ledger: Ledger, account_id: str, at: date) -> tuple[str, Why | None]:
    """The name of an account and the parts its loyalty sums to, on a day with a kept run.

    No parts where there is no figure to open, or its run kept none of the whole-book quantities it rests on. Raises as
    `read_account` does.
    """
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    kept_id = sight.kept("accounts", account_id)
    accounts = sight.facts("accounts", account_id=[kept_id])
    if not accounts:
        raise KeyError(account_id)
    known = Known(at, {"accounts": accounts, **_rows_of_reasons(sight, kept_id)})
    return known.account(kept_id), why(known, kept_id)


def read_change(ledger: Ledger, account_id: str, since: date, until: date) -> Change:
    """What changed in an account's loyalty between two days with a kept run, split over people and facts.

    Raises KeyError where either day has no run.
    """
    runs = book.kept_runs(ledger)
    known = {}
    for day in (since, until):
        sight = Sight(ledger, day, runs[day])
        known[day] = Known(day, _rows_of_reasons(sight, sight.kept("accounts", account_id)))
    kept_id = Sight(ledger, until, runs[until]).kept("accounts", account_id)
    return change(known[since], known[until], kept_id)


def _rows_of_reasons(sight: Sight, account_id: str) -> dict[str, Rows]:
    """The contributions to an account's loyalty, and the facts they name."""
    scores = sight.scores("account_scores", account_id=[account_id])
    is_shown = any(row["loyalty"] is not None for row in scores)
    parts = contributions(sight.ledger, account_id, sight.at) if is_shown else []
    named = {table: {row["fact_id"] for row in parts if row["fact_table"] == table} for table in NAMED}
    facts = {table: sight.facts(table, **{TABLES[table].key: ids}) for table, ids in named.items()}
    promises = named["promises"]
    return {
        **facts,
        "account_scores": scores,
        "contributions": parts,
        "promise_events": sight.facts("promise_events", promise_id=promises),
        "promise_scores": sight.scores("promise_scores", promise_id=promises),
        "needs": sight.facts("needs", need_id=ids_of(facts["need_ratings"], "need_id")),
        "people": sight.facts("people", person_id=ids_of(parts, "person_id")),
        "person_choices": sight.quote_choices(ids_of(facts["value_claims"], "person_id")),
        "codes": sight.facts("codes"),
    }
