"""The versions of an id: which one a new row replaces, and why it may not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from troth.ledger.opening import Ledger
from troth.ledger.storing import Stored, db_table
from troth.ledger.writing import chunks, stored_rows
from troth.model import Table
from troth.model.checks import shown


class Mode(Enum):
    """What the rows of a call are: new things, new versions of things in force, or whichever it turns out to be."""

    NEW = "new"
    CHANGED = "changed"
    EITHER = "either"


@dataclass
class Version:
    """The latest version of an id: its row as stored, when it was recorded, ended, if it did, and by which batch."""

    row: Sequence[Stored]
    recorded_at: str
    superseded_at: str | None
    batch_id: str | None

    @property
    def is_in_force(self) -> bool:
        """Whether it has not ended."""
        return self.superseded_at is None


@dataclass(frozen=True)
class Stamp:
    """A version in force that ends at a moment."""

    key: str
    superseded_at: str


def latest(ledger: Ledger, table: Table, ids: Iterable[str]) -> dict[str, Version]:
    """The latest version of each id that has one."""
    found: dict[str, Version] = {}
    names = tuple(table.by_name)
    places = [names.index(name) for name in ("recorded_at", "superseded_at", "batch_id")]
    for chunk in chunks(set(ids)):
        rows = stored_rows(ledger, table.name).filter(**{f"{table.key}__in": chunk})
        for row in rows.order_by("recorded_at").values_list(*table.by_name):
            found[row[0]] = Version(row, *(row[place] for place in places))
    return found


def misplaced(mode: Mode, key: str, recorded_at: str, last: Version | None) -> str:
    """Why a row may not follow the latest version of its id; empty when it may."""
    if mode is Mode.CHANGED and not (last and last.is_in_force):
        return f"{shown(key)} is not in force, so nothing can be superseded; record it"
    if last is None:
        return ""
    if mode is Mode.NEW and last.is_in_force:
        return f"{shown(key)} is there already; choose a new id, or supersede it"
    if recorded_at <= last.recorded_at or recorded_at < (last.superseded_at or ""):
        return (
            f"{shown(key)} came as recorded at {recorded_at}, not after the version it follows "
            f"({last.superseded_at or last.recorded_at}); give versions in their order"
        )
    return ""


def stamp(ledger: Ledger, table: Table, stamps: Sequence[Stamp]) -> None:
    """End versions in force."""
    quote = ledger.connection.ops.quote_name
    change = (
        f"UPDATE {quote(db_table(table.name))} SET superseded_at = %s "  # noqa: S608 - our names
        f"WHERE {quote(table.key)} = %s AND superseded_at IS NULL"
    )
    with ledger.connection.cursor() as cursor:
        cursor.executemany(change, [(each.superseded_at, each.key) for each in stamps])
