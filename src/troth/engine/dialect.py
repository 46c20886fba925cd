"""The few words in which DuckDB and Spark differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Dialect:
    """How one engine says what the other says differently; `name` is what the expression compiler calls it.

    `instant(cast, value)` is a timestamp in UTC without a zone, made with CAST or TRY_CAST; `local_day(stamp, zone)`
    the day of such a timestamp in a zone; `units(number, scale)` a DECIMAL(18, scale) as whole units of 10^-scale; `matches(text, pattern)` whether a whole text fits a pattern that is written
    without backslashes and quotes; `row_number` the place of a row in its file.
    """

    name: str
    quote_mark: str
    timestamp: str
    row_number: str
    instant: Callable[[str, str], str]
    local_day: Callable[[str, str], str]
    units: Callable[[str, int], str]
    matches: Callable[[str, str], str]

    def quote(self, name: str) -> str:
        """A name as an identifier."""
        mark = self.quote_mark
        return f"{mark}{name.replace(mark, mark * 2)}{mark}"


def _units_in_parts(number: str, scale: int) -> str:
    """Whole and fraction apart, each in 64 bits: multiplied as one, the number takes 128, at ten times the cost."""
    factor = f"CAST({10**scale} AS DECIMAL({scale + 1},0))"
    fraction = f"CAST({number} - TRUNC({number}) AS DECIMAL({scale + 1},{scale}))"
    return f"CAST(TRUNC({number}) AS BIGINT) * {10**scale} + CAST({fraction} * {factor} AS BIGINT)"


def _units_at_once(number: str, scale: int) -> str:
    factor = f"CAST({10**scale} AS DECIMAL({scale + 1},0))"
    return f"CAST(CAST({number} AS DECIMAL(28,{scale})) * {factor} AS BIGINT)"


DUCKDB = Dialect(
    name="duckdb",
    quote_mark='"',
    timestamp="TIMESTAMP",
    row_number="ROW_NUMBER() OVER ()",
    # Cast to TIMESTAMP itself, a text loses its offset.
    instant=lambda cast, value: f"timezone('UTC', {cast}({value} AS TIMESTAMPTZ))",
    local_day=lambda stamp, zone: f"CAST(timezone('{zone}', timezone('UTC', {stamp})) AS DATE)",
    units=_units_in_parts,
    matches=lambda text, pattern: f"REGEXP_FULL_MATCH({text}, '{pattern}')",
)
SPARK = Dialect(
    name="databricks",
    quote_mark="`",
    timestamp="TIMESTAMP_NTZ",
    row_number="ROW_NUMBER() OVER (ORDER BY MONOTONICALLY_INCREASING_ID())",
    instant=lambda cast, value: f"CAST({cast}({value} AS TIMESTAMP) AS TIMESTAMP_NTZ)",
    local_day=lambda stamp, zone: f"TO_DATE(FROM_UTC_TIMESTAMP({stamp}, '{zone}'))",
    units=_units_at_once,
    matches=lambda text, pattern: f"{text} RLIKE '^(?:{pattern})\\\\z'",
)


def literal(value: str) -> str:
    """A text as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"
