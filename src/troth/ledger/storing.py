"""How a value is stored: whole units, ISO text and 0 or 1, which every store gives back as they were put in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import Model

from troth.model import Column, Kind, Value
from troth.model.parsing import units_of, value_of

Stored = str | int | float | None
Figure = Value | float

LONGEST_DAY = len("2026-01-31")
LONGEST_MOMENT = len("2026-01-31T12:00:00.000000Z")


def db_table(table: str) -> str:
    """The name of a table in the store."""
    return f"troth_{table}"


def model_name(table: str) -> str:
    """The name of the table's Django model."""
    return "".join(part.capitalize() for part in table.split("_"))


def model_of(table: str) -> type[Model]:
    """The Django model of a table; Django must be set up."""
    return apps.get_model("ledger", model_name(table))


def moment_text(moment: datetime) -> str:
    """A UTC timestamp as text of fixed width, so that the order of texts is the order of time."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")[:26] + "Z"


def moment_from(text: str) -> datetime:
    """The timestamp that was stored as this text."""
    return datetime.fromisoformat(text)


def storing(column: Column) -> Callable[[Any], Stored]:
    """From a checked value to what is stored; None and empty text become NULL or the column's default, where allowed."""
    convert = _STORING[column.kind](column)
    empty = None if column.default is None else convert(column.default)
    emptied = {None: empty, "": empty} if column.may_be_empty else {None: None, "": ""}
    return lambda value: emptied[value] if value is None or value == "" else convert(value)


def reading(column: Column) -> Callable[[Any], Figure]:
    """From what is stored to the typed value."""
    convert = _READING[column.kind](column)
    return lambda stored: None if stored is None else convert(stored)


def _units(column: Column) -> Callable[[int | Decimal], Stored]:
    def convert(value: int | Decimal) -> Stored:
        return units_of(column, value)

    return convert


def _iso(_column: Column) -> Callable[[date], Stored]:
    return date.isoformat


_STORING: dict[Kind, Callable[[Column], Callable[[Any], Stored]]] = {
    Kind.TEXT: lambda _: str,
    Kind.DATE: _iso,
    Kind.TIMESTAMP: lambda _: moment_text,
    Kind.FLAG: lambda _: int,
    Kind.WHOLE: lambda _: int,
    Kind.DECIMAL: _units,
    Kind.REAL: lambda _: float,
}
_READING: dict[Kind, Callable[[Column], Callable[[Any], Figure]]] = {
    Kind.TEXT: lambda _: str,
    Kind.DATE: lambda _: date.fromisoformat,
    Kind.TIMESTAMP: lambda _: moment_from,
    Kind.FLAG: lambda _: bool,
    Kind.WHOLE: lambda _: int,
    Kind.DECIMAL: lambda column: lambda units: value_of(column, units),
    Kind.REAL: lambda _: float,
}
