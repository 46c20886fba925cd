"""A small book with its figures, for pages: what people say and are called is hostile on purpose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import OUTPUTS, Facts

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
AT = date(2026, 3, 2)
MONTH_AGO = date(2026, 2, 1)
HOSTILE = "<script>alert('x')</script> & \u202e=cmd()"

Row = Mapping[str, Any]

NONE = {f"{name}_evidence": "none" for name in ("trust", "respect", "connection", "loyalty")}
COUNTS = {
    "promises_due": 0,
    "promises_kept": 0,
    "unknown_share": 0.2,
    "influence": 0.0,
    "effective_contacts": 1.0,
}


def figures(loyalty: float, evidence: str = "ok") -> dict[str, object]:
    """Trust, respect and loyalty around one number, with their intervals."""
    return {
        f"{name}{suffix}": value
        for name in ("trust", "respect", "loyalty")
        for suffix, value in (
            ("", loyalty),
            ("_low", loyalty - 0.1),
            ("_high", loyalty + 0.1),
            ("_evidence", evidence),
        )
    }


def add_account(ledger: Ledger, account_id: str, people: int = 2, owner_id: str = "sam") -> None:
    """A further account with people, needs, contacts, promises to each and an invoice."""
    persons = [f"{account_id}-{number}" for number in range(people)]
    record(
        ledger,
        accounts=[{"account_id": account_id, "name": f"Account {account_id}", "owner_id": owner_id}],
        people=[{"person_id": person, "name": f"Person {person}"} for person in persons],
        buying_roles=[
            {
                "buying_role_id": f"role-{person}",
                "person_id": person,
                "account_id": account_id,
                "role": "end_user",
            }
            for person in persons
        ],
        needs=[
            {"need_id": f"need-{person}", "person_id": person, "account_id": account_id, "code": "uptime"}
            for person in persons
        ],
        promises=[
            {
                "promise_id": f"promise-{person}",
                "account_id": account_id,
                "person_id": person,
                "words": "Seals on the dock",
                "made_on": MONTH_AGO,
                "due_on": AT + timedelta(days=3),
            }
            for person in persons
        ],
        invoices=[
            {
                "line_id": f"line-{account_id}",
                "account_id": account_id,
                "billed_on": MONTH_AGO,
                "amount": 100,
                "cost": 60,
            }
        ],
    )


def fill(ledger: Ledger) -> None:
    """Two accounts: one well known, whose people are named to break a page, and one nothing is known about."""
    record_people(ledger)
    record_dealings(ledger)
    record_outcomes(ledger)
    score(ledger, MONTH_AGO, 0.5)
    score(ledger, AT, 0.62)


def record_people(ledger: Ledger) -> None:
    """Who is there, and who plays which role."""
    record(
        ledger,
        settings=[
            {"setting_id": "s1", "name": "name", "value": "The test book"},
            {"setting_id": "s2", "name": "sample", "value": "true"},
        ],
        staff=[{"staff_id": "sam", "name": "Sam Ourwright"}],
        accounts=[
            {"account_id": "acorn", "name": f"Acorn Mills {HOSTILE}", "segment": "food", "owner_id": "sam"},
            {"account_id": "birch", "name": "Birch Foods"},
        ],
        people=[
            {"person_id": "pia", "name": f"Pia {HOSTILE}", "title": "Head of purchasing"},
            {"person_id": "ben", "name": "Ben"},
        ],
        buying_roles=[
            {"buying_role_id": "b1", "person_id": "pia", "account_id": "acorn", "role": "financial_buyer"},
            {"buying_role_id": "b2", "person_id": "ben", "account_id": "acorn", "role": "end_user"},
        ],
        influence_ties=[{"tie_id": "t1", "account_id": "acorn", "listener_id": "pia", "source_id": "ben"}],
    )


def record_dealings(ledger: Ledger) -> None:
    """What they need, and what they were promised."""
    record(
        ledger,
        needs=[
            {"need_id": "n1", "person_id": "pia", "account_id": "acorn", "code": "uptime", "importance": 5}
        ],
        need_ratings=[
            {
                "rating_id": "r1",
                "need_id": "n1",
                "expected": 8,
                "perceived": 6,
                "rated_by": "staff",
                "rated_on": MONTH_AGO,
            }
        ],
        promises=[
            {
                "promise_id": "late",
                "account_id": "acorn",
                "person_id": "pia",
                "promiser_id": "sam",
                "words": f"Seals on the dock {HOSTILE}",
                "made_on": date(2026, 1, 1),
                "due_on": date(2026, 2, 20),
            },
            {
                "promise_id": "done",
                "account_id": "acorn",
                "person_id": "ben",
                "words": "Test records",
                "made_on": date(2026, 1, 1),
                "due_on": date(2026, 1, 20),
            },
        ],
    )


def record_outcomes(ledger: Ledger) -> None:
    """What became of it, and what they were billed."""
    record(
        ledger,
        promise_events=[
            {"event_id": "e1", "promise_id": "done", "kind": "delivered", "happened_on": date(2026, 1, 19)},
            {
                "event_id": "e2",
                "promise_id": "done",
                "kind": "verdict",
                "happened_on": date(2026, 1, 20),
                "verdict": "kept",
                "said_by": "ben",
                "words": f"as promised {HOSTILE}",
            },
        ],
        invoices=[
            {"line_id": "i1", "account_id": "acorn", "billed_on": MONTH_AGO, "amount": 1000, "cost": 400}
        ],
    )


def score(ledger: Ledger, at: date, loyalty: float) -> None:
    """Keep figures of the two accounts for a day."""
    tables: dict[str, list[Row]] = {
        "account_scores": [
            {
                "account_id": "acorn",
                **figures(loyalty),
                "promises_due": 2,
                "promises_kept": 1,
                "weakest_person_id": "pia",
            },
            {"account_id": "birch", **NONE},
        ],
        "person_scores": [
            {"account_id": "acorn", "person_id": "pia", **NONE, **figures(0.3, "thin"), "influence": 0.5},
            {"account_id": "acorn", "person_id": "ben", **NONE, **figures(0.7), "influence": 0.3},
        ],
        "promise_scores": [
            {"promise_id": "late", "state": "overdue", "trust_credit": 0.0, "trust_debit": 0.4},
            {"promise_id": "done", "state": "kept", "degree": 1.0, "trust_credit": 1.0, "trust_debit": 0.0},
        ],
        "gaps": [
            {
                "account_id": "acorn",
                "kind": "overdue_promise",
                "person_id": "pia",
                "fact_id": "late",
                "weight": 0.5,
            },
            {"account_id": "acorn", "kind": "empty_role", "role": "gatekeeper", "weight": 0.2},
            {"account_id": "birch", "kind": "single_contact", "weight": 1.0},
        ],
    }
    keep(ledger, at, tables)


def score_accounts(ledger: Ledger, account_ids: Sequence[str], people: int = 2) -> None:
    """Score accounts of `add_account`, and these alone, as of the newest day: each promise there is overdue."""
    persons = [(each, f"{each}-{number}") for each in account_ids for number in range(people)]
    tables: dict[str, list[Row]] = {
        "account_scores": [
            {"account_id": each, **figures(0.5), "weakest_person_id": f"{each}-0"} for each in account_ids
        ],
        "person_scores": [
            {"account_id": account, "person_id": person, **NONE, **figures(0.5), "influence": 0.5}
            for account, person in persons
        ],
        "promise_scores": [
            {"promise_id": f"promise-{person}", "state": "overdue", "trust_credit": 0.0, "trust_debit": 0.4}
            for _account, person in persons
        ],
        "gaps": [
            {"account_id": account, "kind": kind, "person_id": person, "weight": 0.5}
            for account, person in persons
            for kind in ("silent_key_person", "stale_rating")
        ],
    }
    keep(ledger, AT, tables, run_id=f"run of {len(account_ids)} accounts")


def keep(ledger: Ledger, at: date, tables: Mapping[str, Sequence[Row]], run_id: str = "") -> None:
    """Keep rows of results as the run shown for a day; a figure not given is empty, a count 0."""
    run: dict[str, Any] = {
        "run_id": run_id or f"run of {at}",
        "at": at,
        "rules": "rules",
        "priors_of": run_id or f"run of {at}",
        "engine": "none",
        "version": "0",
        "fact_count": 1,
        "assumed_share": 0.0,
        "started_at": NOW,
        "finished_at": NOW,
    }
    rows = {
        name: [
            tuple({**COUNTS, **row}.get(column.name) for column in OUTPUTS[name].columns[1:]) for row in given
        ]
        for name, given in tables.items()
    }
    book.keep(ledger, run, rows, on_screen=at == AT)


def record(ledger: Ledger, **tables: Sequence[Row]) -> None:
    """Record rows of several tables as known since the first day of the year."""
    known_at = datetime(2026, 1, 1, tzinfo=UTC)
    facts = [
        _facts(name, [{**row, "recorded_at": known_at} for row in rows]) for name, rows in tables.items()
    ]
    book.record(ledger, facts, "test", "test", NOW)


def _facts(table: str, rows: Sequence[Row]) -> Facts:
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    return Facts(table, columns, tuple(tuple(row.get(name) for name in columns) for row in rows))
