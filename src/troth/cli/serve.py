"""`troth serve`: the web application in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys


def serve_command(book: str, host: str, port: int) -> int:
    """Serve a book until stopped, and give the exit status.

    The application starts with its own settings whatever this process has done. It prints a link to sign in by, and
    refuses to show a sample book to other machines.
    """
    variables = {**os.environ, "TROTH_BOOK": book, "DJANGO_SETTINGS_MODULE": "troth.web.settings"}
    command = [sys.executable, "-m", "troth.web", host, str(port)]
    try:
        return subprocess.run(command, env=variables, check=False).returncode  # noqa: S603 - our own module
    except KeyboardInterrupt:
        return 0
