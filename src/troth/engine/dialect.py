"""The few words in which DuckDB and Spark differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Dialect:
    """How one engine says what the other says differently; `name` is what the expression compiler calls it."""

    name: str
    quote_mark: str
    local_day: Callable[[str, str], str]

    def quote(self, name: str) -> str:
        """A name as an identifier."""
        mark = self.quote_mark
        return f"{mark}{name.replace(mark, mark * 2)}{mark}"


DUCKDB = Dialect(
    "duckdb",
    '"',
    lambda stamp, zone: f"CAST(timezone('{zone}', timezone('UTC', {stamp})) AS DATE)",
)
SPARK = Dialect(
    "databricks",
    "`",
    lambda stamp, zone: f"TO_DATE(FROM_UTC_TIMESTAMP({stamp}, '{zone}'))",
)


def literal(value: str) -> str:
    """A text as an SQL literal."""
    return "'" + value.replace("'", "''") + "'"
