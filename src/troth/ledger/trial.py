"""A book to try something out in that is not to be kept, while others go on writing the book itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from troth.ledger.alone import alone
from troth.ledger.opening import Ledger, registered

_BESIDE = ("", "-wal", "-shm", "-journal")  # what SQLite puts beside a file


@contextmanager
def trial(ledger: Ledger) -> Iterator[Ledger]:
    """A book that holds what this one holds now, gone when the block ends; one at a time.

    Of a book in a file it is a copy beside it, that only its owner reads: SQLite has one writer for a file, who would keep
    all others waiting. A server has room for both, and a transaction that has begun sees what it wrote itself; there it is
    the book, and whoever tries takes back what they did.
    """
    if not ledger.is_sqlite or ledger.connection.in_atomic_block:
        yield ledger
        return
    with alone(ledger, "try"):
        path = trial_of(ledger)
        remove_trial(ledger)
        path.touch(mode=0o600)
        try:
            _copy(ledger, path)
            with _opened(path) as copy:
                yield copy
        finally:
            remove_trial(ledger)


def trial_of(ledger: Ledger) -> Path:
    """Where the copy of a book in a file is while it is there."""
    return Path(f"{ledger.connection.settings_dict['NAME']}-trial")


def remove_trial(ledger: Ledger) -> None:
    """Remove the copy, which a process that died may have left behind."""
    for end in _BESIDE:
        Path(f"{trial_of(ledger)}{end}").unlink(missing_ok=True)


@contextmanager
def _opened(path: Path) -> Iterator[Ledger]:
    copy = registered(f"sqlite:///{path}")
    try:
        yield copy
    finally:
        copy.connection.close()


def _copy(ledger: Ledger, path: Path) -> None:
    """The whole store as it is at one moment; in a log of writes, a reader holds nobody up."""
    ledger.connection.ensure_connection()
    source: sqlite3.Connection = ledger.connection.connection
    with closing(sqlite3.connect(path)) as target:
        # It is of no use to anybody if this is cut short, so nothing is done for its safety.
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target)
