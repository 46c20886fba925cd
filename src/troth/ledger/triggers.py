"""What the database itself refuses: every change of a stored fact but the one stamp, unless the law asks for it.

Erasure and retention may change and delete rows; they say so by a permission that ends with their transaction.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

from troth.ledger.storing import db_table
from troth.model import TABLES

REFUSAL = "facts are append-only; supersede or retract this one"
APPLICATION_ID = int.from_bytes(b"Trth", "big")  # marks an SQLite file as a book
_PERMISSION = "troth_permission"
_SETTING = "troth.permission"
_STAMP = "superseded_at"

# A row in this table points at nothing, and that is checked at COMMIT: no transaction can leave it behind.
_SQLITE_PERMISSION = f"""
CREATE TABLE IF NOT EXISTS {_PERMISSION} (
    reason TEXT NOT NULL,
    ends_with_the_transaction INTEGER NOT NULL
        REFERENCES {_PERMISSION}_never (row_number) DEFERRABLE INITIALLY DEFERRED
)"""
_SQLITE_NEVER = f"CREATE TABLE IF NOT EXISTS {_PERMISSION}_never (row_number INTEGER PRIMARY KEY CHECK (0))"

_POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION troth_append_only() RETURNS trigger LANGUAGE plpgsql AS $body$
BEGIN
    IF current_setting('{_SETTING}', true) IN ('erasure', 'retention') AND TG_OP <> 'TRUNCATE' THEN
        IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
        RETURN NEW;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF OLD.{_STAMP} IS NULL AND NEW.{_STAMP} IS NOT NULL
            AND to_jsonb(OLD) - '{_STAMP}' = to_jsonb(NEW) - '{_STAMP}' THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION '%: {REFUSAL}', TG_TABLE_NAME;
END
$body$"""


@contextmanager
def permitted(connection: BaseDatabaseWrapper, reason: str) -> Iterator[None]:
    """Let `erasure` or `retention` change stored facts until the block or the transaction ends."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {_PERMISSION} VALUES (%s, 1)", [reason])  # noqa: S608 - a constant name
        else:
            cursor.execute("SELECT set_config(%s, %s, true)", [_SETTING, reason])
        yield
        if connection.vendor == "sqlite":
            cursor.execute(f"DELETE FROM {_PERMISSION}")  # noqa: S608 - a constant name
        else:
            cursor.execute("SELECT set_config(%s, '', true)", [_SETTING])


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers of every fact table there is in place, replacing older ones; the last step of every migration."""
    with connection.cursor() as cursor:
        for statement in statements(connection):
            cursor.execute(statement)


def statements(connection: BaseDatabaseWrapper) -> list[str]:
    """What `install` runs on this database, for the tables and columns it has now; later migrations add others."""
    there = connection.introspection.table_names()
    tables = [table for table in TABLES.values() if db_table(table.name) in there]
    if connection.vendor == "sqlite":
        every = [f"PRAGMA application_id = {APPLICATION_ID}", _SQLITE_NEVER, _SQLITE_PERMISSION]
        for table in tables:
            every += _sqlite(connection, db_table(table.name), table.key)
        return every
    return [_POSTGRES_FUNCTION, *(text for table in tables for text in _postgres(db_table(table.name)))]


def sqlite_triggers(table: str, key: str, columns: list[str]) -> dict[str, str]:
    """The triggers of one table by name. The third is for INSERT OR REPLACE, which deletes without asking them."""
    forbidden = f"NOT EXISTS (SELECT 1 FROM {_PERMISSION})"  # noqa: S608 - a constant name
    same = " AND ".join(f'OLD."{name}" IS NEW."{name}"' for name in columns if name != _STAMP)
    stamped = f'OLD."{_STAMP}" IS NULL AND NEW."{_STAMP}" IS NOT NULL AND {same}'
    taken = (
        f'EXISTS (SELECT 1 FROM "{table}" WHERE "{key}" = NEW."{key}" AND (recorded_at = NEW.recorded_at '  # noqa: S608
        f"OR ({_STAMP} IS NULL AND NEW.{_STAMP} IS NULL))) OR (NEW.row_number > 0 AND "
        f'EXISTS (SELECT 1 FROM "{table}" WHERE row_number = NEW.row_number))'
    )
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table}: {REFUSAL}'); END"
    return {
        name: f'CREATE TRIGGER "{name}" BEFORE {event} ON "{table}" WHEN {when} {refuse}'
        for name, event, when in (
            (f"{table}_no_delete", "DELETE", forbidden),
            (f"{table}_no_update", "UPDATE", f"NOT ({stamped}) AND {forbidden}"),
            (f"{table}_no_replace", "INSERT", taken),
        )
    }


def _sqlite(connection: BaseDatabaseWrapper, table: str, key: str) -> Iterator[str]:
    with connection.cursor() as cursor:
        columns = [each.name for each in connection.introspection.get_table_description(cursor, table)]
    for name, create in sqlite_triggers(table, key, columns).items():
        yield f'DROP TRIGGER IF EXISTS "{name}"'
        yield create


def _postgres(table: str) -> Iterator[str]:
    for name, event, each in (
        ("no_change", "UPDATE OR DELETE", "ROW"),
        ("no_truncate", "TRUNCATE", "STATEMENT"),
    ):
        yield f'DROP TRIGGER IF EXISTS "{table}_{name}" ON "{table}"'
        yield (
            f'CREATE TRIGGER "{table}_{name}" BEFORE {event} ON "{table}" '
            f"FOR EACH {each} EXECUTE FUNCTION troth_append_only()"
        )
