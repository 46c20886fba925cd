"""From a checked row to the stored version: its values, when it was known, on what basis, and its batch."""

from __future__ import annotations

from collections.abc import Sequence

from troth.ledger.storing import Stored, storing
from troth.ledger.writing import Batch
from troth.model import Table, Value

_VERSION = ("recorded_at", "superseded_at", "recorded_basis", "batch_id")


class Stamper:
    """Makes the stored rows of one table, all its columns in order, from rows with the given columns."""

    def __init__(self, table: Table, names: Sequence[str], batch: Batch) -> None:
        self._batch = batch
        order = tuple(table.by_name)
        self._recorded, self._superseded, self._basis, self._batch_id = map(order.index, _VERSION)
        self._told = [place for place, name in enumerate(order) if name not in _VERSION]
        self._given = [
            (order.index(name), storing(table.by_name[name]), place) for place, name in enumerate(names)
        ]
        self._basis_given = names.index("recorded_basis") if "recorded_basis" in names else None
        self._empty = [storing(column)(None) for column in table.columns]

    def stamped(self, row: Sequence[Value]) -> list[Stored]:
        """The stored row; witnessed now unless the row says otherwise."""
        stored = self._empty.copy()
        for target, convert, place in self._given:
            stored[target] = convert(row[place])
        if self._basis_given is None or not row[self._basis_given]:
            stored[self._basis] = "source" if stored[self._recorded] else "witnessed"
        if stored[self._basis] == "witnessed" and stored[self._recorded] is None:
            stored[self._recorded] = self._batch.written_at
        return stored

    def problem(self, row: list[Stored]) -> str:
        """What is wrong with the moments of a stored row, which gets its batch here; empty when nothing is."""
        recorded_at, superseded_at = row[self._recorded], row[self._superseded]
        if row[self._batch_id] is not None:
            return "batch_id is set by the ledger; leave it empty"
        row[self._batch_id] = self._batch.batch_id
        if recorded_at is None:
            return f"recorded_at is empty; recorded_basis {row[self._basis]} needs one"
        for name, moment in (("recorded_at", recorded_at), ("superseded_at", superseded_at)):
            if moment is not None and str(moment) > self._batch.written_at:
                return f"{name} {moment} lies in the future; it is {self._batch.written_at} now"
        if superseded_at is not None and str(superseded_at) < str(recorded_at):
            return f"superseded_at {superseded_at} lies before recorded_at {recorded_at}; correct one of them"
        return ""

    def says_the_same(self, row: Sequence[Stored], other: Sequence[Stored]) -> bool:
        """Whether two versions hold the same values, whenever they were known."""
        return all(row[place] == other[place] for place in self._told)

    def witness(self, row: list[Stored]) -> str:
        """Say that a row is known from the moment it is written, and when that is."""
        row[self._recorded], row[self._basis] = self._batch.written_at, "witnessed"
        return self._batch.written_at

    def recorded_at(self, row: Sequence[Stored]) -> str:
        """When the version was known; empty text when that is missing."""
        return str(row[self._recorded] or "")

    def superseded_at(self, row: Sequence[Stored]) -> str | None:
        """When the version ended, if it has."""
        value = row[self._superseded]
        return None if value is None else str(value)

    def end(self, row: list[Stored], superseded_at: str) -> None:
        """End a version that is not written yet."""
        row[self._superseded] = superseded_at
