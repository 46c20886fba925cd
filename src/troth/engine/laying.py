"""Laying one table under the engine's names: `laid_<table>` keeps the contract, `book_<table>` is what is read.

The two differ only in a lenient opening, where `book_<table>` leaves out rows that share an id or point nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from troth.engine import checks
from troth.engine.contract import Given, contract_view
from troth.engine.dialect import Dialect
from troth.engine.runner import Runner
from troth.engine.sources import Source
from troth.model import TABLES, Problem, Table


@dataclass(frozen=True)
class Laid:
    """What laying a table met: problems that break the contract, remarks, and the rows set aside."""

    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    set_aside: int = 0


def lay_empty(runner: Runner, table: Table) -> None:
    """Lay a table that did not come: all its columns, no rows."""
    nothing = contract_view(table, "(SELECT 1) t WHERE 1 = 0", Given({}, runner.dialect), "UTC")
    runner.view(f"laid_{table.name}", nothing)
    runner.view(f"book_{table.name}", f"SELECT * FROM laid_{table.name}")


def lay(runner: Runner, table: Table, source: Source, zone: str, *, lenient: bool) -> Laid:
    """Check a table row by row and lay it; with `lenient`, rows that break the contract are left out."""
    given = Given(runner.columns_of(f"SELECT * FROM {source.relation}"), runner.dialect, source.in_units)
    if source.in_units:  # the ledger checked every row when it was recorded
        _lay_contract(runner, table, source, given, zone)
        return Laid()
    notes = tuple(checks.unknown_columns(table, source, given.types))
    missing = tuple(checks.missing_columns(table, source, given.types))
    if missing:
        lay_empty(runner, table)
        return Laid(missing, notes)
    rows = checks.row_checks(table, given)
    found = tuple(checks.breaches(runner, source, rows))
    if not found:
        _lay_contract(runner, table, source, given, zone)
        return Laid((), notes)
    if not lenient:
        lay_empty(runner, table)
        return Laid(found, notes)
    broken = " OR ".join(f"({check.breach})" for check in rows)
    kept = replace(
        source, relation=f"(SELECT * FROM {source.relation} WHERE NOT COALESCE({broken}, FALSE)) kept"
    )
    count = _count(runner, f"{source.relation} WHERE COALESCE({broken}, FALSE)")
    _lay_contract(runner, table, kept, given, zone)
    return Laid((), (*notes, *found), count)


def _lay_contract(runner: Runner, table: Table, source: Source, given: Given, zone: str) -> None:
    select = contract_view(table, source.relation, given, zone)
    put = runner.store if source.copied else runner.view
    put(f"laid_{table.name}", select)
    runner.view(f"book_{table.name}", f"SELECT * FROM laid_{table.name}")


def _count(runner: Runner, relation: str) -> int:
    return int(next(iter(runner.rows(f"SELECT COUNT(*) FROM {relation}")))[0])


def across(
    runner: Runner, tables: Collection[Table], present: Collection[str], *, lenient: bool
) -> Mapping[str, Laid]:
    """Hold laid tables against themselves and each other: one version of an id holds at a time, references point at
    something.
    """
    doubled = tuple(checks.held_twice(runner, tables))
    pairs = [
        (table, column)
        for table in tables
        for column in table.references
        if column.name != "batch_id" or "batches" in present
    ]
    found: dict[str, list[Problem]] = {}
    for problem in (*doubled, *checks.broken_references(runner, pairs)):
        found.setdefault(problem.where, []).append(problem)
    if not lenient:
        return {name: Laid(tuple(problems)) for name, problems in found.items()}
    names = {problem.where for problem in doubled}
    return {
        name: _left_out(runner, TABLES[name], problems, doubled=name in names)
        for name, problems in found.items()
    }


def _left_out(runner: Runner, table: Table, found: Iterable[Problem], *, doubled: bool) -> Laid:
    before = _count(runner, f"book_{table.name}")
    runner.view(f"book_{table.name}", _unbroken(table, runner.dialect, doubled=doubled))
    return Laid((), tuple(found), before - _count(runner, f"book_{table.name}"))


def _unbroken(table: Table, dialect: Dialect, *, doubled: bool) -> str:
    laid = f"laid_{table.name}"
    terms = [
        f"({column.name} IS NULL OR {column.name} IN "
        f"(SELECT {TABLES[column.references].key} FROM laid_{column.references}))"
        for column in table.references
    ]
    if doubled:  # of two versions that hold on one day the later one stays
        every = [dialect.quote(column.name) for column in table.columns]
        laid = f"({checks.periods(table, laid, every)})"
        terms.append("NOT COALESCE(starts < ends AND next_starts < ends, FALSE)")
    return f"SELECT * FROM {laid} kept WHERE {' AND '.join(terms) or 'TRUE'}"
