"""`troth import undo`: an import taken back, what it changed included."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from getpass import getuser

from troth import ledger
from troth.cli.printing import say


def import_undo_command(batch_id: str, book: str) -> None:
    """Take back all that a batch did, unless later facts rest on it, which are then named."""
    store = ledger.open(book)
    told = ledger.undoing(store, batch_id)
    undone = ledger.undo(store, batch_id, getuser(), datetime.now(UTC))
    ledger.close(store)
    say(f"{_counted(told.retracted)} taken back, {_counted(told.restored)} as before; batch {undone}.")


def _counted(facts: Mapping[str, int]) -> str:
    return f"{sum(facts.values()):,} facts"
