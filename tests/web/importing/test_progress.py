"""How far an import is: rows of how many, as its preview counted them, and how long it takes still at the pace so far."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.web.importing_files import keep_in
from troth.web.importing.files import begin, folder_of, note_rows, note_start, tell
from troth.web.importing.progress import Progress, progress_of
from troth.web.models import Import, ImportState

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
TOLD = {"files": [{"rows": 900}, {"rows": 100}]}


@pytest.fixture
def asked(settings: Any, tmp_path: Path) -> Import:
    """An import that is being written, of two files."""
    keep_in(settings, tmp_path)
    made = Import(pk=1, state=ImportState.COMMITTING)
    folder_of(made.pk).mkdir(parents=True)
    tell(made.pk, TOLD)
    return made


def test_time_is_left_at_the_pace_so_far(asked: Import) -> None:
    note_start(asked.pk, NOW)
    note_rows(asked.pk, 250)
    found = progress_of(asked, NOW + timedelta(seconds=60))
    assert found == Progress(250, 1000, 180.0)
    assert (found.minutes_left, found.is_read) == (3, False)


def test_no_time_is_told_before_it_began_nor_once_all_is_read(asked: Import) -> None:
    assert progress_of(asked, NOW) == Progress(0, 1000, None)
    note_start(asked.pk, NOW)
    assert progress_of(asked, NOW) == Progress(0, 1000, None)
    note_rows(asked.pk, 1000)
    assert progress_of(asked, NOW).is_read
    begin(asked.pk)
    assert progress_of(asked, NOW).minutes_left is None


def test_a_preview_does_not_know_yet_how_many_there_are(asked: Import) -> None:
    asked.state = ImportState.PREVIEWING
    note_start(asked.pk, NOW)
    note_rows(asked.pk, 40)
    found = progress_of(asked, NOW + timedelta(seconds=5))
    assert (found.total, found.minutes_left, found.is_read) == (0, None, False)
