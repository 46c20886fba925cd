"""The facts of a book as known on a day, beside the results of the run kept for it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from troth import ledger as book
from troth.ledger import Ledger
from troth.model import TABLES
from troth.reports.consent import QUOTE_CHOICES

Row = dict[str, Any]
Rows = list[Row]


class Sight:
    """Rows of one day. From the day of a merge on, the merged id reads as the kept one and its own row is gone."""

    def __init__(self, ledger: Ledger, at: date, run_id: str) -> None:
        self.ledger = ledger
        self.at = at
        self.run_id = run_id
        self._kept = book.last_ids(book.as_of(ledger, "merges", at))

    def facts(self, table: str, **filters: Collection[str]) -> Rows:
        """The facts of a table whose columns hold one of the given values."""
        asked = {name: self._spread(table, name, values) for name, values in filters.items()}
        return self._merged(table, book.as_of(self.ledger, table, self.at, **asked))

    def between(self, table: str, column: str, ends: tuple[date, date], **filters: Collection[str]) -> Rows:
        """The facts of `facts` of which a date falls between two ends or on one of them."""
        asked = {name: self._spread(table, name, values) for name, values in filters.items()}
        return self._merged(table, book.as_of_between(self.ledger, table, self.at, column, ends, **asked))

    def ids(self, table: str, **filters: Collection[str]) -> set[str]:
        """The ids of the facts of which any version, on whatever day, holds one of the given values."""
        asked = {name: self._spread(table, name, values) for name, values in filters.items()}
        return book.ids_of(self.ledger, table, **asked)

    def scores(self, table: str, **filters: Any) -> Rows:
        """The results of a table whose columns hold one of the given values."""
        return book.results(self.ledger, table, self.run_id, **filters)

    def quote_choices(self, person_ids: Collection[str]) -> Rows:
        """What people chose about being quoted as it stands now: a withdrawal holds for every day, from its moment on."""
        people = self._spread("person_choices", "person_id", person_ids)
        rows = book.current(self.ledger, "person_choices", person_id=people, kind=QUOTE_CHOICES)
        return self._merged("person_choices", rows)

    def kept(self, table: str, found_id: str) -> str:
        """The id a row of this table is known by."""
        return self._kept.get(table, {}).get(found_id, found_id)

    def with_merged(self, table: str, ids: Collection[str]) -> list[str]:
        """The ids of rows of this table, and those that read as them."""
        kept = self._kept.get(table, {})
        return [*ids, *(merged for merged, into in kept.items() if into in ids)]

    def _spread(self, table: str, column: str, values: Collection[str]) -> list[str]:
        """The values and the ids that were merged into them."""
        return self.with_merged(_referred(table, column), values)

    def _merged(self, table: str, rows: Rows) -> Rows:
        """The rows with every id as it is known on that day."""
        gone = self._kept.get(table, {})
        key = TABLES[table].key
        for column in TABLES[table].references:
            kept = self._kept.get(column.references)
            if kept and column.name != key:
                for row in rows:
                    row[column.name] = kept.get(row[column.name], row[column.name])
        return [row for row in rows if row[key] not in gone] if gone else rows


def _referred(table: str, column: str) -> str:
    """The table whose ids a column holds."""
    return TABLES[table].by_name[column].references or table


def ids_of(rows: Iterable[Mapping[str, Any]], column: str) -> Collection[str]:
    """The ids of a column that are given."""
    return {row[column] for row in rows if row[column]}
