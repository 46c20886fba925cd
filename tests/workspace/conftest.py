"""One small made-up book, scored once for all tests of this room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.small_sample import UNTIL, Figures, figures_at, figures_of, fill_small, write_small
from troth.workspace import Scored, open_book, score


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book as a folder."""
    return write_small(tmp_path_factory.mktemp("small") / "book")


@pytest.fixture(scope="session")
def small_ledger(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the book as a ledger in a file."""
    return fill_small(f"sqlite:///{tmp_path_factory.mktemp('small') / 'book.sqlite3'}")


@pytest.fixture(scope="session")
def scored(small_folder: Path) -> Iterator[Scored]:
    """The folder, scored and still open; score something else on a book of your own."""
    finished = score(open_book(str(small_folder)), UNTIL)
    yield finished
    finished.close()


@pytest.fixture(scope="session")
def folder_figures(scored: Scored) -> Figures:
    """The figures of the folder."""
    return figures_of(scored)


@pytest.fixture(scope="session")
def ledger_figures(small_ledger: str) -> Figures:
    """The figures of the ledger."""
    return figures_at(small_ledger)
