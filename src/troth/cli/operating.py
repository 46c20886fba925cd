"""What reaches further than the book is done by the application, in a process with its settings."""

from __future__ import annotations

import os
import subprocess
import sys

from troth.ledger import database_of


def operate(book: str, errand: str, *arguments: str) -> int:
    """Have the application do an errand on a book, which tells it on our own output; gives the exit status.

    Raises BookError on an address that names no book.
    """
    database_of(book)
    sys.stdout.flush()
    variables = {**os.environ, "TROTH_BOOK": book, "DJANGO_SETTINGS_MODULE": "troth.web.settings"}
    command = [sys.executable, "-m", "troth.web.operations", errand, *arguments]
    return subprocess.run(command, env=variables, check=False).returncode  # noqa: S603 - our own module
