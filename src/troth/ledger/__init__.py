"""The ledger: facts stored append-only in SQLite or PostgreSQL, and the only room that writes them.

Nothing here needs Django to be set up before it is called; the models are in `troth.ledger.models`.
"""

from troth.ledger.known import as_of, current, time_zone, versions
from troth.ledger.opening import Ledger, close, create, database_of, open, upgrade  # noqa: A004
from troth.ledger.recording import record, supersede

__all__ = [
    "Ledger",
    "as_of",
    "close",
    "create",
    "current",
    "database_of",
    "open",
    "record",
    "supersede",
    "time_zone",
    "upgrade",
    "versions",
]
