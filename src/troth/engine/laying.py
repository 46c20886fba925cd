"""Laying one table under the engine's names: `laid_<table>` keeps the contract, `book_<table>` is what is read.

The two differ only in a lenient opening, where `book_<table>` leaves out rows that share an id or point nowhere.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from troth.engine import checks
from troth.engine.contract import contract_view
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
    nothing = contract_view(table, "(SELECT 1) t WHERE 1 = 0", (), runner.dialect, zone="UTC", in_units=False)
    runner.view(f"laid_{table.name}", nothing)
    runner.view(f"book_{table.name}", f"SELECT * FROM laid_{table.name}")


def lay(runner: Runner, table: Table, source: Source, zone: str, *, lenient: bool) -> Laid:
    """Check a table row by row and lay it; with `lenient`, rows that break the contract are left out."""
    present = tuple(runner.columns_of(f"SELECT * FROM {source.relation}"))
    if source.in_units:  # the ledger checked every row when it was recorded
        _lay_contract(runner, table, source, present, zone)
        return Laid()
    notes = tuple(checks.unknown_columns(table, source, present))
    missing = tuple(checks.missing_columns(table, source, present))
    if missing:
        lay_empty(runner, table)
        return Laid(missing, notes)
    rows = checks.row_checks(table, present, runner.dialect, in_units=source.in_units)
    found = tuple(checks.breaches(runner, source, rows))
    if not found:
        _lay_contract(runner, table, source, present, zone)
        return Laid((), notes)
    if not lenient:
        lay_empty(runner, table)
        return Laid(found, notes)
    broken = " OR ".join(f"({check.breach})" for check in rows)
    kept = replace(
        source, relation=f"(SELECT * FROM {source.relation} WHERE NOT COALESCE({broken}, FALSE)) kept"
    )
    count = _count(runner, f"{source.relation} WHERE COALESCE({broken}, FALSE)")
    _lay_contract(runner, table, kept, present, zone)
    return Laid((), (*notes, *found), count)


def _lay_contract(runner: Runner, table: Table, source: Source, present: Collection[str], zone: str) -> None:
    select = contract_view(
        table, source.relation, present, runner.dialect, zone=zone, in_units=source.in_units
    )
    put = runner.store if source.copied else runner.view
    put(f"laid_{table.name}", select)
    runner.view(f"book_{table.name}", f"SELECT * FROM laid_{table.name}")


def _count(runner: Runner, relation: str) -> int:
    return int(next(iter(runner.rows(f"SELECT COUNT(*) FROM {relation}")))[0])


def across(runner: Runner, table: Table, present: Collection[str], *, lenient: bool) -> Laid:
    """Hold a laid table against itself and the others: ids stand once in force, references point at something."""
    doubled = tuple(checks.duplicate_keys(runner, table))
    astray = tuple(
        problem
        for column in table.references
        if column.name != "batch_id" or "batches" in present
        for problem in checks.broken_references(runner, table, TABLES[column.references], column)
    )
    found = doubled + astray
    if not found or not lenient:
        return Laid(found)
    before = _count(runner, f"book_{table.name}")
    runner.view(f"book_{table.name}", _unbroken(table, doubled=bool(doubled)))
    return Laid((), found, before - _count(runner, f"book_{table.name}"))


def _unbroken(table: Table, *, doubled: bool) -> str:
    laid = f"laid_{table.name}"
    terms = [
        f"({column.name} IS NULL OR {column.name} IN "
        f"(SELECT {TABLES[column.references].key} FROM laid_{column.references}))"
        for column in table.references
    ]
    if doubled:
        order = f"ORDER BY recorded_at DESC, CAST({laid} AS STRING) DESC"
        laid = (
            f"(SELECT * FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY {table.key}, superseded_at {order}) AS place "
            f"FROM {laid}) numbered WHERE place = 1 OR superseded_at IS NOT NULL)"
        )
    return f"SELECT * FROM {laid} kept WHERE {' AND '.join(terms) or 'TRUE'}"
