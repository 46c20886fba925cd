"""`troth retain`: what is about people is kept no longer than the book says."""

from __future__ import annotations

from troth.cli.operating import operate


def retain_command(book: str, *, dry_run: bool) -> int:
    """Say or do what is due, and give the exit status; the application does it, since it keeps the access log."""
    return operate(book, "retain", *(["--dry-run"] if dry_run else []))
