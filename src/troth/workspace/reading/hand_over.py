"""The page of a hand-over: what is known of an account on a day, and who of us may take it."""

from __future__ import annotations

from datetime import date

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports import HandOverPage, Known
from troth.reports import hand_over as hand_over_report
from troth.workspace.sight import Rows, Sight, ids_of

OF_HAND_OVER = ("buying_roles", "promises", "interactions")


def read_hand_over(ledger: Ledger, account_id: str, at: date) -> HandOverPage:
    """What is to be handed over with an account, as of a day with a kept run.

    Raises KeyError where the account or the run is not known. The number of queries does not depend on the number of rows.
    """
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    kept_id = sight.kept("accounts", account_id)
    return hand_over_report(Known(at, _rows(sight, kept_id)), kept_id)


def _rows(sight: Sight, account_id: str) -> dict[str, Rows]:
    own = [account_id]
    rows = {table: sight.facts(table, account_id=own) for table in ("accounts", *OF_HAND_OVER)}
    persons = {name for table in OF_HAND_OVER for name in ids_of(rows[table], "person_id")}
    promises = ids_of(rows["promises"], "promise_id")
    return {
        **rows,
        "promise_events": sight.facts("promise_events", promise_id=promises),
        "promise_scores": sight.scores("promise_scores", promise_id=promises),
        "person_scores": sight.scores("person_scores", account_id=own),
        "people": sight.facts("people", person_id=persons),
        "person_choices": sight.facts("person_choices", person_id=persons),
        "staff": sight.facts("staff"),
    }
