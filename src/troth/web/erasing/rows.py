"""Erasing a person from the rows of the application's tables, as `holdings` says what each holds."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any

from django.db.models import Model, Q
from django.db.models.query import QuerySet

from troth import ledger as store
from troth.ledger import Ledger, Traces
from troth.reports.review_columns import PERSON, row_key
from troth.web.erasing.holdings import Held, HeldColumn, Id, Named, held_columns

_OF_PERSON = "people"
_PERSON_ROW = row_key(PERSON, "")


def erase_rows(ledger: Ledger, person_ids: Collection[str], sought: Traces) -> int:
    """Take people with these ids and traces out of every table; gives how many rows changed or went."""
    return sum(_erase(ledger, column, person_ids, sought) for column in held_columns())


def rename_rows(ledger: Ledger, table: str, old: str, new: str) -> None:
    """Give a thing of a table of the book another id wherever it is named."""
    for column in held_columns():
        if not isinstance(column.holding, Id) or column.holding.table != table:
            continue
        rows = _rows(ledger, column)
        if column.is_json:
            _rewrite(rows, column.name, lambda value: _in_json(value, {old: new}.get))
        else:
            rows.filter(**{column.name: old}).update(**{column.name: new})


def of_unknown_people(ledger: Ledger) -> Iterator[QuerySet[Model]]:
    """The rows of people whose ids the book does not know, as it does not after an erasure."""
    for column in held_columns():
        if isinstance(column.holding, Id) and column.holding.table == _OF_PERSON:
            rows = _rows(ledger, column)
            named = set(rows.values_list(column.name, flat=True).distinct())
            yield rows.filter(**{f"{column.name}__in": store.unknown_ids(ledger, _OF_PERSON, named)})


def drafts_without_unknown_people(ledger: Ledger) -> int:
    """Take rows about people the book does not know out of drafts; gives how many drafts changed or went."""
    count = 0
    for column in held_columns():
        if column.holding is Held.ROWS:
            count += _rewrite_rows(_rows(ledger, column), column.name, partial(_of_known, ledger))
    return count


def _erase(ledger: Ledger, column: HeldColumn, person_ids: Collection[str], sought: Traces) -> int:
    rows, name, holding = _rows(ledger, column), column.name, column.holding
    if isinstance(holding, Id):
        is_theirs = holding.table == _OF_PERSON
        return rows.filter(**{f"{name}__in": person_ids}).delete()[0] if is_theirs else 0
    if isinstance(holding, Named):
        return _delete_named(rows, name, partial(holding.names, sought))
    if holding is Held.ROWS:
        return _rewrite_rows(rows, name, lambda value: _without_rows(value, sought))
    return _rewrite(rows, name, lambda value: _in_json(value, lambda text: _blanked(text, sought)))


def _rows(ledger: Ledger, column: HeldColumn) -> QuerySet[Model]:
    rows: QuerySet[Model] = QuerySet(model=column.model, using=ledger.alias)
    where = column.holding.where if isinstance(column.holding, Id) else None
    return rows.filter(where or Q())


def _delete_named(rows: QuerySet[Model], name: str, is_named: Callable[[str], bool]) -> int:
    every = rows.values_list("pk", name).iterator()
    return rows.filter(pk__in=[pk for pk, text in every if text and is_named(text)]).delete()[0]


def _rewrite(rows: QuerySet[Model], name: str, change: Callable[[Any], Any]) -> int:
    """Change the values of a column; gives how many changed."""
    count = 0
    for pk, value in list(rows.values_list("pk", name)):
        changed = change(value)
        if changed != value:
            count += rows.filter(pk=pk).update(**{name: changed})
    return count


def _rewrite_rows(rows: QuerySet[Model], name: str, change: Callable[[Any], Any]) -> int:
    """Change the rows held in a column; what is left without any goes."""
    count = _rewrite(rows, name, change)
    rows.filter(**{name: {}}).delete()
    return count


def _of_known(ledger: Ledger, held: Mapping[str, Any]) -> dict[str, Any]:
    """The rows by key without those of people the book does not know."""
    people = {key: key.removeprefix(_PERSON_ROW) for key in held if key.startswith(_PERSON_ROW)}
    unknown = store.unknown_ids(ledger, _OF_PERSON, people.values())
    return {key: row for key, row in held.items() if people.get(key) not in unknown}


def _blanked(text: str, sought: Traces) -> str | None:
    return sought.without(text) if sought.in_text(text) else None


def _without_rows(rows: Mapping[str, Any], sought: Traces) -> dict[str, Any]:
    """The rows by key that do not name the person."""
    return {
        key: row
        for key, row in rows.items()
        if not sought.in_text(f"{key}\x00{json.dumps(row, ensure_ascii=False)}")
    }


def _in_json(value: Any, change: Callable[[str], str | None]) -> Any:
    """The same with every text changed for which `change` gives another; keys too."""
    if isinstance(value, str):
        changed = change(value)
        return value if changed is None else changed
    if isinstance(value, list):
        return [_in_json(each, change) for each in value]
    if isinstance(value, dict):
        return {_in_json(key, change): _in_json(each, change) for key, each in value.items()}
    return value
