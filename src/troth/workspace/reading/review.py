"""The account review: the sheet as it would be handed out now, and the facts behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports import Known, Review
from troth.reports import review as review_report
from troth.workspace.sight import Rows, Sight, ids_of

OF_REVIEW = ("buying_roles", "influence_ratings", "needs", "interactions", "promises")

Stored = Mapping[str, Mapping[str, Mapping[str, Any]]]


def read_review(ledger: Ledger, account_id: str, today: date, reviewer_id: str | None) -> Review:
    """The sheet of an account as of today, with what is known until now; raises KeyError where it is not known.

    The states of promises and the order of people are those of the newest run.
    """
    runs = book.kept_runs(ledger)
    sight = Sight(ledger, today, runs[max(runs)] if runs else "")
    kept_id = sight.kept("accounts", account_id)
    return review_report(Known(today, _rows(sight, kept_id)), kept_id, reviewer_id)


def read_behind_review(ledger: Ledger, sheet: Review) -> Stored:
    """The facts in force behind a sheet, whole as they stand, by table and id: new versions are made from them."""
    asked: dict[str, dict[str, list[str]]] = {
        "people": {"person_id": [line.person_id for line in sheet.people]},
        "buying_roles": {"buying_role_id": [line.role_id for line in sheet.people if line.role_id]},
        "needs": {"need_id": [need_id for line in sheet.people for need_id in line.need_ids]},
        "interactions": {"interaction_id": [line.talk_id for line in sheet.people if line.talk_id]},
    }
    return {
        table: _by_id(next(iter(ids)), book.current(ledger, table, **ids)) for table, ids in asked.items()
    }


def _by_id(key: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {row[key]: row for row in rows}


def _rows(sight: Sight, account_id: str) -> dict[str, Rows]:
    own = [account_id]
    rows = {table: sight.facts(table, account_id=own) for table in ("accounts", *OF_REVIEW)}
    persons = {*ids_of(rows["buying_roles"], "person_id"), *ids_of(rows["promises"], "person_id")}
    promises = ids_of(rows["promises"], "promise_id")
    staff = {*ids_of(rows["accounts"], "owner_id"), *ids_of(rows["promises"], "promiser_id")}
    return {
        **rows,
        "need_ratings": sight.facts("need_ratings", need_id=ids_of(rows["needs"], "need_id")),
        "promise_events": sight.facts("promise_events", promise_id=promises),
        "promise_scores": sight.scores("promise_scores", promise_id=promises),
        "person_scores": sight.scores("person_scores", account_id=own),
        "people": sight.facts("people", person_id=persons),
        "person_choices": sight.facts("person_choices", person_id=persons),
        "staff": sight.facts("staff", staff_id=staff),
        "codes": sight.facts("codes"),
    }
