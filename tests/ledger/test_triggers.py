"""The database itself refuses to change what was recorded, whoever asks by SQL."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from tests.ledger.conftest import NOW, peopled_facts
from troth import ledger
from troth.ledger import Ledger
from troth.ledger.storing import db_table
from troth.ledger.triggers import permitted, sqlite_triggers
from troth.model import TABLES


def run(book: Ledger, statement: str) -> int:
    """Run SQL on the book and return how many rows it touched."""
    with book.connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.rowcount)


STAMP = "UPDATE troth_people SET superseded_at = '2026-05-01T00:00:00.000000Z'"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE troth_people SET name = 'Somebody Else'",
        "UPDATE troth_people SET recorded_at = '2020-01-01T00:00:00.000000Z'",
        "UPDATE troth_people SET row_number = row_number + 100",
        f"{STAMP}, name = 'Somebody Else'",
        "UPDATE troth_people SET superseded_at = NULL",
        "DELETE FROM troth_people",
        "DELETE FROM troth_batches",
        "UPDATE troth_batches SET written_by = 'nobody'",
    ],
)
def test_a_change_by_sql_is_refused(peopled: Ledger, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"):
        run(peopled, statement)
    assert len(ledger.current(peopled, "people")) == 3


def test_a_version_is_stamped_once(peopled: Ledger) -> None:
    assert run(peopled, STAMP) == 3
    for again in (STAMP, "UPDATE troth_people SET superseded_at = NULL"):
        with pytest.raises(DatabaseError, match="append-only"):
            run(peopled, again)


def test_every_table_of_facts_is_guarded_in_sqlite_with_all_its_columns(sqlite_book: Ledger) -> None:
    expected: dict[str, str] = {}
    with sqlite_book.connection.cursor() as cursor:
        for table in TABLES.values():
            name = db_table(table.name)
            described = sqlite_book.connection.introspection.get_table_description(cursor, name)
            expected |= sqlite_triggers(name, table.key, [each.name for each in described])
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        assert dict(cursor.fetchall()) == expected


def test_every_table_of_facts_is_guarded_in_postgres(postgres_book: Ledger) -> None:
    with postgres_book.connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        assert {name for (name,) in cursor.fetchall()} == {
            f"{db_table(table)}_{name}" for table in TABLES for name in ("no_change", "no_truncate")
        }


@pytest.mark.parametrize("conflict", ["row_number", "person_id"])
def test_sqlite_cannot_replace_a_row_by_inserting(sqlite_book: Ledger, conflict: str) -> None:
    ledger.record(sqlite_book, peopled_facts(), by="keeper", source="form", now=NOW)
    number = "row_number" if conflict == "row_number" else "NULL"
    key = "person_id" if conflict == "person_id" else "'person_new'"
    with pytest.raises(DatabaseError, match="append-only"):
        run(
            sqlite_book,
            "INSERT OR REPLACE INTO troth_people (row_number, person_id, name, recorded_at, recorded_basis) "  # noqa: S608
            f"SELECT {number}, {key}, 'Somebody Else', recorded_at, 'witnessed' FROM troth_people",
        )
    assert {row["name"] for row in ledger.current(sqlite_book, "people")} == {
        *("Ona Example", "Tuva Example", "Theo Sample"),
    }


def test_postgres_cannot_empty_a_table(postgres_book: Ledger) -> None:
    for statement in ("TRUNCATE troth_people", "TRUNCATE troth_people CASCADE"):
        with pytest.raises(DatabaseError, match="append-only"):
            run(postgres_book, statement)


def test_a_permission_ends_with_its_block(peopled: Ledger) -> None:
    with transaction.atomic(using=peopled.alias):
        with permitted(peopled.connection, "erasure"):
            assert run(peopled, "UPDATE troth_people SET title = 'erased'") == 3
        with (
            pytest.raises(DatabaseError, match="append-only"),
            transaction.atomic(using=peopled.alias),
        ):
            run(peopled, "UPDATE troth_people SET title = 'again'")


def test_sqlite_lets_no_transaction_leave_a_permission_behind(sqlite_book: Ledger) -> None:
    with pytest.raises(DatabaseError, match="FOREIGN KEY"), transaction.atomic(using=sqlite_book.alias):
        run(sqlite_book, "INSERT INTO troth_permission VALUES ('erasure', 1)")
    assert run(sqlite_book, "DELETE FROM troth_permission") == 0


def test_a_permission_of_postgres_ends_with_its_transaction(postgres_book: Ledger) -> None:
    ledger.record(postgres_book, peopled_facts(), by="keeper", source="form", now=NOW)
    with transaction.atomic(using=postgres_book.alias):
        run(postgres_book, "SELECT set_config('troth.permission', 'erasure', true)")
    with pytest.raises(DatabaseError, match="append-only"):
        run(postgres_book, "DELETE FROM troth_people")
