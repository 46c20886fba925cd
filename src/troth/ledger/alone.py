"""One process at a time for what two must not do to a book at once; a process that dies leaves no lock behind."""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from troth.ledger.opening import Ledger

# Any numbers will do that no other lock of a book uses.
_LOCKS = {"keep": 0x6B656570, "score": 0x73636F72, "try": 0x74727900, "work": 0x776F726B}


@contextmanager
def alone(ledger: Ledger, errand: str) -> Iterator[None]:
    """Wait until nobody else is on this errand (`keep` a run, `score` it, `try` something out, `work` in the background) for this book."""
    if ledger.is_sqlite:
        with Path(f"{ledger.connection.settings_dict['NAME']}-{errand}").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        return
    with ledger.connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCKS[errand]])
    try:
        yield
    finally:
        with ledger.connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCKS[errand]])
