"""What a page may speak of: the facts known on a day and the results of the run kept for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Row = Mapping[str, Any]
Rows = Sequence[Row]


@dataclass(frozen=True)
class Known:
    """Rows of the tables of the contract, by table: facts as known on the day `at`, and the scores of its run.

    A table that is not there has no rows. An id that is not known reads as itself.
    """

    at: date
    tables: Mapping[str, Rows]
    _found: dict[tuple[str, str], Mapping[Any, list[Row]]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def rows(self, table: str) -> Rows:
        """All rows of a table."""
        return self.tables.get(table, ())

    def where(self, table: str, column: str, value: object) -> list[Row]:
        """The rows of a table that hold this value, in their order."""
        if (table, column) not in self._found:
            grouped: dict[Any, list[Row]] = {}
            for row in self.rows(table):
                grouped.setdefault(row[column], []).append(row)
            self._found[table, column] = grouped
        return self._found[table, column].get(value, [])

    def one(self, table: str, column: str, value: object) -> Row | None:
        """The last row of a table that holds this value, if any."""
        found = self.where(table, column, value) if value is not None else []
        return found[-1] if found else None

    def person(self, person_id: str | None) -> str:
        """The name of a customer's person; empty for nobody."""
        return self._name("people", "person_id", person_id)

    def staff(self, staff_id: str | None) -> str:
        """The name of one of our people; empty for nobody."""
        return self._name("staff", "staff_id", staff_id)

    def account(self, account_id: str) -> str:
        """The name of an account."""
        return self._name("accounts", "account_id", account_id)

    def code(self, kind: str, code: str) -> str:
        """The label of a code of the book's vocabulary, else the code in plain words."""
        labels = [row["label"] for row in self.where("codes", "code", code) if row["kind"] == kind]
        return str(labels[-1]) if labels else code.replace("_", " ")

    def _name(self, table: str, column: str, value: str | None) -> str:
        if value is None:
            return ""
        row = self.one(table, column, value)
        return value if row is None else str(row["name"])
