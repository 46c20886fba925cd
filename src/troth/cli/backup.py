"""`troth backup` and `troth restore`: a book copied, and brought back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from troth import __version__, ledger
from troth.cli.operating import operate
from troth.cli.printing import console, say


def backup_command(book: str, folder: Path) -> None:
    """Copy a book to a new folder."""
    store = ledger.open(book)
    with console().status("Copying the book ..."):
        made = ledger.backup(store, folder, __version__, datetime.now(UTC))
    ledger.close(store)
    say(f"{folder}: {made.size:,} bytes, SHA-256 {made.sha256}.")
    say("Keep it as safe as the book: it holds the same people. The key that signs sessions is not in it.")


def restore_command(folder: Path, book: str, erasures: Sequence[Path]) -> int:
    """Bring a backup back to an address that holds nothing, and give the exit status.

    The application does it, since who was erased since is erased again, from its tables too.
    """
    logs = [word for log in erasures for word in ("--erasures", str(log))]
    return operate(book, "restore", *logs, "--", str(folder))
