"""A run: the order of rows changes nothing, and every measure finds and gives the columns it was compiled for."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import pytest

from tests.books import write_book
from tests.measured import compiled, measured_on
from tests.reference.random_book import random_book
from tests.scored_books import DAYS, EVERY_MEASURE, SCORES, every_expression, scored_book
from troth.engine import known_schema, open_book
from troth.model import TABLES, Rules
from troth.workspace.running import prepare, run_book

SEED, AT = 5, DAYS[2]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_book(tmp_path_factory.mktemp("running") / "book", random_book(SEED))


def test_the_order_of_rows_changes_no_digit(tmp_path: Path) -> None:
    shuffled = {
        name: random.Random(SEED).sample(rows, len(rows))  # noqa: S311 -- an order, not a secret
        for name, rows in random_book(SEED).items()
    }
    found = measured_on(tmp_path, shuffled, EVERY_MEASURE, (AT,), shown=SCORES, rules=Rules())[AT]
    assert found.tables == {name: scored_book(SEED)[AT].rows(name) for name in SCORES}


def test_the_engine_lays_the_columns_that_measures_are_compiled_for(folder: Path) -> None:
    expected = {name: dict(known_schema(table)).keys() for name, table in TABLES.items()}
    expected |= {card.name: expression.columns for card, expression in every_expression()}
    with closing(open_book(str(folder)).runner) as runner:
        prepare(runner, Rules())
        run_book(runner, compiled(EVERY_MEASURE, Rules(), "duckdb"), AT)
        for name, columns in expected.items():
            assert set(runner.columns_of(f"SELECT * FROM {name}")) == set(columns), name  # noqa: S608
