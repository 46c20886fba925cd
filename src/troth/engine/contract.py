"""The contract of a table as SQL: every column cast by name, dates turned into days of the book's calendar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from troth.engine.dialect import Dialect, literal
from troth.model import Column, Kind, Table
from troth.model.parsing import FLAGS

_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]([.][0-9]{1,9})?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?"
_NUMBER = "[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,3})?"
# Each engine's own cast takes more than these, and not the same.
_PATTERNS = {
    Kind.DATE: _DAY,
    Kind.TIMESTAMP: f"{_DAY}([T ]{_CLOCK})?",
    Kind.WHOLE: _NUMBER,
    Kind.DECIMAL: _NUMBER,
    Kind.REAL: _NUMBER,
}
_KINDS = {
    Kind.TEXT: "VARCHAR STRING CHAR",
    Kind.DATE: "DATE",
    Kind.TIMESTAMP: "TIMESTAMP",
    Kind.FLAG: "BOOLEAN",
    Kind.WHOLE: "TINYINT SMALLINT INT INTEGER BIGINT HUGEINT UTINYINT USMALLINT UINTEGER UBIGINT",
    Kind.DECIMAL: "DECIMAL",
    Kind.REAL: "FLOAT DOUBLE",
}
_KIND_OF_TYPE = {word: kind for kind, words in _KINDS.items() for word in words.split()}


@dataclass(frozen=True)
class Given:
    """What a source gives: the SQL type of each column, and whether decimals come as whole units of 10^-scale."""

    types: Mapping[str, str]
    dialect: Dialect
    in_units: bool = False

    def value(self, column: Column, *, trying: bool = False) -> str:
        """A column of the source as the type of the contract; with `trying`, what does not fit is NULL."""
        raw = self.dialect.quote(column.name)
        word = "TRY_CAST" if trying else "CAST"
        came = self.kind(column)
        if self.in_units or came is None or came is Kind.TEXT:
            text = raw if came is Kind.TEXT else f"CAST({raw} AS STRING)"
            return self._from_text(column, raw if self.in_units else text, word)
        return self._from_typed(column, raw, word, came)

    def kind(self, column: Column) -> Kind | None:
        """The kind a column came as; None where its type is read as the text it shows."""
        word = re.match(r"\w*", self.types[column.name].upper())
        came = _KIND_OF_TYPE.get(word[0] if word else "")
        return came if came is Kind.TEXT or came in _READ_TYPED[column.kind] else None

    def _from_text(self, column: Column, text: str, word: str) -> str:
        kind = column.kind
        if kind is Kind.FLAG and not self.in_units:
            value = _flag(text)
        elif kind is Kind.TIMESTAMP:
            value = self.dialect.instant(word, text)
        elif kind is Kind.WHOLE and not self.in_units:
            value = f"{word}({word}({text} AS DECIMAL(24,6)) AS BIGINT)"
        elif kind is Kind.DECIMAL:
            value = f"{word}({text} AS BIGINT)" if self.in_units else self._units(column, text, word)
        else:
            value = f"{word}({text} AS {type_of(column, self.dialect)})"
        if word == "CAST" or kind not in _PATTERNS:
            return value
        return f"CASE WHEN {self.dialect.matches(text, _PATTERNS[kind])} THEN {value} END"

    def _from_typed(self, column: Column, raw: str, word: str, came: Kind) -> str:
        if column.kind is Kind.TIMESTAMP:
            is_instant = self.types[column.name].upper() == self.dialect.timestamp
            return raw if is_instant else self.dialect.instant(word, raw)
        if column.kind is Kind.DECIMAL and came is not Kind.REAL:
            return self._units(column, raw, word)
        if came is Kind.REAL and column.kind in {Kind.DECIMAL, Kind.WHOLE}:
            factor = f" * {10**column.scale}e0" if column.scale else ""
            return f"{word}(ROUND(CAST({raw} AS DOUBLE){factor}) AS BIGINT)"
        return f"{word}({raw} AS {type_of(column, self.dialect)})"

    def _units(self, column: Column, raw: str, word: str) -> str:
        return self.dialect.units(f"{word}({raw} AS DECIMAL(18,{column.scale}))", column.scale)

    def surely_fits(self, column: Column) -> bool:
        """Whether a column came as a type of which every value is one of the contract."""
        came = self.types[column.name].upper()
        if column.kind is Kind.DECIMAL:
            return came == f"DECIMAL(18,{column.scale})"
        return self.kind(column) is column.kind and came == type_of(column, self.dialect)


# Which kinds of typed columns are cast as they are; all others by way of their text.
_READ_TYPED: Mapping[Kind, frozenset[Kind]] = {
    Kind.TEXT: frozenset(),
    Kind.DATE: frozenset({Kind.DATE, Kind.TIMESTAMP}),
    Kind.TIMESTAMP: frozenset({Kind.DATE, Kind.TIMESTAMP}),
    Kind.FLAG: frozenset({Kind.FLAG}),
    Kind.WHOLE: frozenset({Kind.WHOLE, Kind.DECIMAL, Kind.REAL}),
    Kind.DECIMAL: frozenset({Kind.WHOLE, Kind.DECIMAL, Kind.REAL}),
    Kind.REAL: frozenset({Kind.WHOLE, Kind.DECIMAL, Kind.REAL}),
}


def _flag(text: str) -> str:
    yes, no = (
        ", ".join(literal(word) for word, means in FLAGS.items() if means is flag) for flag in (True, False)
    )
    return f"CASE WHEN LOWER({text}) IN ({yes}) THEN TRUE WHEN LOWER({text}) IN ({no}) THEN FALSE END"


def type_of(column: Column, dialect: Dialect) -> str:
    """The SQL type a column of the contract has in the engine; decimals are whole units of 10^-scale."""
    return {
        Kind.TEXT: "STRING",
        Kind.DATE: "DATE",
        Kind.TIMESTAMP: dialect.timestamp,
        Kind.FLAG: "BOOLEAN",
        Kind.WHOLE: "BIGINT",
        Kind.DECIMAL: "BIGINT",
        Kind.REAL: "DOUBLE",
    }[column.kind]


def default_of(column: Column) -> str:
    """The default of a column as an SQL literal; decimals as whole units."""
    value = column.default
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, str):
        return literal(value)
    return str(int(value or 0) * 10**column.scale)


def contract_view(table: Table, relation: str, given: Given, zone: str) -> str:
    """A SELECT over `relation` with every column of the contract, its defaults, and the days of its timestamps.

    For a timestamp `x_at` there is also `x_on`, the day in the book's time zone. `recorded_on` falls back on the
    fact's own day: a fact without a stamp counts as known when it happened, one without own date as always known.
    """
    dialect = given.dialect
    raw = {
        column.name: given.value(column)
        if column.name in given.types
        else f"CAST(NULL AS {type_of(column, dialect)})"
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
    return f"SELECT {', '.join(parts)} FROM {relation}"


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
