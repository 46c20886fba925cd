"""Reading facts: those in force, or those known at the end of a day in the book's time zone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.db.models import Model, Q
from django.db.models.query import QuerySet

from troth.ledger.opening import Ledger
from troth.ledger.storing import Figure, moment_from, moment_text, reading, storing
from troth.ledger.writing import CHUNK_ROWS, in_force, stored_rows
from troth.model import TABLES, BookError, Kind, Table
from troth.model.checks import nearest, shown
from troth.model.settings import DEFAULT_SETTINGS

Rows = list[dict[str, Figure]]
Filter = Figure | Collection[Figure]


def current(ledger: Ledger, table: str, **filters: Filter) -> Rows:
    """The facts of a table in force, as dicts of typed values in the order they were written.

    A filter is a column and its value, or a list of values; None asks for the empty. Raises BookError on a table or
    column that does not exist.
    """
    defined = table_named(table)
    return typed_rows(defined, in_force(ledger, table).filter(condition(defined, filters)))


def current_cells(ledger: Ledger, table: str, names: Sequence[str]) -> Iterator[tuple[Figure, ...]]:
    """A few columns of the facts in force, row by row in the order they were written, for tables of any length.

    Raises BookError on a table that does not exist, KeyError on such a column.
    """
    defined = table_named(table)
    reads = [reading(defined.by_name[name]) for name in names]
    raw = in_force(ledger, table).order_by("pk").values_list(*names)
    for row in raw.iterator(chunk_size=CHUNK_ROWS):
        yield tuple(read(value) for read, value in zip(reads, row, strict=True))


def count_current(ledger: Ledger, table: str) -> int:
    """How many facts of a table are in force; raises BookError on a table that does not exist."""
    return in_force(ledger, table_named(table).name).count()


def versions(ledger: Ledger, table: str, **filters: Filter) -> Rows:
    """Every version of the facts of a table, as `current` gives those in force."""
    defined = table_named(table)
    return typed_rows(defined, stored_rows(ledger, table).filter(condition(defined, filters)))


def as_of(ledger: Ledger, table: str, day: date, **filters: Filter) -> Rows:
    """The facts of a table as known at the end of a day in the book's time zone.

    Versions recorded later, facts of later days and values learnt later do not show. Raises as `current` does.
    """
    defined = table_named(table)
    end = end_of(ledger, day)
    stored = known_rows(ledger, defined, day, end).filter(condition(defined, filters))
    return [_as_learnt(defined, row, moment_from(end), day) for row in typed_rows(defined, stored)]


def as_of_between(
    ledger: Ledger, table: str, day: date, column: str, ends: tuple[date, date], **filters: Filter
) -> Rows:
    """The facts of `as_of` whose `column`, a date known from the start, falls between two ends or on one of them."""
    defined = table_named(table)
    end = end_of(ledger, day)
    first, last = ends
    between = Q(**{f"{column}__gte": str(first), f"{column}__lte": str(last)})
    stored = known_rows(ledger, defined, day, end).filter(condition(defined, filters) & between)
    return [_as_learnt(defined, row, moment_from(end), day) for row in typed_rows(defined, stored)]


def known_rows(ledger: Ledger, table: Table, day: date, end: str) -> QuerySet[Model]:
    """The stored rows of a fact table known at the end of a day, `end` as `end_of` gives it; values learnt later show."""
    known = Q(recorded_at__lt=end) & (Q(superseded_at=None) | Q(superseded_at__gte=end))
    own = table.own_date
    if own is not None:
        limit = {f"{own.name}__lt": end} if own.kind is Kind.TIMESTAMP else {f"{own.name}__lte": str(day)}
        known &= Q(**{own.name: None}) | Q(**limit)
    return stored_rows(ledger, table.name).filter(known)


def time_zone(ledger: Ledger) -> ZoneInfo:
    """The zone in which the book's days begin and end; raises BookError when the setting names none."""
    chosen = in_force(ledger, "settings").filter(name="time_zone").values_list("value", flat=True)
    name = next(iter(chosen), DEFAULT_SETTINGS["time_zone"])
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as unknown:
        raise BookError(
            f"The setting time_zone came as {shown(name)}; give a name like Europe/Berlin."
        ) from unknown


def end_of(ledger: Ledger, day: date) -> str:
    """The first moment after a day in the book's time zone, as it is stored."""
    return moment_text(datetime.combine(day + timedelta(days=1), time(), time_zone(ledger)))


def table_named(name: str) -> Table:
    """The fact table of that name; raises BookError with the nearest one."""
    table = TABLES.get(name)
    if table is None:
        raise BookError(f"{shown(name)} is no table of facts; {nearest(name, TABLES)}.")
    return table


def condition(table: Table, filters: Mapping[str, Filter]) -> Q:
    """The filter as Django asks it; raises BookError on an unknown column."""
    asked = Q()
    for name, value in filters.items():
        column = table.by_name.get(name)
        if column is None:
            raise BookError(f"{shown(name)} is no column of {table.name}; {nearest(name, table.by_name)}.")
        store = storing(column)
        if value is None:
            asked &= Q(**{name: None})
        elif isinstance(value, Collection) and not isinstance(value, str):
            asked &= Q(**{f"{name}__in": [store(each) for each in value]})
        else:
            asked &= Q(**{name: store(value)})
    return asked


def typed_rows(table: Table, stored: QuerySet[Model]) -> Rows:
    """Stored rows as dicts of typed values, in the order they were written."""
    columns = [(column.name, reading(column)) for column in table.columns]
    raw = stored.order_by("pk").values_list(*table.by_name)
    return [
        {name: read(value) for (name, read), value in zip(columns, row, strict=True)}
        for row in raw.iterator(chunk_size=CHUNK_ROWS)
    ]


def _as_learnt(table: Table, row: dict[str, Figure], end: datetime, day: date) -> dict[str, Figure]:
    """The row with every value empty, or at its default, that was learnt later than that day."""
    for column in table.columns:
        if column.learnt_on and not _learnt_by(row[column.learnt_on], end, day):
            row[column.name] = column.default
    return row


def _learnt_by(learnt: Figure, end: datetime, day: date) -> bool:
    if isinstance(learnt, datetime):
        return learnt < end
    return isinstance(learnt, date) and learnt <= day
