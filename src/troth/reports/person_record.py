"""What is held about a person and what is inferred from it, fact by fact, with sources and dates: for the person to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from troth.model import OUTPUTS, TABLES, Column, Table
from troth.model.columns import VERSION_COLUMNS
from troth.reports.phrases import Part, Phrase
from troth.reports.phrases import gettext as _

Row = Mapping[str, Any]
Say = Callable[[Phrase], str]

_BASES: Mapping[str, Phrase] = {
    "witnessed": _("written down as it happened"),
    "source": _("dated by the system it came from"),
    "assumed": _("date of knowledge assumed"),
}
_NOT_TOLD = frozenset({"run_id", *(column.name for column in VERSION_COLUMNS)})


@dataclass(frozen=True)
class Entry:
    """One fact, or one figure: what it says, and since when and from where it is known; `replaced_on` where it no longer holds."""

    says: tuple[tuple[Phrase, Part], ...]
    known: Phrase
    replaced_on: date | None


@dataclass(frozen=True)
class Kind:
    """All entries of one kind; `is_inferred` where they were computed and not told."""

    title: Phrase
    is_inferred: bool
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class PersonRecord:
    """Everything about a person as of a day; `accounts` are those that any of it speaks of."""

    at: date
    name: str
    accounts: frozenset[str]
    kinds: tuple[Kind, ...]


@dataclass(frozen=True)
class Naming:
    """What ids stand for: names by table and id, and the sources of batches."""

    names: Mapping[str, Mapping[str, str]]
    sources: Mapping[str, str]


def person_record(
    held: Mapping[str, Sequence[Row]], naming: Naming, at: date, computed_on: date
) -> PersonRecord:
    """The record from the rows of every table and output that speak of the person; facts first, then figures."""
    about = max(held.get("people", ()), key=lambda row: row["recorded_at"], default=None)
    facts = (_kind(TABLES[name], held[name], naming, None) for name in TABLES if name in held)
    figures = (_kind(OUTPUTS[name], held[name], naming, computed_on) for name in OUTPUTS if name in held)
    accounts = {row["account_id"] for rows in held.values() for row in rows if row.get("account_id")}
    return PersonRecord(at, str(about["name"]) if about else "", frozenset(accounts), (*facts, *figures))


def record_data(record: PersonRecord, say: Say) -> dict[str, Any]:
    """The record in the reader's language: texts alone, for a template to lay out."""
    return {
        "title": say(_("What is held about {name}", name=record.name)),
        "about": say(
            _(
                "As of {day}. Every version of every fact, with its source; then what is computed from them.",
                day=record.at,
            )
        ),
        "note": say(
            _(
                "What others said and our people noted is in it: look through it for data about others before it is handed over."
            )
        ),
        "kinds": [_said(kind, say) for kind in record.kinds],
    }


def _kind(table: Table, rows: Sequence[Row], naming: Naming, computed_on: date | None) -> Kind:
    columns = told_columns(table)
    entries = tuple(_entry(columns, row, naming, computed_on) for row in rows)
    return Kind(Phrase(table.meaning), computed_on is not None, entries)


def told_columns(table: Table) -> list[Column]:
    """The columns that a record tells by their meaning: not the ids of rows, which tell nobody anything."""
    keys = {table.key} if table.name in TABLES else set()
    return [column for column in table.columns if column.name not in _NOT_TOLD | keys]


def _entry(columns: Sequence[Column], row: Row, naming: Naming, computed_on: date | None) -> Entry:
    says = tuple(_cells(columns, row, naming))
    if computed_on is not None:
        return Entry(says, _("computed as of {day}", day=computed_on), None)
    known = _(
        "known since {day}, {basis}; from: {source}",
        day=row["recorded_at"].date(),
        basis=_BASES[row["recorded_basis"]],
        source=naming.sources.get(row.get("batch_id") or "", "–"),
    )
    return Entry(says, known, row["superseded_at"].date() if row["superseded_at"] else None)


def _cells(columns: Sequence[Column], row: Row, naming: Naming) -> Iterator[tuple[Phrase, Part]]:
    for column in columns:
        value = row[column.name]
        if value is None:
            continue
        named = naming.names.get(column.references, {}).get(value) if column.references else None
        yield Phrase(column.meaning), named or _part(value)


def _part(value: Any) -> Part:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, str | int | float | Decimal | date) else str(value)


def _said(kind: Kind, say: Say) -> dict[str, Any]:
    return {
        "title": say(kind.title),
        "is_inferred": kind.is_inferred,
        "mark": say(_("inferred")) if kind.is_inferred else say(_("held")),
        "entries": [
            {
                "says": [[say(label), say(_("{value}", value=value))] for label, value in entry.says],
                "known": say(entry.known),
                "replaced": say(_("replaced on {day}", day=entry.replaced_on)) if entry.replaced_on else "",
            }
            for entry in kind.entries
        ],
    }
