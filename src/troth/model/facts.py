"""Facts on their way from one room to another: typed rows of one table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

Value = str | date | datetime | bool | int | Decimal | None


@dataclass(frozen=True)
class Facts:
    """Rows of one table in the order of `columns`; timestamps are UTC, empty is None.

    Columns of the table that are not listed are empty. Large sets travel as many Facts of the same table.
    """

    table: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
