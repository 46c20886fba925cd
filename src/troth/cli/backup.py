"""`troth backup` and `troth restore`: a book copied, and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from troth import __version__, ledger
from troth.cli.printing import console, say


def backup_command(book: str, folder: Path) -> None:
    """Copy a book to a new folder."""
    store = ledger.open(book)
    with console().status("Copying the book ..."):
        made = ledger.backup(store, folder, __version__, datetime.now(UTC))
    ledger.close(store)
    say(f"{folder}: {made.size:,} bytes, SHA-256 {made.sha256}.")
    say("Keep it as safe as the book: it holds the same people. The key that signs sessions is not in it.")


def restore_command(folder: Path, book: str, erasures: Sequence[Path]) -> None:
    """Bring a backup back to an address that holds nothing."""
    with console().status("Bringing the book back ..."):
        done = ledger.restore(folder, book, datetime.now(UTC), erasures)
    say(f"The book is as it was at {done.made_at}; everybody has to sign in again.")
    say(f"{done.erased_again} people who were erased since were erased again.")
