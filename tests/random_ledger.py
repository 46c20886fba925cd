"""A random book in a ledger, as far as a ledger takes what is entered into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from tests.reference.random_book import random_book
from troth import ledger as book
from troth.ledger import Ledger
from troth.model import Facts
from troth.workspace.filling import fill

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
LATER = datetime(2031, 1, 1, tzinfo=UTC)
# Pairs of days of which the first may not lie after the second; a ledger refuses what a folder may hold.
IN_ORDER = (("made_on", "due_on"), ("since", "until"))


def random_ledger(address: str, seed: int) -> Ledger:
    """A new ledger at the address that holds the random book of the seed."""
    made = book.create(address)
    fill(made, _facts(seed), by="test", source="sample", now=LATER)
    return made


def _facts(seed: int) -> Iterator[Facts]:
    for table, rows in random_book(seed).items():
        entered = [_as_entered(row) for row in rows if not _is_tie_to_oneself(row)]
        if not entered:
            continue
        columns = tuple(sorted({name for row in entered for name in row}))
        yield Facts(table, columns, tuple(tuple(row.get(name) for name in columns) for row in entered))


def _as_entered(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row with a stamp; of days in the wrong order the one that may be left out is left out."""
    entered = {**row, "recorded_at": row.get("recorded_at") or LONG_AGO}
    for first, second in IN_ORDER:
        if row.get(first) and row.get(second) and row[first] > row[second]:
            entered["until" if first == "since" else first] = None
    return entered


def _is_tie_to_oneself(row: Mapping[str, Any]) -> bool:
    return "listener_id" in row and row["listener_id"] == row["source_id"]
