"""DuckDB as an engine: exact, and closed to everything but the book."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import duckdb
import pytest

from tests.books import write_book
from troth.engine import open_book
from troth.engine.embedded import Embedded

ROWS = [
    (1, "a", 0.1, date(2026, 1, 31), True),
    (2, None, None, None, None),
    (3, '\\n, "x"\n', 1e-9, None, False),
]
TYPES = {"n": "BIGINT", "word": "STRING", "share": "DOUBLE", "day": "DATE", "yes": "BOOLEAN"}


@pytest.fixture
def runner() -> Iterator[Embedded]:
    with closing(Embedded()) as opened:
        yield opened


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Embedded]:
    """The engine of an open book, with a file beside the book's folder."""
    (tmp_path / "secret.csv").write_text("password\n")
    folder = write_book(tmp_path / "book", {"accounts": [{"account_id": "alder", "name": "Alder"}]})
    with closing(open_book(str(folder)).runner) as opened:
        assert isinstance(opened, Embedded)
        yield opened


@pytest.mark.parametrize("count", [0, 1, 3, 99, 100, 101, 20_001])
def test_rows_handed_in_come_back_as_they_were(runner: Embedded, count: int) -> None:
    rows = [(place, *ROWS[place % 3][1:]) for place in range(count)]
    runner.load("handed", TYPES, rows)
    assert list(runner.rows("SELECT * FROM handed ORDER BY n")) == rows


def test_what_is_stored_stays_and_a_view_is_computed_again(runner: Embedded) -> None:
    runner.load("first", {"n": "BIGINT"}, [(1,)])
    runner.view("seen", "SELECT n FROM first")
    runner.store("kept", "SELECT n FROM first")
    runner.load("first", {"n": "BIGINT"}, [(2,)])
    assert (list(runner.rows("SELECT * FROM seen")), list(runner.rows("SELECT * FROM kept"))) == (
        [(2,)],
        [(1,)],
    )


def test_one_file_is_written(runner: Embedded) -> None:
    runner.load("handed", TYPES, ROWS)
    for form in ("csv", "parquet"):
        runner.write("SELECT * FROM handed ORDER BY n", runner.scratch / f"out.{form}", form)
    with (runner.scratch / "out.csv").open(newline="") as file:
        assert next(csv.reader(file)) == list(TYPES)
    again = runner.read("out", runner.scratch / "out.parquet", "parquet")
    assert list(runner.rows(f"SELECT * FROM {again} ORDER BY n")) == ROWS  # noqa: S608


def test_the_columns_of_a_select_are_told_without_computing_it(runner: Embedded) -> None:
    select = "SELECT CAST(1 AS BIGINT) AS n, CAST(error('it was computed') AS VARCHAR) AS word"
    assert runner.columns_of(select) == {"n": "BIGINT", "word": "VARCHAR"}


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM read_csv('{outside}/secret.csv')",
        "SELECT * FROM read_text('{outside}/secret.csv')",
        "SELECT * FROM '/etc/passwd'",
        "SELECT * FROM glob('{outside}/*')",
        "COPY (SELECT 1) TO '{outside}/out.csv'",
        "ATTACH '{outside}/other.duckdb'",
        "INSTALL httpfs",
        "LOAD httpfs",
    ],
)
def test_nothing_but_the_book_can_be_reached(locked: Embedded, tmp_path: Path, statement: str) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(duckdb.Error):
        locked.execute(statement.format(outside=tmp_path))
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "setting", ["memory_limit = '90GB'", "enable_external_access = true", "TimeZone = 'Asia/Tokyo'"]
)
def test_settings_are_locked(locked: Embedded, setting: str) -> None:
    with pytest.raises(duckdb.Error, match="locked"):
        locked.execute(f"SET {setting}")


def test_closing_leaves_no_file(runner: Embedded) -> None:
    runner.close()
    assert not runner.scratch.exists()
