"""One way to read the same table, timed by itself: `python -m benchmarks.intake_work WAY FILE [ADDRESS]`."""

from __future__ import annotations

import csv
import resource
import sqlite3
import sys
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

from benchmarks.child import KIB_PER_MIB, Cost, measured, report
from tests.postgres_cluster import new_database
from troth import ledger
from troth.intake import mapping_of, open_apart, open_table, read, read_apart, survey
from troth.workspace.importing import Brought, commit, open_import, preview

COLUMNS = ("No", "Customer", "Contact", "Ordered", "Due", "Sum", "Text")
MAPPING = mapping_of(
    """
[file]
dates = ["%d.%m.%Y"]
decimal = ","
[book]
time_zone = "Europe/Berlin"
[accounts]
distinct = true
account_id = "Customer"
name = "Customer"
[promises]
promise_id = "No"
account_id = "Customer"
words = "Text"
made_on = "Ordered"
due_on = "Due"
promised_level = "Sum"
"""
)
CHUNK_BYTES = 1_048_576


def lines(rows: int) -> Iterator[list[str]]:
    """The header and so many made-up rows."""
    yield list(COLUMNS)
    for number in range(rows):
        day = f"{1 + number % 28:02}.{1 + number % 12:02}.2026"
        amount = f"{number % 9_000},{number % 100:02}"
        yield [
            f"A{number:08}",
            f"Customer {number % 5_000}",
            f"Contact {number % 20_000}",
            day,
            day,
            amount,
            f"Deliver part {number} on time",
        ]


def csv_rows(path: Path) -> Iterator[list[str]]:
    """The rows by Python's csv module alone."""
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.reader(file, delimiter=";")


def into_sqlite(path: Path, _: str) -> None:
    """The rows by csv into one plain table of SQLite, in one executemany."""
    with TemporaryDirectory() as folder:
        store = sqlite3.connect(Path(folder) / "floor.sqlite3")
        store.execute(f"CREATE TABLE floor ({', '.join(name for name in COLUMNS)})")
        store.executemany("INSERT INTO floor VALUES (?, ?, ?, ?, ?, ?, ?)", csv_rows(path))
        store.commit()
        store.close()


def into_postgres(path: Path, address: str) -> None:
    """The file as it is into one plain table of PostgreSQL, by COPY."""
    with psycopg.connect(address) as store, store.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE floor ({', '.join(f'{name}_ text' for name in COLUMNS)})".encode())
        with (
            path.open("rb") as file,
            cursor.copy("COPY floor FROM STDIN (FORMAT csv, DELIMITER ';', HEADER)") as copy,
        ):
            while piece := file.read(CHUNK_BYTES):
                copy.write(piece)


def into_book(path: Path, address: str) -> None:
    """The whole import of the file into a new book: its fingerprint, its facts, and what could not be taken."""
    store, now = ledger.create(address), datetime.now(UTC)
    with TemporaryDirectory() as folder:
        opened = open_import(store, Brought("csv", (path,), Path(folder), MAPPING), now)
        commit(store, opened, "benchmark", now)
    ledger.close(store)


def previewed(path: Path, _: str) -> None:
    """What the import would do to a new book in a file, and whom it may bring a second time."""
    with TemporaryDirectory() as folder:
        store, now = ledger.create(f"sqlite:///{folder}/book.sqlite3"), datetime.now(UTC)
        opened = open_import(store, Brought("csv", (path,), Path(folder), MAPPING), now)
        preview(store, opened, "benchmark", now)
        ledger.close(store)


def into_sqlite_book(path: Path, _: str) -> None:
    """`into_book` in a file."""
    with TemporaryDirectory() as folder:
        into_book(path, f"sqlite:///{folder}/book.sqlite3")


def exhaust(rows: Iterator[object]) -> None:
    """Take every row and keep none."""
    deque(rows, maxlen=0)


WAYS: Mapping[str, Callable[[Path, str], None]] = {
    "csv module": lambda path, _: exhaust(csv_rows(path)),
    "SQLite executemany": into_sqlite,
    "PostgreSQL COPY": into_postgres,
    "rows here": lambda path, _: exhaust(open_table(path).rows()),
    "rows apart": lambda path, _: exhaust(open_apart(path).rows()),
    "survey of every column": lambda path, _: exhaust(iter(survey(open_table(path)).columns)),
    "facts here": lambda path, _: exhaust(iter(read(MAPPING, path))),
    "facts apart": lambda path, _: exhaust(iter(read_apart(MAPPING, path))),
    "facts into a book in SQLite": into_sqlite_book,
    "preview of a book in SQLite": previewed,
    "facts into a book in PostgreSQL": lambda path, address: into_book(path, new_database(address)),
}


def main(way: str, path: Path, address: str) -> None:
    """Report the cost of one way: of this process and the one it started together, the memory of the larger."""
    spent = measured(lambda: WAYS[way](path, address))
    apart = resource.getrusage(resource.RUSAGE_CHILDREN)
    report(
        Cost(
            spent.seconds,
            spent.processor_seconds + apart.ru_utime + apart.ru_stime,
            max(spent.peak_mib, apart.ru_maxrss / KIB_PER_MIB),
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")  # noqa: PLR2004
