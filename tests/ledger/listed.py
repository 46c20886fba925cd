"""A scored book for lists: three accounts, promises in every state, invoices, gaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from tests.ledger.conftest import NOW
from troth import ledger
from troth.ledger import Ledger
from troth.model import OUTPUTS, Facts

AT = date(2026, 3, 2)
RUN = f"run {AT}"
JANUARY = date(2026, 1, 5)

Row = Mapping[str, Any]


def record(book: Ledger, **tables: Sequence[Row]) -> None:
    """Record rows of several tables as known since the first day of the year."""
    known_at = datetime(2026, 1, 1, tzinfo=UTC)
    ledger.record(book, [_facts(name, rows, known_at) for name, rows in tables.items()], "t", "t", NOW)


def score(book: Ledger, at: date = AT, run_id: str = "", **tables: Sequence[Row]) -> str:
    """Keep rows of results as the run of a day; a figure not given is empty, a count 0. Gives its id."""
    run_id = run_id or f"run {at}"
    run: dict[str, Any] = {
        "run_id": run_id,
        "at": at,
        "rules": "rules",
        "priors_of": run_id,
        "engine": "none",
        "version": "0",
        "fact_count": 1,
        "assumed_share": 0.0,
        "started_at": NOW,
        "finished_at": NOW,
    }
    kept = {name: [_result(name, row) for row in rows] for name, rows in tables.items()}
    ledger.keep(book, run, kept, on_screen=at == AT)
    return run_id


def account(account_id: str, loyalty: float | None = None, **more: object) -> Row:
    """A row of account_scores; the interval reaches a tenth to each side."""
    known = {} if loyalty is None else {"loyalty_low": loyalty - 0.1, "loyalty_high": loyalty + 0.1}
    evidence = "none" if loyalty is None else "ok"
    return {"account_id": account_id, "loyalty": loyalty, "loyalty_evidence": evidence, **known, **more}


def promise(promise_id: str, account_id: str = "a", due_on: date | None = AT, **more: object) -> Row:
    """A promise of ours."""
    words = {"words": promise_id, "made_on": JANUARY}
    return {"promise_id": promise_id, "account_id": account_id, "due_on": due_on, **words, **more}


def invoice(line_id: str, account_id: str, amount: int, cost: int | None) -> Row:
    """An invoice line of January."""
    return {
        "line_id": line_id,
        "account_id": account_id,
        "billed_on": JANUARY,
        "amount": amount,
        "cost": cost,
    }


def states(**by_promise: str) -> list[Row]:
    """Rows of promise_scores."""
    return [{"promise_id": name, "state": state} for name, state in by_promise.items()]


def _facts(table: str, rows: Sequence[Row], known_at: datetime) -> Facts:
    columns = tuple(dict.fromkeys(name for row in rows for name in row))
    cells = tuple((*(row.get(name) for name in columns), known_at) for row in rows)
    return Facts(table, (*columns, "recorded_at"), cells)


def _result(table: str, row: Row) -> tuple[Any, ...]:
    columns = OUTPUTS[table].columns[1:]
    empty = {each.name: None if each.optional else "none" if each.choices else 0 for each in columns}
    return tuple({**empty, **row}[each.name] for each in columns)
