"""The files of imports in the folder of the book, readable by its owner alone: what was uploaded, and how far it is.

How far it is stands in files, since the store may be locked by the very import that tells it.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from troth.web.models import Import

FOLDER = "imports"
_UPLOADED = "uploaded"
_TOLD, _CHOSEN, _ROWS, _SINCE, _STOP = "told.json", "chosen.json", "rows", "since", "stop"
_JUST_MADE = timedelta(hours=1)  # a folder may be there before its row is


def folder_of(import_id: int) -> Path:
    """Where the files of an import are."""
    return _place() / str(import_id)


def keep_uploads(import_id: int, files: Iterable[UploadedFile[Any]]) -> None:
    """Write uploaded files to the folder of their import."""
    folder = folder_of(import_id) / _UPLOADED
    folder.mkdir(mode=0o700, parents=True)
    for file in files:
        path = folder / Path(str(file.name)).name
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as target:
            for piece in file.chunks():
                target.write(piece)


def uploads_of(import_id: int) -> tuple[Path, ...]:
    """The files of an import, by name; none when they were deleted."""
    folder = folder_of(import_id) / _UPLOADED
    return tuple(sorted(folder.iterdir())) if folder.is_dir() else ()


def tell(import_id: int, told: Mapping[str, Any] | None) -> None:
    """Keep what a step came to, in place of what was told before; None forgets it."""
    path = folder_of(import_id) / _TOLD
    if told is None:
        path.unlink(missing_ok=True)
        return
    _write(path, json.dumps(told, ensure_ascii=False))


def told_of(import_id: int) -> dict[str, Any]:
    """What the last step came to; empty when none was taken."""
    return _read(folder_of(import_id) / _TOLD)


def keep_chosen(import_id: int, chosen: Mapping[str, str]) -> None:
    """Keep what was chosen for the columns of a table, for whoever comes back to it."""
    _write(folder_of(import_id) / _CHOSEN, json.dumps(chosen, ensure_ascii=False))


def chosen_of(import_id: int) -> dict[str, str]:
    """What was chosen last for the columns; empty before anything was."""
    return _read(folder_of(import_id) / _CHOSEN)


def begin(import_id: int) -> None:
    """Forget how far the last step was, and that it was to be stopped."""
    for name in (_ROWS, _SINCE, _STOP):
        (folder_of(import_id) / name).unlink(missing_ok=True)


def note_start(import_id: int, now: datetime) -> None:
    """Note when the step at work began, with no row read yet."""
    _write(folder_of(import_id) / _SINCE, now.isoformat())
    note_rows(import_id, 0)


def started_at(import_id: int) -> datetime | None:
    """When the step at work began; none while it waits for its turn."""
    path = folder_of(import_id) / _SINCE
    return datetime.fromisoformat(path.read_text(encoding="ascii")) if path.is_file() else None


def note_rows(import_id: int, rows: int) -> None:
    """Note how many rows were read so far."""
    _write(folder_of(import_id) / _ROWS, str(rows))


def rows_read(import_id: int) -> int:
    """How many rows were read so far."""
    path = folder_of(import_id) / _ROWS
    return int(path.read_text(encoding="ascii")) if path.is_file() else 0


def ask_to_stop(import_id: int) -> None:
    """Ask the step at work to stop; it does so before the next rows."""
    _write(folder_of(import_id) / _STOP, "")


def is_to_stop(import_id: int) -> bool:
    """Whether the step at work is to stop."""
    return (folder_of(import_id) / _STOP).exists()


def forget_uploads_of(import_id: int) -> None:
    """Remove all files of an import."""
    shutil.rmtree(folder_of(import_id), ignore_errors=True)


def forget_uploads() -> int:
    """Remove the files of every import; gives of how many imports that were."""
    return _remove(_folders())


def ownerless_uploads(now: datetime) -> list[Path]:
    """The folders whose import is not known, or no longer."""
    known = {str(each) for each in Import.objects.values_list("pk", flat=True)}
    before = (now - _JUST_MADE).timestamp()
    return [path for path in _folders() if path.name not in known and path.stat().st_mtime < before]


def forget_ownerless_uploads(now: datetime) -> int:
    """Remove them; gives how many that were."""
    return _remove(ownerless_uploads(now))


def _place() -> Path:
    return Path(settings.ENVIRONMENT.folder) / FOLDER


def _folders() -> list[Path]:
    return sorted(path for path in _place().iterdir() if path.is_dir()) if _place().is_dir() else []


def _remove(folders: list[Path]) -> int:
    for each in folders:
        shutil.rmtree(each, ignore_errors=True)
    return len(folders)


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    return found


def _write(path: Path, text: str) -> None:
    """Put a file in place whole, unless its folder is gone by an erasure: what was forgotten is not told again."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with suppress(FileNotFoundError):
        with os.fdopen(
            os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
        beside.replace(path)
