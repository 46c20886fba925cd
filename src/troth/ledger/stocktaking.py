"""What is in the book, table by table, and how fresh it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from troth.ledger.opening import Ledger
from troth.ledger.storing import db_table, moment_from
from troth.model import TABLES, Kind, Table


@dataclass(frozen=True)
class Stock:
    """A table: facts in force, how many of them with an assumed date of knowledge, when the last was learnt and happened."""

    table: str
    facts: int
    assumed: int
    learnt_at: datetime | None
    happened_on: date | None


def take_stock(ledger: Ledger) -> tuple[Stock, ...]:
    """Every table of the book, in the order of the model; it reads every fact once, in one statement."""
    with ledger.connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(_select(ledger, table) for table in TABLES.values()))
        found = {row[0]: row for row in cursor.fetchall()}
    return tuple(_stock(*found[name]) for name in TABLES)


def _select(ledger: Ledger, table: Table) -> str:
    name = ledger.connection.ops.quote_name(db_table(table.name))
    own = f'MAX("{table.own_date.name}")' if table.own_date else "CAST(NULL AS TEXT)"
    assumed = "SUM(CASE WHEN recorded_basis = 'assumed' THEN 1 ELSE 0 END)"
    return (
        f"SELECT '{table.name}', COUNT(*), {assumed}, MAX(recorded_at), {own} "  # noqa: S608 - our names
        f"FROM {name} WHERE superseded_at IS NULL"
    )


def _stock(table: str, facts: int, assumed: int | None, learnt: str | None, happened: str | None) -> Stock:
    own = TABLES[table].own_date
    is_moment = own is not None and own.kind is Kind.TIMESTAMP
    on = (
        None
        if happened is None
        else moment_from(happened).date()
        if is_moment
        else date.fromisoformat(happened)
    )
    return Stock(table, facts, int(assumed or 0), None if learnt is None else moment_from(learnt), on)
