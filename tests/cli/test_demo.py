"""`troth demo`: makes the sample book once, and never takes an unfinished one for it."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from troth.engine import open_book

HALF_MADE = "unfinished-small-*.sqlite3"
ASKED = ("demo", "--no-serve", "--size", "small", "--folder")
PATIENCE_SECONDS = 120


@pytest.fixture(scope="module")
def interrupted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a demo was killed while it made its book."""
    folder: Path = tmp_path_factory.mktemp("demo") / "data"
    command = [sys.executable, "-m", "troth", *ASKED, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        last = time.monotonic() + PATIENCE_SECONDS
        while not list(folder.glob(HALF_MADE)) and time.monotonic() < last:
            time.sleep(0.05)
        process.kill()
    return folder


def books(folder: Path) -> list[Path]:
    return list(folder.glob("small-*.sqlite3"))


def test_an_interrupted_demo_leaves_nothing_that_is_taken_for_a_book(interrupted: Path) -> None:
    assert list(interrupted.glob(HALF_MADE))
    assert books(interrupted) == []


def test_the_next_run_makes_the_book_and_the_one_after_reuses_it(troth: Command, interrupted: Path) -> None:
    first = troth(*ASKED, interrupted)
    assert (first.status, first.err) == (0, "")
    (book,) = books(interrupted)
    assert [path.name for path in interrupted.iterdir()] == [book.name]
    assert "What to do this week" in first.lines
    assert any(line.startswith("  - ") for line in first.lines)
    made_at = book.stat().st_mtime_ns
    second = troth(*ASKED, interrupted)
    assert second.status == 0
    assert book.stat().st_mtime_ns == made_at
    assert "Scoring it as of today" in first.out
    assert "Scoring it as of today" not in second.out
    assert second.lines[-3:] == first.lines[-3:]
    open_book(f"sqlite:///{book}").runner.close()
    refused = subprocess.run(
        [sys.executable, "-m", "troth", "serve", f"sqlite:///{book}", "--host", "0.0.0.0"],  # noqa: S104 -- refused
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
    )
    assert refused.returncode == 1
    assert "This is a sample book" in refused.stderr


def test_a_size_may_be_a_number_of_promises(troth: Command, tmp_path: Path) -> None:
    made = troth("demo", "--no-serve", "--size", "300", "--folder", tmp_path)
    assert (made.status, made.err) == (0, "")
    assert "Stories to find in this book" not in made.lines
    (book,) = tmp_path.iterdir()
    assert book.name.startswith("300-")
