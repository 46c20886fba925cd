"""Rows as the ledger gives them, for reports: every column of the contract, empty but for what a test says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from troth.ledger.lists import LISTS
from troth.model import OUTPUTS, TABLES
from troth.reports import Known

AT = date(2026, 3, 2)

# What a run says of an account or person nothing is known about.
NOTHING_KNOWN = {
    "trust_evidence": "none",
    "respect_evidence": "none",
    "connection_evidence": "none",
    "loyalty_evidence": "none",
    "promises_due": 0,
    "promises_kept": 0,
    "influence": 0.0,
    "unknown_share": 0.0,
    "weight": 0.0,
}


def row(table: str, **values: object) -> dict[str, Any]:
    """A row of a table: what is said, else the column's default, else nothing; an unknown column is a KeyError."""
    columns = (TABLES.get(table) or OUTPUTS.get(table) or LISTS[table]).by_name
    unknown = values.keys() - columns.keys()
    if unknown:
        raise KeyError(f"{table} has no column {', '.join(sorted(unknown))}")
    is_score = table not in TABLES
    starts = {
        name: NOTHING_KNOWN.get(name) if is_score else column.default for name, column in columns.items()
    }
    return {**starts, **values}


Tables = dict[str, list[dict[str, object]]]


def known(**tables: Sequence[Mapping[str, object]]) -> Known:
    """What is known on the day AT, from the rows of each table."""
    return Known(AT, {name: [row(name, **values) for values in rows] for name, rows in tables.items()})


def figure(name: str, value: float, evidence: str = "ok", spread: float = 0.1) -> dict[str, object]:
    """The four columns of a figure."""
    return {
        name: value,
        f"{name}_low": value - spread,
        f"{name}_high": value + spread,
        f"{name}_evidence": evidence,
    }
