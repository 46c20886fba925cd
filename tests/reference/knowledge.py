"""What was known on a day: versions, own dates, cells learnt later, merges, absent accounts (rules 1-4, 54)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from troth.model import TABLES, Table

Row = dict[str, Any]
Book = Mapping[str, Sequence[Mapping[str, Any]]]

ALWAYS = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Known:
    """The rows of every table as known on the day `at`, complete with defaults."""

    at: date
    tables: Mapping[str, Sequence[Row]]

    def __getitem__(self, table: str) -> Sequence[Row]:
        return self.tables[table]

    def in_force(self, row: Mapping[str, Any], day: date | None = None) -> bool:
        """Whether since <= day < until; the day is `at` unless given."""
        return in_force(row, day or self.at)


def in_force(row: Mapping[str, Any], day: date) -> bool:
    """Whether since <= day < until, an empty end being open."""
    return (row["since"] is None or row["since"] <= day) and (row["until"] is None or row["until"] > day)


def known_at(book: Book, at: date, time_zone: str) -> Known:
    """The book as it was known at the end of that day."""
    zone = ZoneInfo(time_zone)

    def day_of(value: date | datetime | None) -> date | None:
        return value.astimezone(zone).date() if isinstance(value, datetime) else value

    tables = {
        name: _in_days([_complete(row, table) for row in book.get(name, ())], table, at, day_of)
        for name, table in TABLES.items()
    }
    merged = _merged(tables)
    return Known(at, _present(merged, at))


def _complete(row: Mapping[str, Any], table: Table) -> Row:
    return {column.name: row.get(column.name) for column in table.columns}


def _in_days(
    rows: Sequence[Row], table: Table, at: date, day_of: Callable[[date | datetime | None], date | None]
) -> list[Row]:
    def by_then(value: date | datetime | None) -> bool:
        day = day_of(value)
        return day is not None and day <= at

    def seen(row: Row) -> bool:
        own = row[table.own_date.name] if table.own_date else None
        return (
            (row["recorded_at"] is None or by_then(row["recorded_at"]))
            and not by_then(row["superseded_at"])
            and (own is None or by_then(own))
        )

    def shown(row: Row) -> Row:
        return {
            column.name: _or_default(row[column.name], column.default)
            if not column.learnt_on or by_then(row[column.learnt_on])
            else None
            for column in table.columns
        }

    newest: dict[str, Row] = {}
    for row in sorted(filter(seen, rows), key=lambda row: _recency(row, table)):
        newest[row[table.key]] = shown(row)
    return [
        {
            name: value if name in {"recorded_at", "superseded_at"} else day_of(value)
            for name, value in row.items()
        }
        for row in newest.values()
    ]


def _or_default(value: object, default: object) -> object:
    return default if value is None else value


def _recency(row: Row, table: Table) -> tuple[datetime, str]:
    own = row[table.own_date.name] if table.own_date else None
    recorded = row["recorded_at"] or own or ALWAYS
    if not isinstance(recorded, datetime):
        recorded = datetime(recorded.year, recorded.month, recorded.day, tzinfo=UTC)
    return recorded, str([row[column.name] for column in table.columns])


def _merged(tables: Mapping[str, list[Row]]) -> dict[str, list[Row]]:
    kept: dict[str, dict[str, str]] = {"accounts": {}, "people": {}}
    for merge in sorted(tables["merges"], key=lambda row: (row["merged_on"], row["merge_id"])):
        kept["accounts" if merge["kind"] == "account" else "people"][merge["merged_id"]] = merge["kept_id"]
    return {
        name: [
            _pointing_at_kept(row, TABLES[name], kept)
            for row in rows
            if name not in kept or row[TABLES[name].key] not in kept[name]
        ]
        for name, rows in tables.items()
    }


def _pointing_at_kept(row: Row, table: Table, kept: Mapping[str, Mapping[str, str]]) -> Row:
    changed = dict(row)
    for column in table.references:
        seen: set[str] = set()
        targets = kept.get(column.references, {})
        while changed[column.name] in targets and changed[column.name] not in seen:
            seen.add(changed[column.name])
            changed[column.name] = targets[changed[column.name]]
    return changed


def _present(tables: dict[str, list[Row]], at: date) -> dict[str, list[Row]]:
    """Without accounts that are not known or not yet open, and without every fact about them."""
    here = {
        row["account_id"] for row in tables["accounts"] if row["opened_on"] is None or row["opened_on"] <= at
    }
    present = {
        name: [row for row in rows if "account_id" not in row or row["account_id"] in here]
        for name, rows in tables.items()
    }
    for name, parent in (
        ("promise_events", "promises"),
        ("need_ratings", "needs"),
        ("deal_people", "deals"),
        ("deal_outcomes", "deals"),
    ):
        parents = {row[TABLES[parent].key] for row in present[parent]}
        present[name] = [row for row in present[name] if row[TABLES[parent].key] in parents]
    return present
