"""`troth serve`: becomes the application and ends as it does; that it serves is shown in tests/web."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from troth import ledger


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("sqlite:///no-such-file",), "There is no book at sqlite:///no-such-file"),
        (("sqlite:///no-such-file", "--port", "99999"), "The port came as 99999; 1 to 65535 is allowed."),
    ],
)
def test_a_book_or_port_that_is_none_is_told_in_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    command = [sys.executable, "-m", "troth", "serve", *arguments]
    said = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path, timeout=120)
    assert said.returncode == 2
    assert sentence in said.stderr
    assert "Traceback" not in said.stderr


def test_what_stops_the_command_stops_the_application(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'book.sqlite3'}"
    store = ledger.create(url)
    ledger.close(store)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    command = [sys.executable, "-m", "troth", "serve", url, "--port", str(port)]
    quiet = {**os.environ, "TROTH_WORKER": "no", "TROTH_LOG_LEVEL": "error"}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=quiet)
    assert process.stdout is not None
    assert "Open this link" in process.stdout.readline()
    process.terminate()
    process.communicate(timeout=60)
    with socket.create_server(("127.0.0.1", port)) as free:
        assert free.getsockname()[1] == port
