"""`troth serve`: gives back what the application ends with; that it serves is shown in tests/web."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


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
