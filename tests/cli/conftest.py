"""The command line as it is used: words in, an exit status and two streams of text out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.small_sample import write_small
from troth.cli import main


@dataclass(frozen=True)
class Said:
    """What a command came to."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Command = Callable[..., Said]


@pytest.fixture
def troth(capfd: pytest.CaptureFixture[str]) -> Command:
    """A function that runs one command in this process; what processes it starts write is told as well."""

    def run(*arguments: str | Path) -> Said:
        capfd.readouterr()
        status = main([str(argument) for argument in arguments])
        return Said(status, *capfd.readouterr())

    return run


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small made-up book in a folder."""
    return write_small(tmp_path_factory.mktemp("cli") / "book")
