"""Leaving no byte of what was removed: a store keeps old bytes in free pages and logs until it is rewritten."""

from __future__ import annotations

from troth.ledger.erasure_log import note_swept
from troth.ledger.opening import Ledger
from troth.ledger.snapshot import remove_copy
from troth.ledger.trial import remove_trial
from troth.model import RefusedError


def sweep(ledger: Ledger) -> None:
    """Rewrite the store, so that no byte of what was removed remains in free pages or the write-ahead log.

    Backups and, on PostgreSQL, the server's own archive are the operator's to clear. Raises RefusedError while another
    process still reads what was there before; the log of erasures then says that a sweep is owed.
    """
    busy = _rewrite_file(ledger) if ledger.is_sqlite else _rewrite_tables(ledger)
    if busy:
        raise RefusedError(
            "The erasure is done, but another process is reading the book and keeps old bytes in its log; "
            "close that process and sweep the book again."
        )
    note_swept(ledger)


def clear(ledger: Ledger, *, sweeping: bool) -> None:
    """Leave no byte of what was there before, and no copies of it; to be called by whoever keeps others from scoring."""
    if ledger.is_sqlite:
        remove_copy(ledger)
        remove_trial(ledger)
    if sweeping:
        sweep(ledger)


def _rewrite_file(ledger: Ledger) -> bool:
    with ledger.connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return bool(cursor.fetchone()[0])


def _rewrite_tables(ledger: Ledger) -> bool:
    """Every table of the store, those of an application too."""
    with ledger.connection.cursor() as cursor:
        for table in sorted(ledger.connection.introspection.table_names()):
            cursor.execute(f"VACUUM (FULL, ANALYZE) {ledger.connection.ops.quote_name(table)}")
    return False
