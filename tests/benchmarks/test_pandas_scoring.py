"""The script in pandas that Troth is timed beside gives Troth's figures."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from benchmarks.agreement import MOST_DIFFERENCE, differences
from benchmarks.books import UNTIL, parquet_book

PROMISES = 3_000


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, float]:
    return differences(parquet_book(PROMISES, tmp_path_factory.mktemp("bench")), UNTIL)


def test_pandas_and_troth_give_the_same_figures(found: Mapping[str, float]) -> None:
    assert {figure: gap for figure, gap in found.items() if gap >= MOST_DIFFERENCE} == {}


@pytest.mark.parametrize("subject", ["promise", "person", "account"])
def test_every_subject_is_compared(found: Mapping[str, float], subject: str) -> None:
    assert any(figure.endswith(f"of {subject}") for figure in found)


def test_a_book_is_made_once(tmp_path: Path) -> None:
    book = parquet_book(200, tmp_path)
    made = {file.name: file.stat().st_mtime_ns for file in book.iterdir()}
    assert parquet_book(200, tmp_path) == book
    assert {file.name: file.stat().st_mtime_ns for file in book.iterdir()} == made
