"""An engine without facts, on which measures are worked out from given rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date

import ibis
import ibis.expr.types as ir
import pytest

from tests.books import write_book
from tests.measured import Measured, Row, rows_of
from troth.engine import Runner, open_book
from troth.model import Measure, Rules
from troth.model.exact import Expression
from troth.workspace.plan import compile_steps
from troth.workspace.running import prepare, run_book


@dataclass(frozen=True)
class Worktop:
    """The engine, set to a day; ages fade by the default rules."""

    runner: Runner
    at: date = date(2026, 6, 30)

    def work_out(self, *measures: Measure, rules: Rules | None = None) -> Measured:
        """What the measures give; those they read are among them, as `given` rows."""
        run_book(self.runner, compile_steps(measures, rules or Rules(), "duckdb"), self.at)
        return Measured({card.name: rows_of(self.runner, card.name) for card in measures})


@pytest.fixture(scope="session")
def worktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worktop]:
    """One worktop for all tests of a room."""
    empty = {"accounts": [{"account_id": "none", "name": "None"}]}
    book = write_book(tmp_path_factory.mktemp("worktop") / "book", empty)
    with closing(open_book(str(book)).runner) as runner:
        prepare(runner, Rules())
        yield Worktop(runner)


def given(name: str, rows: Sequence[Row], *, whole_book: bool = False) -> Measure:
    """A stand-in for a measure that gives these very rows; a column is of the type of its first value, else text."""
    types = {column: _type(column, rows) for column in rows[0]}

    def build(tables: Mapping[str, ir.Table], _rules: Rules) -> ir.Table:
        moment = tables["moment"]
        return ibis.union(
            *(
                moment.select(**{column: _cell(row[column], kind) for column, kind in types.items()})
                for row in rows
            )
        )

    return Measure(name, "What was given?", (), ("moment",), "given by a test", build, whole_book)


def _cell(value: object, kind: str) -> Expression:
    """The value as a column of that type; a small whole number by itself would be one of 32 bits."""
    return ibis.literal(None if value is None else str(value), "string").cast(kind)


_TYPES = {bool: "boolean", int: "int64", float: "float64", str: "string", date: "date"}


def _type(column: str, rows: Sequence[Row]) -> str:
    return _TYPES[type(next((row[column] for row in rows if row[column] is not None), ""))]
