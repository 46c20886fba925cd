"""`troth export`: a book, or a part of it, as a folder or a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from troth.cli.operating import operate
from troth.cli.printing import console, say
from troth.workspace.exporting import export_book
from troth.workspace.part import part_asked, written_part


def export_command(book: str, target: Path, form: str, only: Sequence[str], at: date) -> int:
    """Write every table of a book, or the part that `only` asks for as of a day, to a new place; give the exit status.

    Where Troth keeps the book, the application does it, since it keeps the access log.
    """
    part = part_asked(only, at) if only else None
    if "://" in book:
        chosen = ["--part", written_part(part)] if part else []
        return operate(book, "export", "--format", form, *chosen, "--", str(target))
    with console().status("Writing the book ..."):
        counts = export_book(book, target, form, part=part)
    for table, count in counts.items():
        say(f"{table}: {count:,} rows")
    return 0
