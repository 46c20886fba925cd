"""The contract of a table as SQL: every column cast by name, dates turned into days of the book's calendar."""

from __future__ import annotations

from collections.abc import Collection

from troth.engine.dialect import Dialect, literal
from troth.model import Column, Kind, Table

_PLAIN = {
    Kind.TEXT: "STRING",
    Kind.DATE: "DATE",
    Kind.TIMESTAMP: "TIMESTAMP",
    Kind.FLAG: "BOOLEAN",
    Kind.WHOLE: "BIGINT",
    Kind.REAL: "DOUBLE",
}


def type_of(column: Column) -> str:
    """The SQL type a column of the contract has in the engine; decimals are whole units of 10^-scale."""
    return "BIGINT" if column.kind is Kind.DECIMAL else _PLAIN[column.kind]


def cast(column: Column, source: str, *, in_units: bool, trying: bool = False) -> str:
    """`source` as the type of the contract; `in_units` says that decimals already come as whole units."""
    word = "TRY_CAST" if trying else "CAST"
    if column.kind is not Kind.DECIMAL:
        return f"{word}({source} AS {_PLAIN[column.kind]})"
    if in_units:
        return f"{word}({source} AS BIGINT)"
    digits = f"{word}({source} AS DECIMAL(18,{column.scale}))"
    factor = f"CAST({10**column.scale} AS DECIMAL({column.scale + 1},0))"
    return f"CAST(CAST({digits} AS DECIMAL(28,{column.scale})) * {factor} AS BIGINT)"


def default_of(column: Column) -> str:
    """The default of a column as an SQL literal; decimals as whole units."""
    value = column.default
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return literal(value)
    return str(int(value or 0) * 10**column.scale)


def contract_view(
    table: Table, source: str, present: Collection[str], dialect: Dialect, *, zone: str, in_units: bool
) -> str:
    """A SELECT over `source` with every column of the contract, its defaults, and the days of its timestamps.

    For a timestamp `x_at` there is also `x_on`, the day in the book's time zone. `recorded_on` falls back on the
    fact's own day: a fact without a stamp counts as known when it happened, one without own date as always known.
    """
    raw = {
        column.name: cast(column, dialect.quote(column.name), in_units=in_units)
        if column.name in present
        else f"CAST(NULL AS {type_of(column)})"
        for column in table.columns
    }
    parts = [f"{_defaulted(column, raw)} AS {dialect.quote(column.name)}" for column in table.columns]
    days = {
        day_of(column): dialect.local_day(raw[column.name], zone)
        for column in table.columns
        if column.kind is Kind.TIMESTAMP
    }
    if table.own_date and "recorded_on" in days:
        own = days.get(day_of(table.own_date), raw[table.own_date.name])
        days["recorded_on"] = f"COALESCE({days['recorded_on']}, {own})"
    parts += [f"{expression} AS {dialect.quote(name)}" for name, expression in days.items()]
    return f"SELECT {', '.join(parts)} FROM {source}"


def day_of(column: Column) -> str:
    """The name of the calendar-day column that stands for a date or timestamp column."""
    return column.name.removesuffix("_at") + "_on" if column.kind is Kind.TIMESTAMP else column.name


def _defaulted(column: Column, raw: dict[str, str]) -> str:
    if column.name == "recorded_basis":
        basis = f"CASE WHEN {raw['recorded_at']} IS NULL THEN 'assumed' ELSE 'source' END"
        return f"COALESCE({raw['recorded_basis']}, {basis})"
    if column.default is None:
        return raw[column.name]
    return f"COALESCE({raw[column.name]}, {default_of(column)})"
