"""The same book in PostgreSQL: a ledger in SQLite copied table by table into a private cluster that ends with the block."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from tests.equipment import postgres_programs
from tests.postgres_cluster import postgres_cluster
from troth import ledger
from troth.ledger import Ledger
from troth.ledger.lists import LISTS
from troth.ledger.storing import db_table
from troth.model import OUTPUTS, TABLES

CHUNK_ROWS = 50_000


@contextmanager
def postgres_copy(address: str) -> Iterator[str | None]:
    """The address of a copy of an SQLite ledger in PostgreSQL; none on a machine without PostgreSQL."""
    programs = postgres_programs()
    if programs is None:
        yield None
        return
    with postgres_cluster(programs) as url:
        book = ledger.create(url)
        with closing(sqlite3.connect(address.removeprefix("sqlite:///"))) as stored:
            for name in (*TABLES, *OUTPUTS, *LISTS, "current_run"):
                _copy(stored, book, db_table(name))
        with book.connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        ledger.close(book)
        yield url


def _copy(stored: sqlite3.Connection, book: Ledger, table: str) -> None:
    """Copy the rows of one table; PostgreSQL numbers them anew in the same order."""
    rows = stored.execute(f"SELECT * FROM {table} ORDER BY row_number")  # noqa: S608 - our names
    names = [name for name, *_ in rows.description]
    quoted = ", ".join(f'"{name}"' for name in names)
    with book.connection.cursor() as cursor, cursor.copy(f"COPY {table} ({quoted}) FROM STDIN") as copy:
        while chunk := rows.fetchmany(CHUNK_ROWS):
            for row in chunk:
                copy.write_row(row)
