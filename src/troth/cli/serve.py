"""`troth serve`: the web application in the place of this process."""

from __future__ import annotations

import os
import sys
from typing import NoReturn


def serve_command(book: str, host: str, port: int, **defaults: str) -> NoReturn:
    """Become the application, which serves a book until it is stopped; whatever stops this process stops it.

    The application starts with its own settings whatever this process has done. It prints a link to sign in by, and
    refuses to show a sample book to other machines. `defaults` hold for variables that the environment leaves out.
    """
    sys.stdout.flush()
    own = {"TROTH_BOOK": book, "DJANGO_SETTINGS_MODULE": "troth.web.settings"}
    command = [sys.executable, "-m", "troth.web", host, str(port)]
    os.execve(sys.executable, command, {**defaults, **os.environ, **own})  # noqa: S606 - our own module
