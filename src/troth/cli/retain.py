"""`troth retain`: what is about people is kept no longer than the book says."""

from __future__ import annotations

import os
import subprocess
import sys


def retain_command(book: str, *, dry_run: bool) -> int:
    """Say or do what is due, and give the exit status; the application does it, since it keeps the access log."""
    variables = {**os.environ, "TROTH_BOOK": book, "DJANGO_SETTINGS_MODULE": "troth.web.settings"}
    command = [sys.executable, "-m", "troth.web.operations", "retain", *(["--dry-run"] if dry_run else [])]
    return subprocess.run(command, env=variables, check=False).returncode  # noqa: S603 - our own module
