"""A small book measured as of a day: what each measure gave, as rows to compare with numbers worked by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tests.books import Rows, write_book
from troth.engine import Runner, open_book
from troth.model import Measure, Rules
from troth.workspace.plan import Step, compile_steps
from troth.workspace.running import prepare, run_book

Row = dict[str, Any]


@dataclass(frozen=True)
class Measured:
    """What each measure gave, its rows in the order of their values."""

    tables: Mapping[str, list[Row]]

    def rows(self, measure: str) -> list[Row]:
        """All rows of a measure."""
        return self.tables[measure]

    def column(self, measure: str, key: str, value: str) -> dict[Any, Any]:
        """One column of a measure by another."""
        return {row[key]: row[value] for row in self.rows(measure)}


def measured(
    folder: Path, rows: Rows, measures: Sequence[Measure], at: date, rules: Rules | None = None
) -> Measured:
    """Write the rows as a book and compute the measures on DuckDB as of `at`."""
    rules = rules or Rules()
    with closing(open_book(str(write_book(folder, rows))).runner) as runner:
        prepare(runner, rules)
        run_book(runner, compiled(tuple(measures), rules, "duckdb"), at)
        return Measured({card.name: _rows(runner, card.name) for card in measures})


@cache
def compiled(measures: tuple[Measure, ...], rules: Rules, dialect: str) -> tuple[Step, ...]:
    """The steps of the measures; compiled once for all tests."""
    return compile_steps(measures, rules, dialect)


def _rows(runner: Runner, name: str) -> list[Row]:
    every = f"SELECT * FROM {name}"  # noqa: S608 -- the name of a measure, made by us
    columns = list(runner.columns_of(every))
    return [dict(zip(columns, row, strict=True)) for row in runner.rows(f"{every} ORDER BY ALL")]
