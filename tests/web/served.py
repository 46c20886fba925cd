"""The application as a user starts it: a process of its own that serves a book in a file."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.db import connections

from troth import ledger as book
from troth.ledger import Ledger

PATIENCE_SECONDS = 60
# No nightly scoring of a book whose figures are made up, and no line for each request into a pipe that nobody empties.
QUIET = {"TROTH_WORKER": "no", "TROTH_LOG_LEVEL": "error"}


@dataclass(frozen=True)
class Served:
    """A running application: its address, and the link it printed."""

    address: str
    link: str


@contextmanager
def made_book(folder: Path, fill: Callable[[Ledger], None]) -> Iterator[str]:
    """The address of a new book in a folder, filled and closed."""
    url = f"sqlite:///{folder / 'book.sqlite3'}"
    ledger = book.create(url)
    fill(ledger)
    book.close(ledger)
    del connections.databases[ledger.alias]
    yield url


@contextmanager
def served(url: str, **variables: str) -> Iterator[Served]:
    """Serve a book on a free port of this machine until the block ends."""
    port = free_port()
    process = start(url, "127.0.0.1", port, **variables)
    try:
        yield Served(f"http://127.0.0.1:{port}", _link(process, port))
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_SECONDS)


def start(url: str, host: str, port: int | str, **variables: str) -> subprocess.Popen[str]:
    """Start the application as `troth serve` does."""
    return subprocess.Popen(
        [sys.executable, "-m", "troth.web", host, str(port)],
        env={**os.environ, **QUIET, "TROTH_BOOK": url, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def free_port() -> int:
    """A port nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def _link(process: subprocess.Popen[str], port: int) -> str:
    """The link from the output, once the server answers."""
    assert process.stdout is not None
    said = ""
    while (found := re.search(r"http://\S+", said)) is None:
        line = process.stdout.readline()
        assert line, f"the server ended: {said}"
        said += line
    _wait_for(port)
    return found[0]


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"nothing answers on port {port}")
