"""The sections of an account that have a page of their own: its map, its promises, its needs against our promise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports import InfluenceMap, Known, Matrix, PromiseSheet, connections, influence_map, matrix
from troth.reports import promise_sheet as promise_sheet_report
from troth.reports.people import people_of, seats
from troth.workspace.choosing import rules_in_force
from troth.workspace.sight import Rows, Sight, ids_of


def read_account_map(ledger: Ledger, account_id: str, at: date) -> InfluenceMap:
    """Who decides in an account and who sways whom, with our own people's connections, on a day with a kept run.

    Raises KeyError on a day without a run.
    """
    sight, kept_id = _sight(ledger, account_id, at)
    known = Known(at, _rows_of_map(sight, kept_id))
    people = people_of(known, kept_id)
    account = known.one("accounts", "account_id", kept_id) or {}
    gaps = known.where("gaps", "account_id", kept_id)
    empty = {row["role"] for row in gaps if row["kind"] == "empty_role"}
    filled = seats(people, is_indirect=bool(account.get("indirect")), empty=empty)
    active = [person.person_id for person in people if person.is_active]
    days = round(rules_in_force(ledger).engaged_days)
    return replace(
        influence_map(known, kept_id, people, filled),
        connections=connections(known, kept_id, active, days),
    )


def read_account_promises(ledger: Ledger, account_id: str, at: date) -> PromiseSheet:
    """The promises of an account by state, on a day with a kept run; raises KeyError on a day without one."""
    sight, kept_id = _sight(ledger, account_id, at)
    rows = _rows_of_promises(sight, kept_id)
    rows["account_scores"] = sight.scores("account_scores", account_id=[kept_id])
    return promise_sheet_report(Known(at, rows), kept_id)


def read_account_matrix(ledger: Ledger, account_id: str, at: date) -> Matrix:
    """Needs against our brand promise in an account, on a day with a kept run; raises KeyError on a day without one."""
    sight, kept_id = _sight(ledger, account_id, at)
    needs = sight.facts("needs", account_id=[kept_id])
    rows = _rows_of_promises(sight, kept_id)
    people = {*ids_of(needs, "person_id"), *ids_of(rows["promises"], "person_id")}
    tables = {
        **rows,
        "accounts": sight.facts("accounts", account_id=[kept_id]),
        "needs": needs,
        "need_ratings": sight.facts("need_ratings", need_id=ids_of(needs, "need_id")),
        "people": sight.facts("people", person_id=people),
        "pillars": sight.facts("pillars"),
        "codes": sight.facts("codes"),
    }
    return matrix(Known(at, tables), kept_id, rules_in_force(ledger))


def _sight(ledger: Ledger, account_id: str, at: date) -> tuple[Sight, str]:
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    return sight, sight.kept("accounts", account_id)


def _rows_of_promises(sight: Sight, account_id: str) -> dict[str, Rows]:
    promises = sight.facts("promises", account_id=[account_id])
    ids = ids_of(promises, "promise_id")
    return {
        "promises": promises,
        "promise_events": sight.facts("promise_events", promise_id=ids),
        "promise_scores": sight.scores("promise_scores", promise_id=ids),
        "people": sight.facts("people", person_id=ids_of(promises, "person_id")),
        "staff": sight.facts("staff", staff_id=ids_of(promises, "promiser_id")),
    }


def _rows_of_map(sight: Sight, account_id: str) -> dict[str, Rows]:
    own = [account_id]
    facts = ("accounts", "buying_roles", "influence_ties", "interactions")
    rows = {table: sight.facts(table, account_id=own) for table in facts}
    rows |= {table: sight.scores(table, account_id=own) for table in ("person_scores", "gaps")}
    persons = ids_of(rows["buying_roles"], "person_id")
    return {
        **rows,
        "people": sight.facts("people", person_id=persons),
        "person_choices": sight.facts("person_choices", person_id=persons),
        "staff": sight.facts("staff", staff_id=ids_of(rows["interactions"], "staff_id")),
    }
