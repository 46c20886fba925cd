"""Erasing a person: every trace goes, every figure stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.db.models.query import QuerySet

from troth.ledger.alone import alone
from troth.ledger.erasure_log import note_blanking, note_erasure
from troth.ledger.finding import ERASED, Finding, Traces, findings, traces
from troth.ledger.lists import LISTS
from troth.ledger.opening import Ledger
from troth.ledger.problems import forget_problems
from troth.ledger.renaming import fresh_id, rename
from troth.ledger.snapshot import remove_copy
from troth.ledger.storing import db_table
from troth.ledger.triggers import permitted
from troth.ledger.writing import in_force, new_batch, stored_rows, writing
from troth.model import OUTPUTS, TABLES, BookError, Column, RefusedError
from troth.model.checks import shown

_IDENTITY = ("name", "title", "department", "email", "phone")
# Text -> the column that says whose own words it holds.
_OWN_WORDS = (
    ("feedback", "words", "person_id"),
    ("value_claims", "words", "person_id"),
    ("promise_events", "words", "said_by"),
    ("deal_reasons", "words", "person_id"),
)


@dataclass(frozen=True)
class ErasureReport:
    """What an erasure did. The person's figures stay, under the new ids; `findings` still name them.

    `traces` tells whether a text kept outside the ledger names the person, and must be forgotten with the report; `marks`
    stand for the person in the log of erasures.
    """

    new_ids: tuple[str, ...]
    rows_blanked: int
    rows_deleted: int
    rows_renamed: int
    findings: tuple[Finding, ...]
    traces: Traces
    marks: tuple[str, ...]


def erase(ledger: Ledger, person_id: str, by: str, now: datetime, *, sweeping: bool = True) -> ErasureReport:
    """Erase a person, and all ids merged with theirs, in one transaction; then sweep the bytes they left.

    Name, title, department, e-mail, phone and their own words go from all versions, their external_ids and choices are
    deleted, and their id is replaced everywhere by a fresh one. What others wrote about them is listed, to be given to
    `blank` one by one or at once. Whoever erases several sweeps once, at the end. Raises BookError when the book never
    knew the id.
    """
    # A run under way has read the person's id, and would write it.
    with alone(ledger, "score"), writing(ledger):
        old_ids = _merged_with(ledger, person_id)
        fresh = {old: fresh_id() for old in old_ids}
        people = stored_rows(ledger, "people").filter(person_id__in=old_ids)
        if not people.exists():
            raise BookError(f"The book knows no person {shown(person_id)}; look the id up in people.")
        sought = _traces(people, old_ids, _keys_of(ledger, old_ids).values_list("key", flat=True))
        note = f"erased, from now on {', '.join(fresh.values())}"
        with new_batch(ledger, by, "erasure", now, note=note), permitted(ledger.connection, "erasure"):
            blanked = _blank_own(ledger, people, old_ids)
            deleted = _delete_own(ledger, old_ids)
            renamed = sum(rename(ledger, "people", "person_id", *pair) for pair in fresh.items())
        forget_problems(ledger, sought)
        marks = note_erasure(ledger, old_ids, now)
        found = tuple(findings(ledger, sought))
        transaction.on_commit(lambda: _clear(ledger, sweeping=sweeping), using=ledger.alias)
    return ErasureReport(tuple(fresh.values()), blanked, deleted, renamed, found, sought, marks)


def blank(
    ledger: Ledger,
    report: ErasureReport,
    chosen: Collection[Finding] | None = None,
    *,
    sweeping: bool = True,
) -> int:
    """Blank the places of the findings that name the person, all or those chosen; return how many texts changed.

    In a text the naming words become (erased); an id becomes a fresh one, wherever it stands.
    """
    wanted = report.findings if chosen is None else chosen
    note_blanking(ledger, report.marks)
    with alone(ledger, "score"), writing(ledger), permitted(ledger.connection, "erasure"):
        fresh: dict[tuple[str, str, str], str] = {}
        for finding in wanted:
            if not finding.is_id:
                rows = stored_rows(ledger, finding.table).filter(pk=finding.row_number)
                rows.update(**{finding.column: report.traces.without(finding.text)})
                continue
            place = (finding.table, finding.column, finding.text)
            if place not in fresh:
                fresh[place] = fresh_id()
                rename(ledger, *place, fresh[place])
        transaction.on_commit(lambda: _clear(ledger, sweeping=sweeping), using=ledger.alias)
    return len(wanted)


def sweep(ledger: Ledger) -> None:
    """Rewrite the store, so that no byte of what was erased remains in free pages or the write-ahead log.

    Backups and, on PostgreSQL, the server's own archive are the operator's to clear. Raises RefusedError while another
    process still reads what was there before.
    """
    with ledger.connection.cursor() as cursor:
        if not ledger.is_sqlite:
            for name in (*TABLES, *OUTPUTS, *LISTS):
                cursor.execute(f"VACUUM (FULL, ANALYZE) {ledger.connection.ops.quote_name(db_table(name))}")
            return
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    if busy:
        raise RefusedError(
            "The erasure is done, but another process is reading the book and keeps old bytes in its log; "
            "close that process and sweep the book again."
        )


def _clear(ledger: Ledger, *, sweeping: bool) -> None:
    """Leave no byte of what was there before, and no copy of it; to be called by whoever keeps others from scoring."""
    if ledger.is_sqlite:
        remove_copy(ledger)
    if sweeping:
        sweep(ledger)


def _merged_with(ledger: Ledger, person_id: str) -> set[str]:
    """All ids of one human being: the id, and those found to be the same person."""
    pairs = list(in_force(ledger, "merges").filter(kind="person").values_list("kept_id", "merged_id"))
    ids, before = {person_id}, 0
    while len(ids) > before:
        before = len(ids)
        ids |= {each for pair in pairs if ids & set(pair) for each in pair}
    return ids


def _traces(people: QuerySet[Model], old_ids: set[str], keys: Iterable[str]) -> Traces:
    versions = list(people.values_list("name", "email", "phone"))
    names = {name for name, _, _ in versions if name != ERASED}
    words = {word for _, *contacts in versions for word in contacts if word} | old_ids
    words |= {key for key in keys if "@" in key}
    words |= {word.partition("@")[0] for word in words if "@" in word}
    return traces(names, words)


def _blank_own(ledger: Ledger, people: QuerySet[Model], old_ids: set[str]) -> int:
    people_columns = TABLES["people"].by_name
    count = people.update(**{name: _nothing(people_columns[name]) for name in _IDENTITY})
    for table, words, speaker in _OWN_WORDS:
        spoken = stored_rows(ledger, table).filter(**{f"{speaker}__in": old_ids}).exclude(**{words: None})
        count += spoken.update(**{words: _nothing(TABLES[table].by_name[words])})
    return count


def _nothing(column: Column) -> str | None:
    """What stands for an erased text: empty, or a word where the contract wants one."""
    return None if column.optional else ERASED


def _keys_of(ledger: Ledger, old_ids: set[str]) -> QuerySet[Model]:
    return stored_rows(ledger, "external_ids").filter(kind="people", our_id__in=old_ids)


def _delete_own(ledger: Ledger, old_ids: set[str]) -> int:
    choices = stored_rows(ledger, "person_choices").filter(person_id__in=old_ids)
    return _keys_of(ledger, old_ids).delete()[0] + choices.delete()[0]
