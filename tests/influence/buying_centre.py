"""Buying centres for tests: a few rows each, everything else as plain as can be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tests.measured import Measured, measured
from troth import influence, needs
from troth.model import Rules

AT = date(2026, 6, 30)
ALDER = "alder"
WHOLE = 1_000_000_000
MEASURES = (*needs.CONTACT_MEASURES, *influence.MEASURES)
Row = dict[str, Any]
Rows = list[Row]


def days_ago(days: int) -> date:
    return AT - timedelta(days=days)


def account(name: str = ALDER, **more: Any) -> Row:
    return {"account_id": name, "name": f"{name.title()} Works", **more}


def role(person: str, name: str | None = "end_user", at: str = ALDER, **more: Any) -> Row:
    """A role in force, unless `until` says otherwise."""
    return {"person_id": person, "account_id": at, "role": name, **more}


def rating(person: str, level: int, at: str = ALDER, age_days: int = 10, **more: Any) -> Row:
    """A judgement by one person of the customer's."""
    row = {"person_id": person, "account_id": at, "level": level, "rated_on": days_ago(age_days)}
    return {**row, "rated_by": "customer", "rater_id": "olga", **more}


def tie(listener: str, source: str, strength: int = 2, at: str = ALDER, **more: Any) -> Row:
    return {"account_id": at, "listener_id": listener, "source_id": source, "strength": strength, **more}


def meeting(person: str, age_days: int = 0, at: str = ALDER, **more: Any) -> Row:
    row = {"account_id": at, "person_id": person, "kind": "meeting", "direction": "both"}
    return {**row, "happened_at": days_ago(age_days), **more}


def objection(person: str, age_days: int = 10, **more: Any) -> Row:
    return {"person_id": person, "kind": "scoring_objected", "chosen_on": days_ago(age_days), **more}


KEYS = {
    "buying_roles": "buying_role_id",
    "influence_ratings": "rating_id",
    "influence_ties": "tie_id",
    "interactions": "interaction_id",
    "person_choices": "choice_id",
    "deals": "deal_id",
    "deal_people": "deal_person_id",
    "deal_outcomes": "outcome_id",
}
NAMES_A_PERSON = ("person_id", "listener_id", "source_id")


def centre(folder: Path, rules: Rules | None = None, **tables: Iterable[Row]) -> Measured:
    """The measures over a book of these rows as of AT.

    Rows without an id are numbered in their order; accounts and people that rows name are added where missing.
    """
    book = {table: _numbered(table, rows) for table, rows in tables.items()}
    rows = [row for table in book.values() for row in table]
    book["accounts"] = _completed(
        book.get("accounts", []), "account_id", [row.get("account_id") for row in rows]
    )
    named = [row.get(column) for row in rows for column in NAMES_A_PERSON]
    book["people"] = _completed(book.get("people", []), "person_id", named)
    return measured(folder, book, MEASURES, AT, rules)


def _numbered(table: str, rows: Iterable[Row]) -> Rows:
    key = KEYS.get(table, "")
    return [({key: f"{table}-{number:03}"} if key else {}) | row for number, row in enumerate(rows)]


def _completed(rows: Rows, key: str, named: Iterable[str | None]) -> Rows:
    missing = {name for name in named if name} - {row[key] for row in rows}
    return [
        *({"name": row[key].title(), **row} for row in rows),
        *({key: n, "name": n.title()} for n in sorted(missing)),
    ]


REQUIRED = ("gatekeeper", "financial_buyer", "technical_buyer", "end_user")


def six(at: str) -> Rows:
    """Six people who fill all four roles: as many as are expected, so that nobody is missing."""
    names = (*REQUIRED, "end_user", "end_user")
    return [role(f"{at} {number}", name, at=at) for number, name in enumerate(names, start=1)]


def all_high(at: str, age_days: int = 10) -> Rows:
    """A weight of 4 for each of the six."""
    return [rating(f"{at} {number}", 3, at=at, age_days=age_days) for number in range(1, 7)]
