"""A number with a decimal point is a double on every engine."""

from __future__ import annotations

import ibis
import pytest

from troth.workspace.literals import as_doubles


@pytest.mark.parametrize("dialect", ["duckdb", "databricks"])
def test_numbers_with_a_point_become_doubles_and_nothing_else_changes(dialect: str) -> None:
    table = ibis.table({"amount": "float64"}, name="t")
    chosen = table.select(
        third=table.amount / 3.0,
        flag=(table.amount > 1).ifelse(1.0, 0.0),
        tiny=table.amount * 1e-12,
        word=ibis.literal("1.5 or 2.5"),
    )
    text = str(ibis.to_sql(chosen, dialect=dialect))
    doubles = as_doubles(text, dialect)
    assert doubles.replace("e0", "") == text
    assert [number in doubles for number in ("3.0e0", "1.0e0", "0.0e0", "'1.5 or 2.5'", "1e-12")] == [
        True
    ] * 5
