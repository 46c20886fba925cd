"""`troth restore`, told in sentences; who was erased since is erased again, from the application's tables too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from troth import ledger as store


def restore_and_tell(folder: Path, url: str, now: datetime, erasures: Sequence[Path]) -> Iterator[str]:
    """Bring a backup back to an address that holds nothing. Raises as `troth.ledger.restore` does."""
    done = store.restore(folder, url, now, erasures)
    yield f"The book is as it was at {done.made_at}; everybody has to sign in again."
    yield f"{done.erased_again} people who were erased since were erased again."
