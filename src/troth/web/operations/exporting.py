"""`troth export` of a book that Troth keeps: the access log says which accounts were taken along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from troth import ledger as store
from troth.web.access_log import log_export
from troth.workspace.exporting import export_book
from troth.workspace.part import Part


def export_and_tell(address: str, target: Path, form: str, part: Part | None) -> Iterator[str]:
    """Export the book, or a part of it, and tell how many rows of each table; raises as `export_book` does."""
    store.migrate(store.open(address).alias)
    counts = export_book(address, target, form, part=part, tell=log_export)
    yield from (f"{table}: {count:,} rows" for table, count in counts.items())
