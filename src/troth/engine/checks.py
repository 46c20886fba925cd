"""Whether the rows of a table keep the contract: every breach listed, with the first offending rows."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from troth.engine.contract import cast
from troth.engine.dialect import Dialect, literal
from troth.engine.runner import Runner
from troth.engine.sources import Source
from troth.model import Column, Kind, Problem, Table

FIRST_ROWS = 3
EARLIEST, LATEST = "1900-01-01", "2199-12-31"


@dataclass(frozen=True)
class Check:
    """One thing every row must keep: the predicate of a breach, and a sentence on it."""

    column: str
    breach: str
    says: str


def missing_columns(table: Table, source: Source, present: Collection[str]) -> Iterator[Problem]:
    """The columns a table must have and lacks, with the nearest name that came."""
    for column in table.columns:
        if column.name in present or column.may_be_empty:
            continue
        near = difflib.get_close_matches(column.name, present, n=1)
        hint = f"; {near[0]} came instead" if near else ""
        yield Problem(
            source.place, f"the column {column.name} ({column.meaning}) is missing{hint}; add it or rename it"
        )


def unknown_columns(table: Table, source: Source, present: Collection[str]) -> Iterator[Problem]:
    """Columns that came and mean nothing here; they are ignored."""
    known = {column.name for column in table.columns} | {"id"}
    for name in sorted(set(present) - known):
        near = difflib.get_close_matches(name, [column.name for column in table.columns], n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        yield Problem(source.place, f"the column {name} is unknown and was ignored{hint}")


def row_checks(
    table: Table, present: Collection[str], dialect: Dialect, *, in_units: bool
) -> tuple[Check, ...]:
    """What must hold of each row by itself: types, bounds, choices, nothing required left empty."""
    return tuple(
        check
        for column in table.columns
        if column.name in present
        for check in _column_checks(column, dialect, in_units=in_units)
    )


def _column_checks(column: Column, dialect: Dialect, *, in_units: bool) -> Iterator[Check]:
    raw = dialect.quote(column.name)
    value = cast(column, raw, in_units=in_units, trying=True)
    if not column.may_be_empty:
        yield Check(column.name, f"{raw} IS NULL", "is empty; a value is required")
    if column.kind is not Kind.TEXT:
        bad = f"{raw} IS NOT NULL AND {value} IS NULL"
        if column.kind is Kind.WHOLE:
            bad = f"{raw} IS NOT NULL AND ({value} IS NULL OR TRY_CAST({raw} AS DOUBLE) <> {value})"
        yield Check(column.name, bad, f"is no {_NAMES[column.kind]}")
    if column.choices:
        allowed = ", ".join(map(literal, column.choices))
        yield Check(column.name, f"{raw} NOT IN ({allowed})", f"is none of {', '.join(column.choices)}")
    yield from _bounds(column, value)


def _bounds(column: Column, value: str) -> Iterator[Check]:
    if column.kind is Kind.DATE:
        yield Check(
            column.name,
            f"{value} < DATE '{EARLIEST}' OR {value} > DATE '{LATEST}'",
            f"lies outside {EARLIEST} to {LATEST}",
        )
    if column.low is not None:
        low = round(column.low * 10**column.scale)
        yield Check(column.name, f"{value} < {low}", f"is below {column.low:g}")
    if column.high is not None:
        high = round(column.high * 10**column.scale)
        yield Check(column.name, f"{value} > {high}", f"is above {column.high:g}")


_NAMES = {
    Kind.DATE: "date like 2026-11-23",
    Kind.TIMESTAMP: "timestamp like 2026-11-23T09:30:00Z",
    Kind.FLAG: "true or false",
    Kind.WHOLE: "whole number",
    Kind.DECIMAL: "number",
    Kind.REAL: "number",
}


def breaches(runner: Runner, source: Source, checks: Collection[Check]) -> Iterator[Problem]:
    """Every check that some row breaks: how many rows, and the first of them with what came."""
    if not checks:
        return
    counts = ", ".join(f"SUM(CASE WHEN {check.breach} THEN 1 ELSE 0 END)" for check in checks)
    found = next(iter(runner.rows(f"SELECT {counts} FROM {source.relation}")))
    for check, count in zip(checks, found, strict=True):
        if count:
            yield from _first_rows(runner, source, check, int(count))


def _first_rows(runner: Runner, source: Source, check: Check, count: int) -> Iterator[Problem]:
    quoted = runner.dialect.quote(check.column)
    numbered = f"SELECT ROW_NUMBER() OVER () AS row_number, * FROM {source.relation}"
    query = f"SELECT row_number, {quoted} FROM ({numbered}) t WHERE {check.breach} LIMIT {FIRST_ROWS}"
    for number, came in runner.rows(query):
        yield Problem(source.place, f"{check.column} {_shown(came)}{check.says}", int(number) + 1)
    if count > FIRST_ROWS:
        yield Problem(source.place, f"{check.column}: {count - FIRST_ROWS} more rows like these")


def _shown(came: object) -> str:
    return "" if came is None else f"came as {str(came)[:60]!r} and "


def duplicate_keys(runner: Runner, table: Table) -> Iterator[Problem]:
    """Ids that two versions in force share; an id names one thing, and one version of it holds at a time."""
    key = runner.dialect.quote(table.key)
    query = (
        f"SELECT {key}, COUNT(*) FROM book_{table.name} WHERE superseded_at IS NULL "
        f"GROUP BY {key} HAVING COUNT(*) > 1 ORDER BY {key} LIMIT {FIRST_ROWS}"
    )
    for name, count in runner.rows(query):
        yield Problem(table.name, f"{table.key} {name!r} stands {count} times in force; an id may stand once")


def broken_references(runner: Runner, table: Table, target: Table, column: Column) -> Iterator[Problem]:
    """Ids that point at no row ever recorded."""
    quote = runner.dialect.quote
    name = quote(column.name)
    query = (
        f"SELECT f.{name}, COUNT(*) FROM book_{table.name} f LEFT JOIN "
        f"(SELECT DISTINCT {quote(target.key)} AS id FROM book_{target.name}) t ON t.id = f.{name} "
        f"WHERE f.{name} IS NOT NULL AND t.id IS NULL GROUP BY f.{name} ORDER BY f.{name}"
    )
    found = list(runner.rows(query))
    for value, count in found[:FIRST_ROWS]:
        rows = "1 row" if count == 1 else f"{count} rows"
        yield Problem(table.name, f"{column.name} {value!r} ({rows}) is no {target.key} of {target.name}")
    if len(found) > FIRST_ROWS:
        yield Problem(
            table.name, f"{column.name}: {len(found) - FIRST_ROWS} more ids unknown to {target.name}"
        )


def due_before_made(runner: Runner) -> Iterator[Problem]:
    """Promises due before they were made: the day of making is set aside, the promise stays."""
    query = (
        "SELECT promise_id, made_on, due_on FROM book_promises WHERE made_on > due_on "
        f"ORDER BY promise_id LIMIT {FIRST_ROWS + 1}"
    )
    for promise, made, due in list(runner.rows(query))[:FIRST_ROWS]:
        yield Problem(
            "promises",
            f"{promise!r} was made on {made}, after it fell due on {due}; the day of making is left out",
        )
