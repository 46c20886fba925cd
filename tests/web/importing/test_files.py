"""Files of an import go with it, with whatever an erasure must reach, and when nobody owns them."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.web.importing_files import keep_in, sent, uploaded
from troth import ledger as store
from troth.ledger import Ledger
from troth.web.importing.files import (
    begin,
    forget_ownerless_uploads,
    is_to_stop,
    keep_uploads,
    note_rows,
    ownerless_uploads,
    rows_read,
    tell,
    told_of,
    uploads_of,
)
from troth.web.models import Import
from troth.web.operations.retention import UPLOADS_KEPT, forget

NOW = datetime.now(UTC)
MODE = 0o700


@pytest.fixture(autouse=True)
def place(settings: Any, tmp_path: Path) -> Path:
    return keep_in(settings, tmp_path)


def test_what_a_step_came_to_is_told_until_it_is_forgotten(place: Path) -> None:
    keep_uploads(1, [sent("x")])
    tell(1, {"counts": [["accounts", 1, 0, 0]]})
    note_rows(1, 50_000)
    assert (told_of(1), rows_read(1)) == ({"counts": [["accounts", 1, 0, 0]]}, 50_000)
    tell(1, None)
    begin(1)
    assert (told_of(1), rows_read(1), is_to_stop(1)) == ({}, 0, False)
    assert [path.name for path in (place / "1").iterdir()] == ["uploaded"]
    assert (place / "1" / "uploaded").stat().st_mode & 0o777 == MODE


@pytest.mark.usefixtures("filled")
def test_a_folder_that_no_import_owns_goes_once_it_is_an_hour_old(signed_in: Client, place: Path) -> None:
    asked = uploaded(signed_in)
    for name in ("990", "991"):
        (place / name).mkdir()
    old = (NOW - timedelta(hours=2)).timestamp()
    for name in ("990", str(asked.pk)):
        os.utime(place / name, (old, old))
    assert [path.name for path in ownerless_uploads(NOW)] == ["990"]
    assert forget_ownerless_uploads(NOW) == 1
    assert sorted(path.name for path in place.iterdir()) == sorted([str(asked.pk), "991"])


def test_an_import_and_its_files_go_when_it_was_not_worked_with_for_a_month(
    signed_in: Client, filled: Ledger, place: Path
) -> None:
    old, young = uploaded(signed_in), uploaded(signed_in)
    Import.objects.filter(pk=old.pk).update(touched_at=NOW - UPLOADS_KEPT - timedelta(hours=1))
    past = (NOW - UPLOADS_KEPT).timestamp()
    os.utime(place / str(old.pk), (past, past))
    forget(filled, NOW)
    assert [each.pk for each in Import.objects.all()] == [young.pk]
    assert [path.name for path in place.iterdir()] == [str(young.pk)]


def test_an_erasure_deletes_every_uploaded_file(signed_in: Client, filled: Ledger) -> None:
    asked = uploaded(signed_in)
    (person, *_) = store.current(filled, "people")
    store.erase(filled, str(person["person_id"]), by="anna", now=NOW)
    assert uploads_of(asked.pk) == ()
    assert "upload them again" in signed_in.get(f"/import/{asked.pk}/").content.decode()
