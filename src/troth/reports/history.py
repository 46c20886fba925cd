"""The history of one fact: its versions and what happened to it, each with what it said, who wrote it and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from troth.model import TABLES
from troth.reports.known import Row

Shown = str | bool | int | Decimal | date | datetime | None

_OF_VERSION = frozenset({"recorded_at", "superseded_at", "recorded_basis", "batch_id"})


@dataclass(frozen=True)
class Said:
    """A value of a version. `was` is the one of the version before; `is_new` where it is not the same."""

    column: str
    value: Shown
    was: Shown
    is_new: bool


@dataclass(frozen=True)
class Version:
    """One version of a fact: when the company knew it, on what basis, who wrote it, when and from where.

    `ended_at` is when the next version or a retraction replaced it. An empty `written_by` is nobody known.
    """

    table: str
    fact_id: str
    number: int
    recorded_at: datetime
    basis: str
    ended_at: datetime | None
    batch_id: str
    written_by: str
    written_at: datetime | None
    source: str
    values: tuple[Said, ...]

    @property
    def changes(self) -> tuple[Said, ...]:
        """What it says that the version before it did not; of a first version, all it says."""
        return tuple(each for each in self.values if each.is_new)


@dataclass(frozen=True)
class History:
    """All versions of a fact and of those that hang on it, the one known last first."""

    table: str
    fact_id: str
    versions: tuple[Version, ...]

    @property
    def is_in_force(self) -> bool:
        """Whether the fact itself still stands."""
        return any(each.table == self.table and each.ended_at is None for each in self.versions)


def history(
    table: str,
    fact_id: str,
    rows: Mapping[str, Iterable[Row]],
    batches: Mapping[str, Row],
    names: Mapping[str, str],
) -> History:
    """The history of a fact, from the stored versions by table, oldest first; `names` are those of ids they name."""
    versions: list[Version] = []
    for name, stored in rows.items():
        before: dict[str, tuple[int, Row]] = {}
        for row in stored:
            key = row[TABLES[name].key]
            number, earlier = before.get(key, (0, {}))
            batch = batches.get(row["batch_id"], {})
            # What hangs on the fact need not say so with each version.
            known = frozenset({TABLES[table].key} if name != table else ())
            values = tuple(each for each in _values(name, row, earlier, names) if each.column not in known)
            versions.append(_version(name, number + 1, row, batch, values))
            before[key] = (number + 1, row)
    return History(table, fact_id, tuple(sorted(versions, key=lambda each: each.recorded_at, reverse=True)))


def _version(table: str, number: int, row: Row, batch: Row, values: tuple[Said, ...]) -> Version:
    return Version(
        table=table,
        fact_id=row[TABLES[table].key],
        number=number,
        recorded_at=row["recorded_at"],
        basis=row["recorded_basis"],
        ended_at=row["superseded_at"],
        batch_id=row["batch_id"] or "",
        written_by=batch.get("written_by", ""),
        written_at=batch.get("written_at"),
        source=batch.get("source", ""),
        values=values,
    )


def _values(table: str, row: Row, earlier: Row, names: Mapping[str, str]) -> tuple[Said, ...]:
    said: list[Said] = []
    for column in TABLES[table].columns[1:]:
        value, was = row[column.name], earlier.get(column.name, column.default)
        if column.name in _OF_VERSION or (value is None and was is None):
            continue
        is_id = column.is_id
        said.append(
            Said(
                column=column.name,
                value=names.get(value, value) if is_id else value,
                was=names.get(was, was) if is_id and isinstance(was, str) else was,
                is_new=value != was if earlier else value is not None and value != column.default,
            )
        )
    return tuple(said)
