"""Erasing a person: every trace goes, every figure stays."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Model
from django.db.models.query import QuerySet

from troth.ledger.alone import alone
from troth.ledger.beside import beside_of
from troth.ledger.erasure_log import note_blanking, note_erasure
from troth.ledger.finding import ERASED, Finding, Traces, findings, traces
from troth.ledger.opening import Ledger
from troth.ledger.problems import forget_problems
from troth.ledger.renaming import fresh_id, rename
from troth.ledger.sweeping import clear
from troth.ledger.triggers import permitted
from troth.ledger.writing import in_force, new_batch, stored_rows, writing
from troth.model import TABLES, BookError, Column
from troth.model.checks import shown

_IDENTITY = ("name", "title", "department", "email", "phone")
# Text -> the column that says whose own words it holds.
_OWN_WORDS = (
    ("feedback", "words", "person_id"),
    ("value_claims", "words", "person_id"),
    ("value_claims", "shared_words", "person_id"),
    ("promise_events", "words", "said_by"),
    ("deal_reasons", "words", "person_id"),
)


@dataclass(frozen=True)
class ErasureReport:
    """What an erasure did. The person's figures stay, under the new ids; where nothing was blanked, `findings` name them.

    `rows_beside` counts rows and files that an application kept beside the facts. `traces` tells whether a text kept
    elsewhere names the person, and must be forgotten with the report; `marks` stand for them in the log of erasures.
    """

    new_ids: tuple[str, ...]
    rows_blanked: int
    rows_deleted: int
    rows_renamed: int
    rows_beside: int
    texts_blanked: int
    findings: tuple[Finding, ...]
    traces: Traces
    marks: tuple[str, ...]


def erase(
    ledger: Ledger, person_id: str, by: str, now: datetime, *, blanking: bool = False, sweeping: bool = True
) -> ErasureReport:
    """Erase a person, and all ids merged with theirs, in one transaction; then sweep the bytes they left.

    Name, title, department, e-mail, phone and their own words go from all versions, their external_ids and choices are
    deleted, their id is replaced everywhere by a fresh one, and what an application keeps beside the facts is rid of
    them. What others wrote about them is listed, and with `blanking` blanked in the same transaction. Whoever erases
    several sweeps once, at the end. Raises BookError when the book never knew the id, RefusedError as `beside_of` does.
    """
    # A run under way has read the person's id, and would write it.
    with alone(ledger, "score"), writing(ledger):
        old_ids, sought = _sought(ledger, person_id)
        beside = beside_of(ledger)
        fresh = {old: fresh_id() for old in old_ids}
        note = f"erased, from now on {', '.join(fresh.values())}"
        with new_batch(ledger, by, "erasure", now, note=note), permitted(ledger.connection, "erasure"):
            counts = _rid(ledger, fresh)
            found = tuple(findings(ledger, sought))
            marks = note_erasure(ledger, old_ids, now)
            texts = _blank_texts(ledger, found, sought, marks) if blanking else 0
        forget_problems(ledger, sought)
        # Last, since files do not come back with a transaction that is rolled back.
        rows_beside = beside.erase(ledger, old_ids, sought) if beside else 0
        transaction.on_commit(lambda: clear(ledger, sweeping=sweeping), using=ledger.alias)
    return ErasureReport(tuple(fresh.values()), *counts, rows_beside, texts, found, sought, marks)


def mentions(ledger: Ledger, person_id: str) -> tuple[Finding, ...]:
    """What others wrote that names a person, as their erasure would list it; nothing is changed. Raises as `erase`."""
    with alone(ledger, "score"), writing(ledger):
        old_ids, sought = _sought(ledger, person_id)
        with permitted(ledger.connection, "erasure"):
            _rid(ledger, {old: fresh_id() for old in old_ids})
        found = tuple(findings(ledger, sought))
        transaction.set_rollback(True, using=ledger.alias)
    return found


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
    with alone(ledger, "score"), writing(ledger), permitted(ledger.connection, "erasure"):
        count = _blank_texts(ledger, wanted, report.traces, report.marks)
        transaction.on_commit(lambda: clear(ledger, sweeping=sweeping), using=ledger.alias)
    return count


def _blank_texts(ledger: Ledger, wanted: Collection[Finding], sought: Traces, marks: Collection[str]) -> int:
    note_blanking(ledger, marks)
    beside = beside_of(ledger)
    fresh: dict[tuple[str, str, str], str] = {}
    for finding in wanted:
        if not finding.is_id:
            rows = stored_rows(ledger, finding.table).filter(pk=finding.row_number)
            rows.update(**{finding.column: sought.without(finding.text)})
            continue
        place = (finding.table, finding.column, finding.text)
        if place not in fresh:
            fresh[place] = fresh_id()
            rename(ledger, *place, fresh[place])
            if beside and finding.column == TABLES[finding.table].key:
                beside.rename(ledger, finding.table, finding.text, fresh[place])
    return len(wanted)


def _rid(ledger: Ledger, fresh: Mapping[str, str]) -> tuple[int, int, int]:
    """Rid the book of people, whose ids are given with new ones; how many rows were blanked, deleted and renamed."""
    people = stored_rows(ledger, "people").filter(person_id__in=fresh)
    blanked = _blank_own(ledger, people, fresh.keys())
    deleted = _delete_own(ledger, fresh.keys())
    return blanked, deleted, sum(rename(ledger, "people", "person_id", *pair) for pair in fresh.items())


def _sought(ledger: Ledger, person_id: str) -> tuple[set[str], Traces]:
    """All ids of a person, and what gives them away; raises BookError when the book never knew the id."""
    ids = _merged_with(ledger, person_id)
    people = stored_rows(ledger, "people").filter(person_id__in=ids)
    if not people.exists():
        raise BookError(f"The book knows no person {shown(person_id)}; look the id up in people.")
    return ids, _traces(people, ids, _keys_of(ledger, ids).values_list("key", flat=True))


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


def _blank_own(ledger: Ledger, people: QuerySet[Model], old_ids: Collection[str]) -> int:
    people_columns = TABLES["people"].by_name
    count = people.update(**{name: _nothing(people_columns[name]) for name in _IDENTITY})
    for table, words, speaker in _OWN_WORDS:
        spoken = stored_rows(ledger, table).filter(**{f"{speaker}__in": old_ids}).exclude(**{words: None})
        count += spoken.update(**{words: _nothing(TABLES[table].by_name[words])})
    return count


def _nothing(column: Column) -> str | None:
    """What stands for an erased text: empty, or a word where the contract wants one."""
    return None if column.optional else ERASED


def _keys_of(ledger: Ledger, old_ids: Collection[str]) -> QuerySet[Model]:
    return stored_rows(ledger, "external_ids").filter(kind="people", our_id__in=old_ids)


def _delete_own(ledger: Ledger, old_ids: Collection[str]) -> int:
    choices = stored_rows(ledger, "person_choices").filter(person_id__in=old_ids)
    return _keys_of(ledger, old_ids).delete()[0] + choices.delete()[0]
