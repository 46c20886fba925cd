"""What is done with an import in the background: the preview, which writes nothing, and the commit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from troth import intake
from troth import ledger as store
from troth.intake import Agreement, ContactsReading, SourceReading, Tally
from troth.ledger import Changes, Ledger, Refreshed
from troth.model import TABLES, InputError, Problem, TrothError
from troth.web.importing.files import begin, is_to_stop, note_rows, note_start, tell, uploads_of
from troth.web.models import Import, ImportState
from troth.workspace.importing import (
    Brought,
    ImportStoppedError,
    Opened,
    commit,
    open_import,
    preview,
)
from troth.workspace.twice import Twice

MOST_PROBLEMS = 200  # shown of each file; all are counted
MOST_OFFERS = 100
MOST_TWICE = 50

Told = dict[str, Any]


def open_files(ledger: Ledger, asked: Import, now: datetime) -> Opened:
    """The files of an import, opened; raises InputError when they were deleted or are not what they should be."""
    paths = uploads_of(asked.pk)
    if not paths:
        raise InputError("The files of this import were deleted; upload them again.")
    brought = Brought(
        asked.source,
        paths,
        settings.ENVIRONMENT.folder,
        intake.mapping_of(asked.mapping) if asked.mapping else None,
        Agreement(asked.staff_id, asked.agreed_on) if asked.agreed_on else None,
        intake.formats_written(asked.days.split(), asked.decimal),
    )
    return open_import(ledger, brought, now)


def take_preview(import_id: int) -> None:
    """Find out what an import would do, and tell it."""
    _take(import_id, ImportState.PREVIEWING, _preview)


def take_commit(import_id: int) -> None:
    """Write what an import brings, in one transaction with the note that it was done."""
    _take(import_id, ImportState.COMMITTING, _commit)


Step = Callable[[Ledger, Import, Opened, datetime], Told]


def _take(import_id: int, state: ImportState, step: Step) -> None:
    """Take one step, unless it was taken or given up; what went wrong is told, and the step before is open again."""
    ledger, now = Ledger(), timezone.now()
    asked = Import.objects.filter(pk=import_id, state=state).first()
    if asked is None:
        return
    note_start(import_id, now)
    try:
        told = step(ledger, asked, open_files(ledger, asked, now), now)
    except ImportStoppedError:
        _open_again(asked, state, {"stopped": True})
    except TrothError as refused:
        _open_again(asked, state, _refusal(refused))
    except Exception as failed:
        _open_again(asked, state, {"failure": type(failed).__name__})
        raise
    else:
        tell(import_id, told)
        if state is ImportState.PREVIEWING:
            Import.objects.filter(pk=import_id, state=state).update(state=ImportState.PREVIEWED)


def _open_again(asked: Import, state: ImportState, told: Told) -> None:
    tell(asked.pk, told)
    begin(asked.pk)
    Import.objects.filter(pk=asked.pk, state=state).update(state=ImportState.UPLOADED)


def _preview(ledger: Ledger, asked: Import, opened: Opened, now: datetime) -> Told:
    found = preview(ledger, opened, asked.user.get_username(), now, _watch(asked.pk))
    return {
        "counts": _counts(found.refreshed),
        "files": _files(found.tallies),
        "changes": {table: _changes(table, each) for table, each in found.changes.items()},
        "offers": _offers(opened.reading),
        "twice": _twice(found.twice),
    }


def _commit(ledger: Ledger, asked: Import, opened: Opened, now: datetime) -> Told:
    with store.writing(ledger):
        done = commit(ledger, opened, asked.user.get_username(), now, _watch(asked.pk))
        Import.objects.using(ledger.alias).filter(pk=asked.pk).update(
            state=ImportState.DONE, batch_id=done.batch_id, touched_at=now
        )
    return {"counts": _counts(done.refreshed), "files": _files(done.tallies)}


def _watch(import_id: int) -> Callable[[int], None]:
    def watch(rows: int) -> None:
        if is_to_stop(import_id):
            raise ImportStoppedError
        note_rows(import_id, rows)

    return watch


def _refusal(refused: TrothError) -> Told:
    problems = refused.problems if isinstance(refused, InputError) else ()
    says = str(refused.args[0]) if refused.args else ""
    return {"refusal": says, "problems": _problems(problems), "problem_count": len(problems)}


def _counts(told: Refreshed) -> list[list[Any]]:
    """By table in the order of the contract: how many facts are new, change, or stay."""
    counts = (
        [name, *(each.get(name, 0) for each in (told.created, told.changed, told.unchanged))]
        for name in TABLES
    )
    return [each for each in counts if any(each[1:])]


def _files(tallies: Mapping[str, Tally]) -> list[Told]:
    return [
        {
            "name": name,
            "rows": tally.rows,
            "rows_set_aside": tally.rows_set_aside,
            "cells_set_aside": tally.cells_set_aside,
            "skipped": tally.skipped.most_common(),
            "problem_count": tally.problem_count,
            "problems": _problems(tally.problems),
        }
        for name, tally in tallies.items()
    ]


def _offers(reading: SourceReading) -> list[list[Any]]:
    """The addresses of accounts' domains that are nobody's in the book, for somebody to enter; never entered by itself."""
    offered = reading.offered if isinstance(reading, ContactsReading) else ()
    return [[each.address, each.account_id, each.count] for each in offered[:MOST_OFFERS]]


def _twice(pairs: tuple[Twice, ...]) -> list[Told]:
    """Whom the import may bring a second time, the surest first."""
    return [
        {
            "table": each.table,
            "new": [each.new_id, each.new_name],
            "other": [each.other_id, each.other_name],
            "percent": round(100 * each.certainty),
            "why": [[why.field, why.how] for why in each.why],
        }
        for each in pairs[:MOST_TWICE]
    ]


def _problems(problems: list[Problem] | tuple[Problem, ...]) -> list[Told]:
    return [{"where": each.where, "row": each.row, "says": each.says} for each in problems[:MOST_PROBLEMS]]


def _changes(table: str, changes: Changes) -> Told:
    key = TABLES[table].key
    told = [column for column in changes.created[0] if column not in _VERSION] if changes.created else []
    return {
        "created": [
            [str(row[key]), [[name, _shown(row[name])] for name in told[1:] if row[name] is not None]]
            for row in changes.created
        ],
        "changed": [
            [
                each.key,
                [[name, _shown(before), _shown(after)] for name, (before, after) in each.columns.items()],
            ]
            for each in changes.changed
        ],
    }


_VERSION = frozenset({"recorded_at", "superseded_at", "recorded_basis", "batch_id"})


def _shown(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date) else "–" if value is None else str(value)
