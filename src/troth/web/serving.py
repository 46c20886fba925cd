"""Serving a book in the browser, from wherever the command was given."""

from __future__ import annotations

import os
import subprocess
import sys

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000


def serve(book_url: str, host: str = DEFAULT_HOST, port: int = DEFAULT_PORT) -> int:
    """Serve the book at an address until stopped, and give the exit status.

    The application runs in a process of its own, so that it starts with its own settings whatever this one has done.
    It prints a link to sign in by, and refuses to show a sample book to other machines.
    """
    variables = {**os.environ, "TROTH_BOOK": book_url, "DJANGO_SETTINGS_MODULE": "troth.web.settings"}
    command = [sys.executable, "-m", "troth.web", host, str(port)]
    try:
        return subprocess.run(command, env=variables, check=False).returncode  # noqa: S603 - our own module
    except KeyboardInterrupt:
        return 0
