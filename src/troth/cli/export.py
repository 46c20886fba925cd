"""`troth export`: a whole book as a folder."""

from __future__ import annotations

from pathlib import Path

from troth.cli.printing import console, say
from troth.workspace.exporting import export_book


def export_command(book: str, folder: Path, form: str) -> None:
    """Write every table of a book to a new folder."""
    with console().status("Writing the book ..."):
        counts = export_book(book, folder, form)
    for table, count in counts.items():
        say(f"{table}: {count:,} rows")
