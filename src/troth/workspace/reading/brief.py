"""The meeting brief: the facts known on a day of an account and the people one meets."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports import Brief, Known
from troth.reports import brief as brief_report
from troth.workspace.sight import Rows, Sight, ids_of

OF_BRIEF = ("buying_roles", "needs", "promises", "feedback", "interactions", "value_claims")


def read_brief(ledger: Ledger, account_id: str, at: date, person_ids: Collection[str]) -> Brief:
    """The brief for a meeting with these people, as of a day with a kept run.

    Raises KeyError where the account or the run is not known. The number of queries does not depend on the number of rows.
    """
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    kept_id = sight.kept("accounts", account_id)
    people = [sight.kept("people", person_id) for person_id in person_ids]
    return brief_report(Known(at, _rows(sight, kept_id)), kept_id, people)


def _rows(sight: Sight, account_id: str) -> dict[str, Rows]:
    own = [account_id]
    rows = {table: sight.facts(table, account_id=own) for table in ("accounts", *OF_BRIEF)}
    persons = {name for table in OF_BRIEF for name in ids_of(rows[table], "person_id")}
    promises = ids_of(rows["promises"], "promise_id")
    staff = {*ids_of(rows["accounts"], "owner_id"), *ids_of(rows["promises"], "promiser_id")}
    return {
        **rows,
        "promise_events": sight.facts("promise_events", promise_id=promises),
        "promise_scores": sight.scores("promise_scores", promise_id=promises),
        "person_scores": sight.scores("person_scores", account_id=own),
        "need_ratings": sight.facts("need_ratings", need_id=ids_of(rows["needs"], "need_id")),
        "value_communications": sight.facts(
            "value_communications", claim_id=ids_of(rows["value_claims"], "claim_id")
        ),
        "people": sight.facts("people", person_id=persons),
        "person_choices": sight.quote_choices(persons),
        "staff": sight.facts("staff", staff_id=staff),
        "pillars": sight.facts("pillars"),
        "codes": sight.facts("codes"),
    }
