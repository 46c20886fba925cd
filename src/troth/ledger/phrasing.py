"""Pieces of SQL that SQLite and PostgreSQL both understand, for what Django's queries cannot say."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Any

from troth.ledger.opening import Ledger
from troth.ledger.storing import db_table
from troth.model import TABLES, Kind

Parameters = Mapping[str, Any]
Row = tuple[Any, ...]


def rows_of(ledger: Ledger, statement: str, parameters: Parameters) -> list[Row]:
    """The rows a statement gives; places for values are written %(name)s."""
    with ledger.connection.cursor() as cursor:
        cursor.execute(statement, dict(parameters))
        return list(cursor.fetchall())


def change(ledger: Ledger, statement: str, parameters: Parameters) -> None:
    """Run a statement that changes rows."""
    with ledger.connection.cursor() as cursor:
        cursor.execute(statement, dict(parameters))


def known(table: str, alias: str) -> str:
    """The condition that a version was known at %(end)s, the first moment after %(day)s, and its fact had happened."""
    texts = [
        f"{alias}.recorded_at < %(end)s",
        f"({alias}.superseded_at IS NULL OR {alias}.superseded_at >= %(end)s)",
    ]
    own = TABLES[table].own_date
    if own is not None:
        last = f"{alias}.{own.name} {'< %(end)s' if own.kind is Kind.TIMESTAMP else '<= %(day)s'}"
        texts.append(f"({alias}.{own.name} IS NULL OR {last})" if own.optional else last)
    return " AND ".join(texts)


def source(table: str, alias: str) -> str:
    """A stored table under an alias."""
    return f"{db_table(table)} {alias}"


def each_of(ledger: Ledger, name: str) -> str:
    """The values of a parameter that `listed` made, as a sub-select; any number of them."""
    if ledger.is_sqlite:
        return f"(SELECT value FROM json_each(%({name})s))"  # noqa: S608 - our names
    return f"(SELECT value FROM jsonb_array_elements_text(CAST(%({name})s AS jsonb)) AS each_of(value))"  # noqa: S608


def pairs_of(ledger: Ledger, name: str, first: str, second: str) -> str:
    """The pairs of a parameter that `listed` made, as a sub-select of two columns."""
    if ledger.is_sqlite:
        # Without a type SQLite would not look them up by an index it makes.
        parts = "CAST(json_extract(value, '$[0]') AS TEXT)", "CAST(json_extract(value, '$[1]') AS TEXT)"
        return f"(SELECT {parts[0]} AS {first}, {parts[1]} AS {second} FROM json_each(%({name})s))"  # noqa: S608
    return (
        f"(SELECT value->>0 AS {first}, value->>1 AS {second} "  # noqa: S608 - our names
        f"FROM jsonb_array_elements(CAST(%({name})s AS jsonb)) AS each_of(value))"
    )


def listed(values: Collection[object]) -> str:
    """Values as one parameter for `each_of` or `pairs_of`."""
    return json.dumps(list(values))


def holds(ledger: Ledger, column: str, name: str) -> str:
    """The condition that a text holds the words of `searched(…)` under this name; upper and lower case are alike."""
    if ledger.is_sqlite:
        # SQLite folds the letters of English alone: its own search finds what may do, ours decides.
        _teach_folding(ledger)
        rough = f"{column} LIKE %({name}_rough)s ESCAPE '\\'"
        return f"({rough} AND troth_folded({column}) LIKE %({name})s ESCAPE '\\')"
    return f"{column} ILIKE %({name})s ESCAPE '\\'"


def searched(name: str, words: str) -> Parameters:
    """The parameters of `holds`."""
    plain = "".join(f"\\{each}" if each in "\\%_" else each for each in words)
    # A letter beyond ASCII may change its length with its case.
    rough = "".join(each if each.isascii() else "%" for each in plain)
    return {name: f"%{plain.casefold()}%", f"{name}_rough": f"%{rough}%"}


def _teach_folding(ledger: Ledger) -> None:
    ledger.connection.ensure_connection()
    ledger.connection.connection.create_function("troth_folded", 1, _folded, deterministic=True)


def _folded(text: str | None) -> str | None:
    return None if text is None else text.casefold()
