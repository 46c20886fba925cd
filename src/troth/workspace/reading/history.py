"""The history of one fact: every stored version of it and of what hangs on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import TABLES
from troth.reports import History
from troth.reports import history as history_report
from troth.workspace.sight import Rows

# What is told together with a thing: the events of a promise, the ratings of a need.
HANGING: Mapping[str, str] = {"promises": "promise_events", "needs": "need_ratings"}
_NAMED = ("accounts", "people", "staff", "pillars", "offerings")


def read_history(ledger: Ledger, table: str, fact_id: str) -> History:
    """All versions of a fact, with who wrote each; the number of queries does not depend on the number of versions."""
    key = TABLES[table].key
    rows: dict[str, Rows] = {table: _versions(ledger, table, key, fact_id)}
    if hanging := HANGING.get(table):
        rows[hanging] = _versions(ledger, hanging, key, fact_id)
    every = [row for found in rows.values() for row in found]
    batches = book.current(ledger, "batches", batch_id=sorted({row["batch_id"] for row in every} - {None}))
    by_id: dict[str, dict[str, Any]] = {str(row["batch_id"]): row for row in batches}
    return history_report(table, fact_id, rows, by_id, _names(ledger, rows))


def _versions(ledger: Ledger, table: str, column: str, value: str) -> Rows:
    rows: Rows = book.versions(ledger, table, **{column: value})
    return sorted(rows, key=lambda row: row["recorded_at"])


def _names(ledger: Ledger, rows: Mapping[str, Rows]) -> Mapping[str, str]:
    """What the things are called that the rows name."""
    asked: dict[str, set[str]] = {name: set() for name in _NAMED}
    for table, found in rows.items():
        for column in TABLES[table].columns:
            if column.references in asked:
                asked[column.references] |= {row[column.name] for row in found} - {None}
    names: dict[str, str] = {}
    for name, ids in asked.items():
        key = TABLES[name].key
        found_rows = book.current(ledger, name, **{key: sorted(ids)}) if ids else []
        names |= {str(row[key]): str(row["name"]) for row in found_rows}
    return names
