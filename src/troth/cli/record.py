"""`troth record`: what is held about a person, for them to read."""

from __future__ import annotations

from pathlib import Path

from troth.cli.operating import operate


def record_command(book: str, person: str, file: Path) -> int:
    """Write a person's record and give the exit status; the application does it, since it keeps the access log."""
    return operate(book, "record", "--", person, str(file))
