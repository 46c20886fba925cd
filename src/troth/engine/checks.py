"""Whether the rows of a table keep the contract: every breach listed, with the first offending rows."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from troth.engine.contract import Given
from troth.engine.dialect import Dialect, literal
from troth.engine.runner import Row, Runner
from troth.engine.sources import Source
from troth.model import TABLES, Column, Kind, Problem, Table
from troth.model.columns import EARLIEST_DAY, LATEST_DAY

FIRST_ROWS = 3


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


def row_checks(table: Table, given: Given) -> tuple[Check, ...]:
    """What must hold of each row by itself: types, bounds, choices, nothing required left empty."""
    return tuple(
        check
        for column in table.columns
        if column.name in given.types
        for check in _column_checks(column, given)
    )


def _column_checks(column: Column, given: Given) -> Iterator[Check]:
    raw = given.dialect.quote(column.name)
    value = given.value(column, trying=True)
    if not column.may_be_empty:
        yield Check(column.name, f"{raw} IS NULL", "is empty; a value is required")
    if column.kind is not Kind.TEXT and not given.surely_fits(column):
        bad = f"{raw} IS NOT NULL AND {value} IS NULL"
        if column.kind is Kind.WHOLE:
            bad = f"{raw} IS NOT NULL AND ({value} IS NULL OR TRY_CAST(CAST({raw} AS STRING) AS DOUBLE) <> {value})"
        yield Check(column.name, bad, f"is no {_NAMES[column.kind]}")
    if column.choices:
        allowed = ", ".join(map(literal, column.choices))
        yield Check(column.name, f"{value} NOT IN ({allowed})", f"is none of {', '.join(column.choices)}")
    yield from _bounds(column, value)


def _bounds(column: Column, value: str) -> Iterator[Check]:
    if column.kind in {Kind.DATE, Kind.TIMESTAMP}:
        day = f"CAST({value} AS DATE)"
        yield Check(
            column.name,
            f"{day} < DATE '{EARLIEST_DAY}' OR {day} > DATE '{LATEST_DAY}'",
            f"lies outside {EARLIEST_DAY} to {LATEST_DAY}",
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
    numbered = f"SELECT {runner.dialect.row_number} AS row_number, * FROM {source.relation}"
    query = (
        f"SELECT row_number, {quoted} FROM ({numbered}) t WHERE {check.breach} "
        f"ORDER BY row_number LIMIT {FIRST_ROWS}"
    )
    for number, came in runner.rows(query):
        yield Problem(source.place, f"{check.column} {_shown(came)}{check.says}", int(number) + 1)
    if count > FIRST_ROWS:
        yield Problem(source.place, f"{check.column}: {count - FIRST_ROWS} more rows like these")


def _shown(came: object) -> str:
    return "" if came is None else f"came as {str(came)[:60]!r} and "


def periods(table: Table, relation: str, order: Iterable[str]) -> str:
    """A SELECT of all rows with the days `starts` up to `ends` on which each holds, and `next_starts` of the version
    of the same id that comes after it, `order` deciding between equal days; a row that never holds comes before none.
    """
    days = (
        "SELECT *, COALESCE(recorded_on, DATE '0001-01-01') AS starts, "
        f"COALESCE(superseded_on, DATE '9999-12-31') AS ends FROM {relation}"
    )
    window = f"PARTITION BY {table.key}, starts < ends ORDER BY {', '.join(['starts', 'ends', *order])}"
    return f"SELECT *, LEAD(starts) OVER ({window}) AS next_starts FROM ({days}) dated"


def held_twice(runner: Runner, tables: Iterable[Table]) -> Iterator[Problem]:
    """Ids of which two versions hold on one day; an id names one thing, and one version of it holds at a time."""
    repeated = " UNION ALL ".join(
        f"SELECT '{table.name}' AS name, COUNT(*) - COUNT(DISTINCT {table.key}) AS more FROM book_{table.name}"
        for table in tables
    )
    names = sorted(name for name, more in runner.rows(repeated) if more)
    if not names:
        return
    found: dict[str, list[tuple[str, int]]] = {name: [] for name in names}
    for name, key, count in runner.rows(" UNION ALL ".join(_held_twice(TABLES[name]) for name in names)):
        found[name].append((key, count))
    for name in names:
        for key, count in sorted(found[name])[:FIRST_ROWS]:
            yield Problem(
                name,
                f"{TABLES[name].key} {key!r} stands {count + 1} times in force on one day; "
                "an id may stand once, take the others out",
            )
        if len(found[name]) > FIRST_ROWS:
            yield Problem(name, f"{TABLES[name].key}: {len(found[name]) - FIRST_ROWS} more ids like these")


def _held_twice(table: Table) -> str:
    key, book = table.key, f"book_{table.name}"
    several = (
        f"(SELECT {key}, recorded_on, superseded_on FROM {book} WHERE {key} IN "
        f"(SELECT {key} FROM {book} GROUP BY {key} HAVING COUNT(*) > 1)) several"
    )
    return (
        f"SELECT '{table.name}' AS name, {key} AS came, COUNT(*) AS more FROM ({periods(table, several, ())}) held "
        f"WHERE starts < ends AND next_starts < ends GROUP BY {key}"
    )


def broken_references(runner: Runner, pairs: Collection[tuple[Table, Column]]) -> Iterator[Problem]:
    """Ids in these columns that point at no row ever recorded."""
    if not pairs:
        return
    found: dict[tuple[str, str], list[tuple[str, int]]] = {}
    query = " UNION ALL ".join(_astray(table, column, runner.dialect) for table, column in pairs)
    for name, reference, value, count in runner.rows(query):
        found.setdefault((name, reference), []).append((value, count))
    for table, column in pairs:
        target = TABLES[column.references]
        values = sorted(found.get((table.name, column.name), ()))
        for value, count in values[:FIRST_ROWS]:
            rows = "1 row" if count == 1 else f"{count} rows"
            yield Problem(table.name, f"{column.name} {value!r} ({rows}) is no {target.key} of {target.name}")
        if len(values) > FIRST_ROWS:
            more = len(values) - FIRST_ROWS
            yield Problem(table.name, f"{column.name}: {more} more ids unknown to {target.name}")


def _astray(table: Table, column: Column, dialect: Dialect) -> str:
    name, key = dialect.quote(column.name), TABLES[column.references].key
    return (
        f"SELECT '{table.name}' AS name, '{column.name}' AS reference, f.{name} AS came, COUNT(*) AS times "
        f"FROM book_{table.name} f WHERE f.{name} IS NOT NULL AND NOT EXISTS "
        f"(SELECT 1 FROM book_{column.references} t WHERE t.{key} = f.{name}) GROUP BY f.{name}"
    )


def no_accounts(runner: Runner) -> Iterator[Problem]:
    """A book without accounts: there is nothing to score."""
    if not _count(runner, "book_accounts"):
        yield Problem(
            "accounts", "the book holds no account; add a table accounts with one row for each customer"
        )


def remarks(runner: Runner) -> Iterator[Problem]:
    """What does not stop a scoring but leaves something out of it."""
    if not _count(runner, "book_people"):
        yield Problem(
            "people", "the book holds no person; no account has trust, respect or loyalty without people"
        )
    query = "SELECT tie_id, listener_id FROM book_influence_ties WHERE listener_id = source_id"
    for tie, person in _first(runner, query, "tie_id"):
        yield Problem("influence_ties", f"{tie!r} ties {person!r} to the same person; it is left out")
    query = "SELECT promise_id, made_on, due_on FROM book_promises WHERE made_on > due_on"
    for promise, made, due in _first(runner, query, "promise_id"):
        yield Problem(
            "promises",
            f"{promise!r} was made on {made}, after it fell due on {due}; the day of making is left out",
        )


def _first(runner: Runner, select: str, order: str) -> Iterator[Row]:
    return runner.rows(f"{select} ORDER BY {order} LIMIT {FIRST_ROWS}")


def _count(runner: Runner, relation: str) -> int:
    return int(next(iter(runner.rows(f"SELECT COUNT(*) FROM {relation}")))[0])
