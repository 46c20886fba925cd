"""One person, over the accounts in which they have or had a role."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports import Known, PersonPage, person
from troth.reports.consent import QUOTE_CHOICES
from troth.workspace.sight import Rows, Sight, ids_of

_BY_PERSON = ("needs", "promises", "feedback", "interactions", "value_claims", "influence_ratings")
_BY_ACCOUNT = ("accounts", "buying_roles", "influence_ties")


def read_accounts_of_person(ledger: Ledger, person_id: str, at: date) -> frozenset[str]:
    """The accounts in which a person has or had a role, as known on a day with a kept run."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    kept_id = sight.kept("people", person_id)
    return frozenset(ids_of(sight.facts("buying_roles", person_id=[kept_id]), "account_id"))


def read_person(
    ledger: Ledger, person_id: str, at: date, readable: Collection[str] | None = None
) -> PersonPage:
    """The page of a person on a day with a kept run; raises KeyError where the person or the run is not known.

    `readable` are the accounts whose facts may be shown, none for every one. An objection to being scored holds for
    every day, from the moment it is made.
    """
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    kept_id = sight.kept("people", person_id)
    held = ids_of(sight.facts("buying_roles", person_id=[kept_id]), "account_id")
    shown = [each for each in held if readable is None or each in readable]
    objections: list[dict[str, Any]] = book.current(
        ledger,
        "person_choices",
        person_id=sight.with_merged("people", [kept_id]),
        kind="scoring_objected",
    )
    objects = any(row["until"] is None or row["until"] > at for row in objections)
    tables = _rows(sight, kept_id, shown)
    if objects:
        tables["person_scores"] = []
    return person(Known(at, tables), kept_id, objects=objects, withheld=len(held) - len(shown))


def _rows(sight: Sight, person_id: str, accounts: Collection[str]) -> dict[str, Rows]:
    """Everything the page of a person speaks of; by account first, which the store finds at once."""
    rows = {table: sight.facts(table, account_id=accounts) for table in _BY_ACCOUNT}
    rows |= {table: sight.facts(table, account_id=accounts, person_id=[person_id]) for table in _BY_PERSON}
    promises = ids_of(rows["promises"], "promise_id")
    people = {
        person_id,
        *ids_of(rows["buying_roles"], "person_id"),
        *ids_of(rows["influence_ratings"], "rater_id"),
    }
    staff = {
        *ids_of(rows["promises"], "promiser_id"),
        *ids_of(rows["interactions"], "staff_id"),
        *ids_of(rows["influence_ratings"], "rater_id"),
    }
    return {
        **rows,
        "person_scores": sight.scores("person_scores", account_id=list(accounts), person_id=[person_id]),
        "promise_events": sight.facts("promise_events", promise_id=promises),
        "promise_scores": sight.scores("promise_scores", promise_id=promises),
        "need_ratings": sight.facts("need_ratings", need_id=ids_of(rows["needs"], "need_id")),
        "people": sight.facts("people", person_id=people),
        "person_choices": _choices(sight, person_id),
        "staff": sight.facts("staff", staff_id=staff),
        "pillars": sight.facts("pillars"),
        "codes": sight.facts("codes"),
    }


def _choices(sight: Sight, person_id: str) -> Rows:
    """What the person chose by that day; about being quoted, as it stands now."""
    then = sight.facts("person_choices", person_id=[person_id])
    return [
        *(row for row in then if row["kind"] not in QUOTE_CHOICES),
        *sight.quote_choices([person_id]),
    ]
