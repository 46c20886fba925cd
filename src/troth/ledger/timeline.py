"""Everything known of an account in the order of its days: found, counted and paged in the database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from troth.ledger.known import end_of
from troth.ledger.opening import Ledger
from troth.ledger.storing import LONGEST_DAY, db_table
from troth.model import TABLES, Kind, Table

# A fact without an account_id -> the reference that leads to a fact with one.
_HANGS_ON: Mapping[str, tuple[str, str]] = {
    "need_ratings": ("need_id", "needs"),
    "promise_events": ("promise_id", "promises"),
    "value_communications": ("claim_id", "value_claims"),
    **dict.fromkeys(
        (
            "deal_people",
            "forecasts",
            "deal_outcomes",
            "deal_lines",
            "deal_traits",
            "deal_reasons",
            "deal_messages",
            "adaptation_deals",
        ),
        ("deal_id", "deals"),
    ),
}
_OF_PEOPLE = ("people", "person_choices")
# A coding only sorts words that stand here already, and it names no account.
TIMELINE_TABLES = tuple(
    name
    for name, table in TABLES.items()
    if "account_id" in table.by_name or name in _HANGS_ON or name in _OF_PEOPLE
)


@dataclass(frozen=True)
class Asked:
    """Which facts: of these accounts, as known on a day; of these tables and people only, where any are named.

    `after` leaves out the facts of that day and of all days before.
    """

    day: date
    account_ids: Collection[str]
    tables: Collection[str] = ()
    person_ids: Collection[str] = ()
    after: date | None = None


@dataclass(frozen=True)
class Entry:
    """A fact and the day it belongs to: its own date, else since when it holds, else the day it was recorded."""

    table: str
    fact_id: str
    on: date


Condition = tuple[str, list[str]]


def timeline(ledger: Ledger, asked: Asked, *, offset: int, limit: int) -> tuple[Entry, ...]:
    """A page of the facts of an account, the newest day first; equal days by table and id."""
    order = "ORDER BY entry_day DESC, entry_table, entry_id LIMIT %s OFFSET %s"
    rows = _rows(ledger, asked, _entry_columns, "", [order, limit, offset])
    return tuple(Entry(table, fact_id, date.fromisoformat(on)) for table, fact_id, on in rows)


def count_timeline(ledger: Ledger, asked: Asked) -> Mapping[str, int]:
    """How many facts of each table there are; tables without any are left out."""
    rows = _rows(
        ledger, asked, lambda table: f"'{table.name}', COUNT(*)", "HAVING COUNT(*) > 0", ["ORDER BY 1"]
    )
    return {table: int(count) for table, count in rows}


# Django takes twenty times as long to write this statement as the store takes to answer it.
def _rows(
    ledger: Ledger, asked: Asked, columns: Callable[[Table], str], having: str, tail: Sequence[str | int]
) -> list[tuple[Any, ...]]:
    """The rows of one SELECT over every table that is asked for."""
    end = end_of(ledger, asked.day)
    selects: list[str] = []
    values: list[str | int] = []
    for name in TIMELINE_TABLES:
        found = _condition(TABLES[name], asked, end) if name in asked.tables or not asked.tables else None
        if found is not None:
            condition, own = found
            source = f'FROM "{db_table(name)}" WHERE {condition} {having}'
            selects.append(f"SELECT {columns(TABLES[name])} {source}")
            values += own
    if not selects:
        return []
    order, *rest = tail
    with ledger.connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(selects)} {order}", [*values, *rest])
        return list(cursor.fetchall())


def _entry_columns(table: Table) -> str:
    names = f"'{table.name}' AS entry_table, \"{table.key}\" AS entry_id"
    return f"{names}, {_day(table)} AS entry_day"


def _day(table: Table) -> str:
    """The day a fact belongs to."""
    own = table.own_date
    days = [_day_of(own.name) if own.kind is Kind.TIMESTAMP else f'"{own.name}"'] if own else []
    days += ['"since"'] if "since" in table.by_name else []
    days += [_day_of("recorded_at"), "''"]
    return f"COALESCE({', '.join(days)})"


def _day_of(moment: str) -> str:
    return f'SUBSTR("{moment}", 1, {LONGEST_DAY})'


def _condition(table: Table, asked: Asked, end: str) -> Condition | None:
    """Whether a fact is known and of the accounts and people asked for; none where the table cannot hold such."""
    conditions = [_is_known(table, asked.day, end), _is_of_accounts(table, asked)]
    if asked.after is not None:
        conditions.append((f"{_day(table)} > %s", [str(asked.after)]))
    if asked.person_ids:
        people = _is_of_people(table, asked)
        if people is None:
            return None
        conditions.append(people)
    texts, values = zip(*conditions, strict=True)
    return " AND ".join(texts), [value for own in values for value in own]


def _is_known(table: Table, day: date, end: str) -> Condition:
    """As `troth.ledger.known.known_rows` has it."""
    text = '"recorded_at" < %s AND ("superseded_at" IS NULL OR "superseded_at" >= %s)'
    own = table.own_date
    if own is None:
        return text, [end, end]
    is_past, limit = (
        (f'"{own.name}" < %s', end) if own.kind is Kind.TIMESTAMP else (f'"{own.name}" <= %s', str(day))
    )
    return f'{text} AND ("{own.name}" IS NULL OR {is_past})', [end, end, limit]


def _is_of_accounts(table: Table, asked: Asked) -> Condition:
    accounts = _among("account_id", asked.account_ids)
    if table.name in _OF_PEOPLE:
        return _hanging("person_id", "buying_roles", accounts)
    if table.name in _HANGS_ON:
        return _hanging(*_HANGS_ON[table.name], accounts)
    return accounts


def _is_of_people(table: Table, asked: Asked) -> Condition | None:
    """Whether a fact names one of the people, or hangs on a fact that does."""
    columns = [column.name for column in table.columns if column.references == "people"]
    found = [
        _among(name, asked.person_ids) for name in (["person_id"] if table.name == "people" else columns)
    ]
    if table.name in {"need_ratings", "promise_events"}:
        account, account_ids = _among("account_id", asked.account_ids)
        person, person_ids = _among("person_id", asked.person_ids)
        named = f"{account} AND {person}", [*account_ids, *person_ids]
        found.append(_hanging(*_HANGS_ON[table.name], named))
    if not found:
        return None
    texts, values = zip(*found, strict=True)
    return f"({' OR '.join(texts)})", [value for own in values for value in own]


def _hanging(link: str, parent: str, condition: Condition) -> Condition:
    text, values = condition
    return f'"{link}" IN (SELECT "{link}" FROM "{db_table(parent)}" WHERE {text})', values  # noqa: S608 - our names


def _among(name: str, values: Collection[str]) -> Condition:
    return f'"{name}" IN ({", ".join(["%s"] * len(values))})', list(values)
