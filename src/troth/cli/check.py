"""`troth check`: a book held against the contract."""

from __future__ import annotations

from troth.cli.printing import say
from troth.engine import open_book


def check_command(book: str) -> None:
    """List everything found; raises BookError, and so exit status 2, where the book breaks the contract."""
    opened = open_book(book)
    opened.runner.close()
    for note in opened.notes:
        say(f"note: {note}")
    tables = ", ".join(sorted(opened.tables))
    say(f"The book keeps the contract. Tables found: {tables}.")
