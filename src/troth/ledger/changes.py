"""What a batch changed, as people look at it: the first new facts of each table, and the first that read otherwise now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.db.models.query import QuerySet

from troth.ledger.known import Rows, typed_rows
from troth.ledger.opening import Ledger
from troth.ledger.retracting import undone_batch, written_by
from troth.ledger.storing import Figure
from troth.ledger.writing import stored_rows
from troth.model import TABLES, Table
from troth.model.columns import VERSION_COLUMNS

Row = Mapping[str, Figure]

_VERSION = frozenset(column.name for column in VERSION_COLUMNS)


@dataclass(frozen=True)
class Difference:
    """A fact that reads otherwise: its id, and by column what it was and what it is."""

    key: str
    columns: Mapping[str, tuple[Figure, Figure]]


@dataclass(frozen=True)
class Changes:
    """Some facts of a table that a batch wrote: new ones as they read, and those that read otherwise now."""

    created: tuple[Row, ...]
    changed: tuple[Difference, ...]


def changes_of_batch(ledger: Ledger, batch_id: str, most: int) -> dict[str, Changes]:
    """The first facts that a batch created and changed in each table it wrote to, at most so many of either."""
    batch = undone_batch(ledger, batch_id)
    found = {}
    for table in TABLES.values():
        if table.name == "batches":
            continue
        rows = written_by(ledger, table, batch).filter(superseded_at=None)
        is_known = _is_known(ledger, table, batch_id)
        created = _first(ledger, table, rows.exclude(**is_known), most)
        changed = _first(ledger, table, rows.filter(**is_known), most)
        if created or changed:
            found[table.name] = Changes(tuple(created), _differences(ledger, table, batch_id, changed))
    return found


def created_by_batch(ledger: Ledger, name: str, batch_id: str, most: int) -> tuple[str, ...]:
    """The first ids of a table that a batch created, at most so many, in the order in which it wrote them."""
    table = TABLES[name]
    rows = written_by(ledger, table, undone_batch(ledger, batch_id)).filter(superseded_at=None)
    created = rows.exclude(**_is_known(ledger, table, batch_id)).order_by("pk")
    return tuple(map(str, created.values_list(table.key, flat=True)[:most]))


def _is_known(ledger: Ledger, table: Table, batch_id: str) -> dict[str, QuerySet[Model, dict[str, Any]]]:
    """That a fact has an id which others wrote."""
    return {f"{table.key}__in": _of_others(ledger, table, batch_id).values(table.key)}


def _of_others(ledger: Ledger, table: Table, batch_id: str) -> QuerySet[Model]:
    return stored_rows(ledger, table.name).exclude(batch_id=batch_id)


def _first(ledger: Ledger, table: Table, rows: QuerySet[Model], most: int) -> Rows:
    places = list(rows.order_by("pk").values_list("pk", flat=True)[:most])
    return typed_rows(table, stored_rows(ledger, table.name).filter(pk__in=places))


def _differences(ledger: Ledger, table: Table, batch_id: str, changed: Rows) -> tuple[Difference, ...]:
    keys = [row[table.key] for row in changed]
    others = _of_others(ledger, table, batch_id).filter(**{f"{table.key}__in": keys})
    # The last written of an id is the one it read as.
    before = {row[table.key]: row for row in typed_rows(table, others)}
    return tuple(_difference(table, before[row[table.key]], row) for row in changed)


def _difference(table: Table, before: Row, after: Row) -> Difference:
    told = [name for name in table.by_name if name not in _VERSION]
    return Difference(
        str(after[table.key]),
        {name: (before[name], after[name]) for name in told if before[name] != after[name]},
    )
