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
    shown = [card.name for card in measures]
    return measured_on(folder, rows, measures, (at,), shown=shown, rules=rules or Rules())[at]


def measured_on(
    folder: Path,
    rows: Rows,
    measures: Sequence[Measure],
    days: Sequence[date],
    *,
    shown: Sequence[str],
    rules: Rules,
) -> dict[date, Measured]:
    """The same as of several days, of which only the measures named in `shown` are read."""
    steps = compiled(tuple(measures), rules, "duckdb")
    with closing(open_book(str(write_book(folder, rows))).runner) as runner:
        prepare(runner, rules)
        return {at: _measured(runner, steps, at, shown) for at in days}


def _measured(runner: Runner, steps: Sequence[Step], at: date, shown: Sequence[str]) -> Measured:
    run_book(runner, steps, at)
    return Measured({name: rows_of(runner, name) for name in shown})


@cache
def compiled(measures: tuple[Measure, ...], rules: Rules, dialect: str) -> tuple[Step, ...]:
    """The steps of the measures; compiled once for all tests."""
    return compile_steps(measures, rules, dialect)


def rows_of(runner: Runner, name: str) -> list[Row]:
    """The rows of a computed measure, in the order of their values."""
    every = f"SELECT * FROM {name}"  # noqa: S608 -- the name of a measure, made by us
    columns = list(runner.columns_of(every))
    return [dict(zip(columns, row, strict=True)) for row in runner.rows(f"{every} ORDER BY ALL")]
