"""Troth from Python gives the same figures in whatever kind of table they are asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import troth
from tests.small_sample import UNTIL, Figures
from troth.model import OUTPUTS, BookError
from troth.workspace import Scored

EVERY_OUTPUT = pytest.mark.parametrize(
    "output", ["account_scores", "person_scores", "promise_scores", "gaps"]
)
Records = list[dict[str, Any]]


@pytest.fixture(scope="module")
def opened(small_folder: Path) -> Iterator[Scored]:
    with troth.open(str(small_folder)) as book:
        yield book.score(at=UNTIL)


def test_a_scoring_from_python_gives_the_figures_of_the_book(opened: Scored, folder_figures: Figures) -> None:
    assert {output: [row[1:] for row in opened.rows(output)] for output in folder_figures} == folder_figures


@EVERY_OUTPUT
def test_an_arrow_table_holds_the_figures(opened: Scored, output: str) -> None:
    table = opened.arrow(output)
    assert table.column_names == [column.name for column in OUTPUTS[output].columns]
    assert table.to_pylist() == opened.dicts(output)


@EVERY_OUTPUT
def test_a_pandas_frame_holds_the_figures(opened: Scored, output: str) -> None:
    frame = opened.pandas(output)
    records: Records = frame.astype(object).where(frame.notna(), None).to_dict("records")
    assert records == opened.dicts(output)


@EVERY_OUTPUT
def test_a_polars_frame_holds_the_figures(opened: Scored, output: str) -> None:
    assert opened.polars(output).to_dicts() == opened.dicts(output)


@EVERY_OUTPUT
def test_an_ibis_table_holds_the_figures(opened: Scored, output: str) -> None:
    table = opened.ibis(output)
    assert list(table.columns) == [column.name for column in OUTPUTS[output].columns]
    assert table.op().data.to_pyarrow(table.schema()).to_pylist() == opened.dicts(output)


def test_what_is_no_book_is_told(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="holds no table of a book"):
        troth.open(str(tmp_path))


def test_rows_that_break_the_contract_are_set_aside_when_asked(tmp_path: Path) -> None:
    (tmp_path / "accounts.csv").write_text("account_id,name\na,Alder\nb,\n", encoding="utf-8")
    with pytest.raises(BookError, match="breaks the contract"):
        troth.open(str(tmp_path))
    with troth.open(str(tmp_path), lenient=True) as opened:
        assert opened.book.set_aside == {"accounts": 1}
