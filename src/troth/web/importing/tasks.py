"""The steps of an import as tasks; a step cut short is taken again, since it wrote nothing or all."""

from __future__ import annotations

from django_tasks import task

from troth.web.importing.steps import take_commit, take_preview
from troth.web.models import Import, ImportState
from troth.web.operations.queue import ask_once
from troth.web.operations.tasks import HIGH, look_for_duplicates, refresh, without_words


@task(priority=HIGH)
@without_words
def preview_import(import_id: int) -> None:
    """Find out what an import would do."""
    take_preview(import_id)


@task(priority=HIGH)
@without_words
def commit_import(import_id: int) -> None:
    """Write what an import brings, and have the book scored, and compared with itself, where that is anything."""
    take_commit(import_id)
    # Read anew: a step cut short after it had written is taken again, and then does nothing.
    if Import.objects.filter(pk=import_id, state=ImportState.DONE).exclude(batch_id="").exists():
        ask_once(refresh)
        ask_once(look_for_duplicates)
