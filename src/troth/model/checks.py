"""What a row must be to enter a book: the contract of its table, value by value and between columns."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from troth.model.columns import EARLIEST_DAY, LATEST_DAY, MOST_DIGITS, Column, Kind, Table
from troth.model.errors import InputError, Problem
from troth.model.facts import Value
from troth.model.parsing import typed, units_of

# Pairs of columns of which the first may not lie after the second.
IN_ORDER: Mapping[str, tuple[tuple[str, str], ...]] = {
    "accounts": (("opened_on", "closed_on"),),
    "promises": (("made_on", "due_on"),),
    "feedback": (("asked_on", "answered_on"),),
    "interactions": (("happened_at", "replied_at"),),
    "value_claims": (("stated_on", "confirmed_on"), ("promised_from", "promised_by")),
    "value_communications": (("told_on", "state_on"),),
    "deals": (("opened_on", "signed_on"),),
    "adaptations": (("started_on", "ended_on"),),
    "supplier_spend": (("period_start", "period_end"),),
    "contracts": (("starts_on", "ends_on"),),
}
# Pairs of columns that may not hold the same value.
DISTINCT: Mapping[str, tuple[tuple[str, str], ...]] = {
    "accounts": (("account_id", "parent_id"),),
    "influence_ties": (("listener_id", "source_id"),),
    "feedback": (("scale_low", "scale_high"),),
    "merges": (("kept_id", "merged_id"),),
    "distinctions": (("one_id", "other_id"),),
    "codes": (("code_id", "replaced_by"),),
}

_LONGEST_QUOTE = 60  # characters

Check = Callable[[Value], str]


def problems_of(
    table: Table, row: Mapping[str, Value], where: str, number: int | None = None
) -> list[Problem]:
    """Everything wrong with one row, as sentences; none means it may enter the book, references apart."""
    names = tuple(row)
    columns = problems_of_columns(table, names)
    rows = [says for _, says in problems_of_rows(table, names, (tuple(row.values()),))]
    return [Problem(where, says, number) for says in (*columns, *rows)]


def parse(column: Column, text: str) -> Value:
    """The value of a text in this column; empty text is None. Raises InputError with one sentence.

    Days are YYYY-MM-DD, moments ISO 8601 (without an offset: UTC), numbers use a point and no thousands mark,
    flags are true/false, yes/no or 1/0; choices, bounds, digits and lengths are those of the column.
    """
    return parser_of(column)(text)


def parser_of(column: Column) -> Callable[[str], Value]:
    """`parse` for many texts of one column."""
    check = check_of(column)

    def parse_one(text: str) -> Value:
        value = typed(column, text)
        says = "" if value is None else check(value)
        if says:
            raise InputError(f"{says}.")
        return value

    return parse_one


def problems_of_columns(table: Table, names: Sequence[str]) -> list[str]:
    """Unknown columns with the nearest name, columns named twice, and required ones that are not there."""
    return [
        *(_unknown(table, name) for name in names if name not in table.by_name),
        *(f"{name} is there twice; name each column once" for name in sorted(_twice(names))),
        *(
            f"{column.name} is not there; every row of {table.name} needs one"
            for column in table.columns
            if column.name not in names and not column.may_be_empty
        ),
    ]


def problems_of_rows(
    table: Table, names: Sequence[str], rows: Sequence[Sequence[Value]]
) -> Iterator[tuple[int, str]]:
    """The position (from 0) of each row that is wrong, and a sentence; values stand in the order of `names`."""
    whole = []
    for position, row in enumerate(rows):
        if len(row) == len(names):
            whole.append((position, row))
        else:
            yield position, f"has {len(row)} values for {len(names)} columns; give one for each"
    for place, name in enumerate(names):
        if name in table.by_name:
            check = check_of(table.by_name[name])
            yield from ((position, says) for position, row in whole if (says := check(row[place])))
    for position, row in whole:
        yield from ((position, says) for says in problems_between(table, names, row))


def check_of(column: Column) -> Check:
    """The check of one column: a value in, an empty text or what is wrong with it out."""
    inner = _CHECKS[column.kind](column)
    needed = "" if column.may_be_empty else f"{column.name} is empty; every row needs one"

    def check(value: Value) -> str:
        return needed if value is None or value == "" else inner(value)

    return check


def shown(value: object) -> str:
    """A value as a sentence quotes it: short, with nothing that could disturb a terminal or a page."""
    text = ascii(value) if isinstance(value, str) and not value.isprintable() else repr(value)
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}..."


def nearest(name: str, names: Iterable[str]) -> str:
    """The end of a sentence about an unknown name: the nearest known one, or all of them."""
    known = tuple(names)
    near = difflib.get_close_matches(name, known, n=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"


def _text_check(column: Column) -> Check:
    name, longest, choices, is_id = column.name, column.longest, frozenset(column.choices), column.is_id

    def check(value: Value) -> str:
        if not isinstance(value, str):
            return f"{name} came as {shown(value)}; give a text"
        if choices and value not in choices:
            return f"{name} came as {shown(value)}; allowed are {', '.join(column.choices)}"
        if len(value) > longest:
            return f"{name} has {len(value)} characters; at most {longest} are allowed, shorten it"
        if is_id and (not value.isprintable() or value != value.strip()):
            return f"{name} came as {shown(value)}; take out control characters and spaces around it"
        if not _storable(value):
            return f"{name} came as {shown(value)}; take out the characters that no store can keep"
        return ""

    return check


def _storable(text: str) -> bool:
    """No zero character (PostgreSQL refuses it) and no half of a surrogate pair (UTF-8 has none)."""
    if "\x00" in text:
        return False
    return text.isascii() or not any("\ud800" <= each <= "\udfff" for each in text)


def _day_check(column: Column) -> Check:
    def check(value: Value) -> str:
        if not isinstance(value, date) or isinstance(value, datetime):
            return f"{column.name} came as {shown(value)}; give a date"
        if not EARLIEST_DAY <= value <= LATEST_DAY:
            return f"{column.name} came as {value}; days from {EARLIEST_DAY} to {LATEST_DAY} are allowed"
        return ""

    return check


def _moment_check(column: Column) -> Check:
    def check(value: Value) -> str:
        if not isinstance(value, datetime) or value.utcoffset() != timedelta(0):
            return f"{column.name} came as {shown(value)}; give a moment in UTC"
        if not EARLIEST_DAY <= value.date() <= LATEST_DAY:
            return f"{column.name} came as {value}; days from {EARLIEST_DAY} to {LATEST_DAY} are allowed"
        return ""

    return check


def _flag_check(column: Column) -> Check:
    def check(value: Value) -> str:
        return "" if isinstance(value, bool) else f"{column.name} came as {shown(value)}; give true or false"

    return check


def _number_check(column: Column) -> Check:
    allowed = int if column.kind is Kind.WHOLE else int | Decimal
    what = "whole number" if column.kind is Kind.WHOLE else "decimal number"
    limits = _limits(column)

    def check(value: Value) -> str:
        if isinstance(value, bool) or not isinstance(value, allowed):
            return f"{column.name} came as {shown(value)}; give a {what}"
        units = units_of(column, value)
        if isinstance(units, str):
            return units
        low_enough = column.high is None or value <= column.high
        high_enough = column.low is None or value >= column.low
        return "" if low_enough and high_enough else f"{column.name} came as {value}; {limits} is allowed"

    return check


def _limits(column: Column) -> str:
    if column.low is None:
        return f"at most {column.high:g}" if column.high is not None else f"up to {MOST_DIGITS} digits"
    return f"at least {column.low:g}" if column.high is None else f"{column.low:g} to {column.high:g}"


def _figure_check(column: Column) -> Check:
    def check(value: Value) -> str:
        return f"{column.name} is a computed figure and no fact; came as {shown(value)}, leave it out"

    return check


_CHECKS: Mapping[Kind, Callable[[Column], Check]] = {
    Kind.TEXT: _text_check,
    Kind.DATE: _day_check,
    Kind.TIMESTAMP: _moment_check,
    Kind.FLAG: _flag_check,
    Kind.WHOLE: _number_check,
    Kind.DECIMAL: _number_check,
    Kind.REAL: _figure_check,
}


def problems_between(table: Table, names: Sequence[str], row: Sequence[Value]) -> Iterator[str]:
    """What is wrong between two columns of a row, where both hold values of their kind."""
    values = dict(zip(names, row, strict=True))
    span = (("since", "until"),) if "since" in table.by_name else ()
    for first, second in (*IN_ORDER.get(table.name, ()), *span):
        earlier, later = values.get(first), values.get(second)
        if type(earlier) is type(later) and isinstance(earlier, date) and earlier > later:  # type: ignore[operator]
            yield f"{first} {earlier} lies after {second} {later}; correct one of them"
    for first, second in DISTINCT.get(table.name, ()):
        if values.get(first) is not None and values.get(first) == values.get(second):
            yield f"{first} and {second} are both {shown(values[first])}; they must differ"


def _unknown(table: Table, name: str) -> str:
    return f"{shown(name)} is no column of {table.name}; {nearest(name, table.by_name)}"


def _twice(names: Sequence[str]) -> set[str]:
    return {name for name in names if names.count(name) > 1}
