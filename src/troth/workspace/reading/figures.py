"""Facts with the figures beside them, row by row, for programs that read them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from troth import ledger as book
from troth.ledger import Ledger
from troth.workspace.sight import Row, Rows, Sight, ids_of


@dataclass(frozen=True)
class Slice:
    """Some rows in the order of account ids, and the last account among them; none where no more follow."""

    rows: Sequence[Mapping[str, Any]]
    after: str | None


def read_account_figures(
    ledger: Ledger, at: date, among: frozenset[str] | None, after: str, most: int
) -> Slice:
    """The accounts that follow `after`, at most so many, with the row of their figures as `scores`."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    ids, last = _next_accounts(sight, among, after, most)
    return Slice(_with_scores(sight, ids), last)


def read_account_row(ledger: Ledger, account_id: str, at: date) -> Row:
    """One account with its figures; raises KeyError where it was not known on that day."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    rows = _with_scores(sight, [sight.kept("accounts", account_id)])
    if not rows:
        raise KeyError(account_id)
    return rows[0]


def read_people_of(ledger: Ledger, account_id: str, at: date) -> Rows:
    """The people with a role or a figure in an account, each with their figures there."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    own = [sight.kept("accounts", account_id)]
    scores = sight.scores("person_scores", account_id=own)
    persons = {
        *ids_of(scores, "person_id"),
        *ids_of(sight.facts("buying_roles", account_id=own), "person_id"),
    }
    return _people(sight, persons, scores)


def read_person_row(ledger: Ledger, person_id: str, at: date, among: frozenset[str] | None) -> Row:
    """One person with their figures in these accounts; raises KeyError where they were not known on that day."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    kept_id = sight.kept("people", person_id)
    scores = sight.scores("person_scores", person_id=[kept_id])
    shown = [row for row in scores if among is None or row["account_id"] in among]
    rows = _people(sight, {kept_id}, shown)
    if not rows:
        raise KeyError(person_id)
    return rows[0]


def read_gap_rows(ledger: Ledger, at: date, among: frozenset[str] | None, after: str, most: int) -> Slice:
    """The gaps of the accounts that follow `after`, at most so many accounts, as the run keeps them."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    ids, last = _next_accounts(sight, among, after, most)
    gaps = sight.scores("gaps", account_id=ids)
    return Slice(sorted(gaps, key=lambda row: (row["account_id"], -row["weight"], row["kind"])), last)


def _next_accounts(
    sight: Sight, among: frozenset[str] | None, after: str, most: int
) -> tuple[list[str], str | None]:
    found = book.accounts_after(sight.ledger, sight.run_id, after, most + 1, among)
    return found[:most], found[most - 1] if len(found) > most else None


def _with_scores(sight: Sight, ids: Sequence[str]) -> Rows:
    facts = {row["account_id"]: row for row in sight.facts("accounts", account_id=ids)}
    scores = {row["account_id"]: row for row in sight.scores("account_scores", account_id=ids)}
    return [{**facts[each], "scores": scores.get(each)} for each in ids if each in facts]


def _people(sight: Sight, persons: set[str], scores: Rows) -> Rows:
    rows = sight.facts("people", person_id=persons)
    return [
        {**row, "scores": [each for each in scores if each["person_id"] == row["person_id"]]}
        for row in sorted(rows, key=lambda row: row["person_id"])
    ]
