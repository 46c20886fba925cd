"""The facts of a book as one engine may read them while this process writes the book.

An engine brings an SQLite of its own. Two of them in one process undo each other's locks on a file, since the operating
system gives up all locks of a process when it closes any handle of that file. Another process then takes the book for
closed and removes its log, with everything written since. So an engine never opens the file that this process has open.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db.backends.utils import CursorWrapper

from troth.ledger.alone import alone
from troth.ledger.opening import Ledger
from troth.ledger.storing import db_table
from troth.model import TABLES

_COPY = "copied"


@contextmanager
def snapshot(ledger: Ledger) -> Iterator[str]:
    """The address of the facts as they are now, for an engine to open until the block ends; one at a time for a book.

    Of a book in a file it is a copy beside it, that only its owner reads and that goes with the block; a server may be
    read as it is.
    """
    with alone(ledger, "score"):
        if not ledger.is_sqlite:
            yield ledger.address
            return
        path = copy_of(ledger)
        remove_copy(ledger)
        path.touch(mode=0o600)
        try:
            _copy(ledger, path)
            yield f"sqlite:///{path}"
        finally:
            remove_copy(ledger)


def copy_of(ledger: Ledger) -> Path:
    """Where the copy of a book in a file is while it is there."""
    return Path(f"{ledger.connection.settings_dict['NAME']}-facts")


def remove_copy(ledger: Ledger) -> None:
    """Remove the copy, which a process that died may have left behind."""
    copy_of(ledger).unlink(missing_ok=True)


def _copy(ledger: Ledger, path: Path) -> None:
    """Every fact table as it stands, all at one moment."""
    with ledger.connection.cursor() as cursor:
        cursor.execute(f"ATTACH %s AS {_COPY}", [str(path)])
        try:
            # It is of no use to anybody if this is cut short, so nothing is done for its safety.
            cursor.execute(f"PRAGMA {_COPY}.journal_mode = OFF")
            cursor.execute(f"PRAGMA {_COPY}.synchronous = OFF")
            cursor.execute("BEGIN")
            for name in TABLES:
                _copy_table(cursor, db_table(name))
            cursor.execute("COMMIT")
        finally:
            cursor.execute(f"DETACH {_COPY}")


def _copy_table(cursor: CursorWrapper, table: str) -> None:
    cursor.execute("SELECT sql FROM main.sqlite_master WHERE type = 'table' AND name = %s", [table])
    created = str(cursor.fetchone()[0])
    cursor.execute(created.replace(f'"{table}"', f'{_COPY}."{table}"', 1))
    cursor.execute(f'INSERT INTO {_COPY}."{table}" SELECT * FROM main."{table}"')  # noqa: S608 - our names
