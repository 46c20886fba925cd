"""From the text of an export or a form to a typed value, strictly: a guess is never taken for a fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Context, Decimal, Inexact, Overflow, Underflow
from types import MappingProxyType

from troth.model.columns import MOST_DIGITS, Column, Kind
from troth.model.errors import InputError
from troth.model.facts import Value

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?"
    r" ?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?"
)
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]{1,3})?")
_LONGEST_NUMBER = 60
FLAGS: Mapping[str, bool] = MappingProxyType(
    {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
)
# Enough digits for any number that is not refused as too long; whatever would be rounded is an error.
_EXACT = Context(prec=2 * _LONGEST_NUMBER, traps=[Inexact, Overflow, Underflow])


def typed(column: Column, text: str) -> Value:
    """The value a text stands for in this column, its bounds not yet checked; raises InputError."""
    bare = text.strip()
    return _PARSERS[column.kind](column, bare) if bare else None


def units_of(column: Column, value: int | Decimal) -> int | str:
    """The value in whole units of 10^-scale, as it is stored; a sentence when it does not fit exactly."""
    try:
        units = _EXACT.scaleb(Decimal(value), column.scale)
        integral = units.is_finite() and units == units.to_integral_value(context=_EXACT)
    except ArithmeticError:
        integral = False
    if not integral:
        return (
            f"{column.name} came as {value}; a finite number with at most {column.scale} digits "
            "after the point is allowed, round it"
        )
    whole = int(units)
    if abs(whole) >= 10**MOST_DIGITS:
        return (
            f"{column.name} came as {value}; at most {MOST_DIGITS - column.scale} digits before the point "
            "are allowed"
        )
    return whole


def value_of(column: Column, units: int) -> Decimal:
    """The decimal number that was stored as whole units of 10^-scale."""
    return Decimal(units).scaleb(-column.scale, _EXACT)


def _text(_column: Column, text: str) -> str:
    return text


def _day(column: Column, text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise InputError(f"{column.name} came as {text[:40]!r}; give a day that exists as YYYY-MM-DD.")


def _moment(column: Column, text: str) -> datetime:
    try:
        if _MOMENT.fullmatch(text):
            moment = datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", ""))
            return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise InputError(
        f"{column.name} came as {text[:40]!r}; give a moment that exists as YYYY-MM-DDTHH:MM:SSZ."
    )


def _flag(column: Column, text: str) -> bool:
    flag = FLAGS.get(text.lower())
    if flag is None:
        raise InputError(f"{column.name} came as {text[:40]!r}; allowed are {', '.join(FLAGS)}.")
    return flag


def _number(column: Column, text: str) -> int | Decimal:
    if len(text) > _LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        raise InputError(
            f"{column.name} came as {text[:40]!r}; give a number such as 1234.5, without thousands marks."
        )
    number = Decimal(text)
    units = units_of(column, number)
    if isinstance(units, str):
        raise InputError(f"{units}.")
    return units if column.kind is Kind.WHOLE else number


def _figure(column: Column, text: str) -> Value:
    raise InputError(f"{column.name} is a computed figure and no fact; came as {text[:40]!r}, leave it out.")


_PARSERS: Mapping[Kind, Callable[[Column, str], Value]] = {
    Kind.TEXT: _text,
    Kind.DATE: _day,
    Kind.TIMESTAMP: _moment,
    Kind.FLAG: _flag,
    Kind.WHOLE: _number,
    Kind.DECIMAL: _number,
    Kind.REAL: _figure,
}
