"""The facts known on a day, as SQL over the contract: as_of(T) of the data contract, and nothing else looks at time."""

from __future__ import annotations

from collections.abc import Mapping

from troth.engine.contract import day_of
from troth.engine.dialect import Dialect
from troth.model import Column, Kind, Table

BOOKKEEPING = frozenset({"recorded_at", "superseded_at", "recorded_basis"})
MERGE_MAP = "merge_map"


def known_columns(table: Table) -> tuple[Column, ...]:
    """The columns of a table that measures see; timestamps appear as days."""
    return tuple(column for column in table.columns if column.name not in BOOKKEEPING)


def known_type(column: Column) -> str:
    """The type a measure sees, in the words of the expression compiler; decimals as doubles."""
    return {
        Kind.TEXT: "string",
        Kind.DATE: "date",
        Kind.TIMESTAMP: "date",
        Kind.FLAG: "boolean",
        Kind.WHOLE: "int64",
        Kind.DECIMAL: "float64",
        Kind.REAL: "float64",
    }[column.kind]


def known_schema(table: Table) -> Mapping[str, str]:
    """Column name -> type of a table as known on a day."""
    return {day_of(column): known_type(column) for column in known_columns(table)}


def is_known(table: Table, dialect: Dialect) -> str:
    """The predicate over `book_<table> f CROSS JOIN moment` that keeps the version in force at the end of that day,
    if the fact had happened by then. A fact without a stamp counts as known when it happened.

    Instants are held against the end of the day: turning each of them into a day would cost more than all that follows.
    """
    terms = [
        "(f.recorded_at IS NULL OR f.recorded_at < moment.ends_at)",
        "(f.superseded_at IS NULL OR f.superseded_at >= moment.ends_at)",
    ]
    if table.own_date:
        own = f"f.{dialect.quote(table.own_date.name)}"
        until = "< moment.ends_at" if table.own_date.kind is Kind.TIMESTAMP else "<= moment.at"
        terms.append(f"({own} IS NULL OR {own} {until})")
    return " AND ".join(terms)


def known_view(table: Table, dialect: Dialect, *, merged: bool) -> str:
    """A SELECT of the facts of one table known on the day in `moment`; with `merged`, merged ids read as the kept one."""
    columns, joins = [], []
    for column in known_columns(table):
        value = f"f.{dialect.quote(day_of(column))}"
        kind = _SINGULAR.get(column.references, "") if merged and table.name != "merges" else ""
        if kind:
            alias = f"m_{column.name}"
            joins.append(
                f"LEFT JOIN {MERGE_MAP} {alias} ON {alias}.kind = '{kind}' AND {alias}.merged_id = {value}"
            )
            value = f"COALESCE({alias}.kept_id, {value})"
        columns.append(f"{_learnt(column, table, value, dialect)} AS {dialect.quote(day_of(column))}")
    where = is_known(table, dialect)
    if merged and table.name in _SINGULAR:
        gone = f"SELECT merged_id FROM {MERGE_MAP} WHERE kind = '{_SINGULAR[table.name]}'"
        where += f" AND f.{table.key} NOT IN ({gone})"
    return f"SELECT {', '.join(columns)} FROM book_{table.name} f CROSS JOIN moment {' '.join(joins)} WHERE {where}"


_SINGULAR = {"accounts": "account", "people": "person"}


def _learnt(column: Column, table: Table, value: str, dialect: Dialect) -> str:
    if column.kind is Kind.DECIMAL:
        value = f"CAST({value} AS DOUBLE) / {10**column.scale}e0"
    if not column.learnt_on:
        return value
    learnt = f"f.{dialect.quote(day_of(table.by_name[column.learnt_on]))}"
    fallback = f"'{column.default}'" if column.default is not None else "NULL"
    return f"CASE WHEN {learnt} <= moment.at THEN {value} ELSE {fallback} END"
