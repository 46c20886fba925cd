"""Whether every id that new facts refer to is known: ever recorded, or recorded in the same call."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from troth.ledger.opening import Ledger
from troth.ledger.storing import Stored
from troth.ledger.writing import CHUNK_ROWS, chunks, stored_rows
from troth.model import TABLES, Problem, Table
from troth.model.checks import shown

_REMEMBERED = 200_000  # ids of a table found known; forgotten and asked again beyond that


def unknown_ids(ledger: Ledger, table: str, ids: Iterable[str]) -> set[str]:
    """Those of the ids that no version of the table has."""
    unknown = set(ids)
    key = TABLES[table].key
    for chunk in chunks(tuple(unknown), CHUNK_ROWS):
        rows = stored_rows(ledger, table).filter(**{f"{key}__in": chunk})
        unknown.difference_update(rows.values_list(key, flat=True))
    return unknown


@dataclass
class References:
    """The references of one call: asked chunk by chunk, what is not known yet asked again at its end."""

    ledger: Ledger
    _known: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    _open: dict[tuple[str, str], list[tuple[str, int, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def look_up(self, table: Table, rows: Sequence[tuple[int, list[Stored]]]) -> None:
        """Note the references of stored rows, given with their numbers and all columns in order."""
        for place, column in enumerate(table.columns):
            if not column.references or column.name == "batch_id":
                continue
            ids = {str(row[place]) for _, row in rows if row[place] is not None}
            unknown = self._ask(column.references, ids)
            for number, row in rows if unknown else ():
                if row[place] in unknown:
                    self._open[column.references, str(row[place])].append((table.name, number, column.name))

    def excuse(self, table: str, key: str) -> None:
        """Count an id as known though its row was refused, so that one fault is not told twice."""
        self._known[table].add(key)

    def problems(self) -> Iterator[Problem]:
        """What is still unknown now that all facts are in."""
        waiting: dict[str, set[str]] = defaultdict(set)
        for table, key in self._open:
            waiting[table].add(key)
        missing = {(table, key) for table, ids in waiting.items() for key in self._ask(table, ids)}
        for (target, key), places in self._open.items():
            if (target, key) in missing:
                for table, number, column in places:
                    says = f"{column} {shown(key)} is no id of {target}; record that first or correct it"
                    yield Problem(table, says, number)

    def _ask(self, table: str, ids: set[str]) -> set[str]:
        known = self._known[table]
        unknown = unknown_ids(self.ledger, table, ids - known)
        if len(known) > _REMEMBERED:
            known.clear()
        known |= ids - unknown
        return unknown
