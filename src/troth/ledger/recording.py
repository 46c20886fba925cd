"""Recording facts: everything is checked, then all of it is in the book, or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from troth.ledger.opening import Ledger
from troth.ledger.references import References
from troth.ledger.stamping import Stamper
from troth.ledger.storing import Stored
from troth.ledger.succession import Mode, Stamp, Version, latest, misplaced, stamp
from troth.ledger.writing import Batch, chunks, insert, new_batch, writing
from troth.model import TABLES, BookError, Facts, Problem, Table, Value
from troth.model.checks import nearest, problems_of_columns, problems_of_rows

MOST_PROBLEMS = 10_000  # listed; the rest is counted

Row = Sequence[Value]
Numbered = tuple[int, list[Stored]]


@dataclass(frozen=True)
class Refreshed:
    """What an import did: its batch, and by table the rows that were new, that changed something, that changed nothing."""

    batch_id: str
    created: Mapping[str, int]
    changed: Mapping[str, int]
    unchanged: Mapping[str, int]


def record(
    ledger: Ledger,
    facts: Iterable[Facts],
    by: str,
    source: str,
    now: datetime,
    *,
    file_sha256: str | None = None,
) -> str:
    """Write new facts in one transaction and return the id of their batch.

    `now` is the present in UTC. A row without recorded_at is witnessed now; an import may give recorded_at, with
    recorded_basis source (the default then) or assumed, and superseded_at of versions that have ended. An id must be
    new or no longer in force. Raises BookError with every problem, by table and row (counted from 1 over the call).
    """
    begun = new_batch(ledger, by, source, now, file_sha256=file_sha256)
    return _write(ledger, facts, Mode.NEW, begun).batch.batch_id


def supersede(
    ledger: Ledger,
    facts: Iterable[Facts],
    by: str,
    source: str,
    now: datetime,
    *,
    file_sha256: str | None = None,
) -> str:
    """Write a new version of each fact given, which must be in force, in one transaction; return the batch's id.

    The old version ends when the new one was recorded. Rows are whole: a column left out is empty in the new version.
    Raises BookError as `record` does.
    """
    begun = new_batch(ledger, by, source, now, file_sha256=file_sha256)
    return _write(ledger, facts, Mode.CHANGED, begun).batch.batch_id


def refresh(
    ledger: Ledger,
    facts: Iterable[Facts],
    by: str,
    source: str,
    now: datetime,
    *,
    file_sha256: str | None = None,
) -> Refreshed:
    """Bring the book up to what a source says, in one transaction: what an import does.

    A row whose id is not in force is recorded; one that differs from the version in force supersedes it; one that says
    the same is left alone. A source that stamps only when a thing was made cannot say when it changed, so a row stamped no
    later than the version it follows is witnessed now. Raises BookError as `record` does.
    """
    return _refresh(ledger, facts, new_batch(ledger, by, source, now, file_sha256=file_sha256))


def rehearse(
    ledger: Ledger,
    facts: Iterable[Facts],
    by: str,
    source: str,
    now: datetime,
    *,
    look: Callable[[str], None] | None = None,
) -> Refreshed:
    """What `refresh` would do, with nothing written: the preview of an import. Raises BookError as it would.

    `look` is called with the batch's id while what it would write can still be read.
    """
    with writing(ledger):
        told = _refresh(ledger, facts, new_batch(ledger, by, source, now))
        if look:
            look(told.batch_id)
        transaction.set_rollback(True, using=ledger.alias)
    return told


def _refresh(ledger: Ledger, facts: Iterable[Facts], begun: AbstractContextManager[Batch]) -> Refreshed:
    recording = _write(ledger, facts, Mode.EITHER, begun)
    return Refreshed(recording.batch.batch_id, recording.created, recording.changed, recording.unchanged)


def _write(
    ledger: Ledger, facts: Iterable[Facts], mode: Mode, begun: AbstractContextManager[Batch]
) -> Recording:
    with begun as batch:
        recording = Recording(ledger, batch, mode, References(ledger))
        for each in facts:
            recording.take(each)
        recording.finish()
    return recording


@dataclass
class Recording:
    """One call on its way into the book: what was found wrong so far, and how many rows of each table came."""

    ledger: Ledger
    batch: Batch
    mode: Mode
    references: References
    problems: list[Problem] = field(default_factory=list)
    problem_count: int = 0
    row_counts: Counter[str] = field(default_factory=Counter)
    created: Counter[str] = field(default_factory=Counter)
    changed: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)

    def take(self, facts: Facts) -> None:
        """Check rows of one table and write those that are right."""
        table = TABLES.get(facts.table)
        if table is None or table.name == "batches":
            tables = [name for name in TABLES if name != "batches"]
            says = f"is no table to record facts in; {nearest(facts.table, tables)}"
            self._note(Problem(facts.table, says))
            return
        wrong = problems_of_columns(table, facts.columns)
        for says in wrong:
            self._note(Problem(table.name, says))
        if not wrong:
            for rows in chunks(facts.rows):
                self._take_chunk(table, facts.columns, rows)

    def finish(self) -> None:
        """Raise BookError if anything was wrong, which ends the transaction with nothing written."""
        for problem in self.references.problems():
            self._note(problem)
        if self.problem_count:
            more = self.problem_count - len(self.problems)
            listed = f" The first {len(self.problems)} are listed, {more} are not." if more else ""
            raise BookError(
                f"Nothing was written, since the facts break the contract {self.problem_count} times; "
                f"correct them and try again."
                f"{listed}",
                sorted(self.problems, key=lambda each: (each.where, each.row or 0)),
            )

    def _note(self, problem: Problem) -> None:
        self.problem_count += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(problem)

    def _take_chunk(self, table: Table, names: Sequence[str], rows: Sequence[Row]) -> None:
        first = self.row_counts[table.name] + 1
        self.row_counts[table.name] += len(rows)
        wrong: set[int] = set()
        for position, says in problems_of_rows(table, names, rows):
            wrong.add(position)
            self._note(Problem(table.name, says, first + position))
        self._excuse(table, names, (rows[position] for position in wrong))
        stamper = Stamper(table, names, self.batch)
        numbered = [
            (first + position, stamper.stamped(row))
            for position, row in enumerate(rows)
            if position not in wrong
        ]
        placed, stamps = self._placed(table, stamper, numbered)
        stamp(self.ledger, table, stamps)
        insert(self.ledger, table.name, tuple(table.by_name), [row for _, row in placed])
        self.references.look_up(table, placed)

    def _placed(
        self, table: Table, stamper: Stamper, numbered: Sequence[Numbered]
    ) -> tuple[list[Numbered], list[Stamp]]:
        """The rows that may follow the version before them, and the versions these end; faults are noted."""
        last = latest(self.ledger, table, (str(row[0]) for _, row in numbered))
        pending: dict[str, list[Stored]] = {}
        stamps: list[Stamp] = []
        placed: list[Numbered] = []
        for number, row in numbered:
            key, recorded_at = str(row[0]), stamper.recorded_at(row)
            before = last.get(key)
            replaced = before if before and before.is_in_force else None
            if self.mode is Mode.EITHER and replaced and stamper.says_the_same(row, replaced.row):
                self.unchanged[table.name] += 1
                continue
            if before and self._is_stamped_too_early(key, recorded_at, before):
                recorded_at = stamper.witness(row)
            says = stamper.problem(row) or misplaced(self.mode, key, recorded_at, before)
            if says:
                self._note(Problem(table.name, says, number))
                self.references.excuse(table.name, key)
                continue
            if replaced and key in pending:
                stamper.end(pending[key], recorded_at)
            elif replaced:
                stamps.append(Stamp(key, recorded_at))
            (self.changed if replaced else self.created)[table.name] += 1
            last[key] = Version(row, recorded_at, stamper.superseded_at(row), self.batch.batch_id)
            pending[key] = row
            placed.append((number, row))
        return placed, stamps

    def _is_stamped_too_early(self, key: str, recorded_at: str, before: Version) -> bool:
        """Whether an import brings a version of an earlier batch's fact under a stamp from before that fact."""
        is_imported = self.mode is Mode.EITHER and before.batch_id != self.batch.batch_id
        return is_imported and bool(recorded_at and misplaced(self.mode, key, recorded_at, before))

    def _excuse(self, table: Table, names: Sequence[str], rows: Iterable[Row]) -> None:
        if table.key in names:
            place = names.index(table.key)
            for row in rows:
                if len(row) > place:
                    self.references.excuse(table.name, str(row[place]))
