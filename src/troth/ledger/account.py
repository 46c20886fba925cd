"""Everything the book holds about one account, in a few milliseconds, for scoring it alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager

from django.db.backends.utils import CursorWrapper

from troth.ledger.opening import Ledger
from troth.ledger.storing import Stored, db_table
from troth.ledger.writing import chunks
from troth.model import TABLES, Table
from troth.model.owning import WITH_WORDS, parent_of

StoredRows = tuple[tuple[str, ...], list[tuple[Stored, ...]]]

# They hold for the whole book, or no figure asks for them.
_LEFT_OUT = frozenset({"codes", "rates", "distinctions", "settings", "external_ids", "batches"})
_MERGED_KIND = {"accounts": "account", "people": "person"}


def account_rows(ledger: Ledger, account_id: str) -> Mapping[str, StoredRows]:
    """All versions of all facts that concern an account: table -> (columns, rows as stored), in the order written.

    These are its own rows and those of accounts merged with it; what hangs on them (events of promises, ratings of
    needs, lines of deals, codings of words); the people they name, with their choices and merges; and the staff,
    offerings and others they name. Codes, rates, settings, external_ids and batches hold for the whole book and are
    left out, as are distinctions, on which no figure rests. The time it takes depends on the account, not on the book.
    """
    with _snapshot(ledger) as cursor:
        search = _Search(cursor)
        accounts = search.with_merged("accounts", {account_id})
        for table in TABLES.values():
            if "account_id" in table.by_name:
                search.take(table, "account_id", accounts)
        for table in TABLES.values():
            if parent := parent_of(table):
                search.take(table, parent.name, search.ids(parent.references))
        search.take(TABLES["codings"], "fact_id", search.ids(*WITH_WORDS))
        people = search.with_merged("people", search.referred("people"))
        search.take(TABLES["people"], "person_id", people)
        search.take(TABLES["person_choices"], "person_id", people)
        for table in TABLES.values():
            if table.name not in search.found and table.name not in _LEFT_OUT:
                search.take(table, table.key, search.referred(table.name))
    return search.found


# Both stores quote the model's plain names alike, and making this text anew would cost as much as asking.
_SELECT = {
    name: "SELECT row_number, "  # noqa: S608 - our names
    + ", ".join(f'"{column}"' for column in table.by_name)
    + f' FROM "{db_table(name)}"'
    for name, table in TABLES.items()
}
_REFERENCES = {
    name: [(place, column.references) for place, column in enumerate(table.columns) if column.references]
    for name, table in TABLES.items()
}


@contextmanager
def _snapshot(ledger: Ledger) -> Iterator[CursorWrapper]:
    """A cursor that sees one state of the book without keeping anybody from writing."""
    with ledger.connection.cursor() as cursor:
        if ledger.connection.in_atomic_block:
            yield cursor
            return
        cursor.execute("BEGIN" if ledger.is_sqlite else "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield cursor
        finally:
            cursor.execute("ROLLBACK")


class _Search:
    """What was found of an account so far."""

    def __init__(self, cursor: CursorWrapper) -> None:
        self._cursor = cursor
        self._referred: dict[str, set[Stored]] = defaultdict(set)
        self.found: dict[str, StoredRows] = {}

    def take(self, table: Table, column: str, values: Collection[str]) -> None:
        """Add the rows of a table whose column holds one of the values."""
        rows = [row[1:] for row in self._rows(table, column, values)]
        self.found[table.name] = (tuple(table.by_name), rows)
        for place, target in _REFERENCES[table.name] if rows else ():
            self._referred[target].update(row[place] for row in rows)

    def ids(self, *tables: str) -> set[str]:
        """The ids found in these tables."""
        return {str(row[0]) for name in tables for row in self.found[name][1]}

    def referred(self, target: str) -> set[str]:
        """The ids of a table that rows found so far refer to."""
        return {str(each) for each in self._referred[target] if each is not None}

    def with_merged(self, target: str, ids: set[str]) -> set[str]:
        """The ids and all that were ever merged with them; the merges are added to what was found."""
        merges = TABLES["merges"]
        names = tuple(merges.by_name)
        kind, kept, merged = (names.index(name) for name in ("kind", "kept_id", "merged_id"))
        rows: dict[Stored, tuple[Stored, ...]] = {}
        asked: set[str] = set()
        while asked != ids:
            new, asked = ids - asked, set(ids)
            for column in ("kept_id", "merged_id"):
                for number, *row in self._rows(merges, column, new):
                    if row[kind] == _MERGED_KIND[target]:
                        rows[number] = tuple(row)
            ids = ids | {str(row[place]) for row in rows.values() for place in (kept, merged)}
        before = self.found.get("merges", (names, []))[1]
        self.found["merges"] = (names, [*before, *rows.values()])
        return ids

    def _rows(self, table: Table, column: str, values: Collection[str]) -> list[tuple[Stored, ...]]:
        rows: list[tuple[Stored, ...]] = []
        for chunk in chunks(values):
            marks = ", ".join(["%s"] * len(chunk))
            self._cursor.execute(f'{_SELECT[table.name]} WHERE "{column}" IN ({marks})', chunk)
            rows += self._cursor.fetchall()
        return sorted(rows)
