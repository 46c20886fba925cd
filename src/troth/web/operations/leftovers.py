"""Copies of a book that were cut short: a backup, an export or a book being brought back, by a process that was killed."""

from __future__ import annotations

import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings

CUT_SHORT_AFTER = timedelta(days=1)  # whatever is still at work on a copy is done before
_SCRATCH = re.compile(r"\.troth-[a-z0-9_]{8}")
_UNFINISHED = "unfinished-"
_STARTS = b"SQLite format 3\x00"


def leftovers(now: datetime) -> list[Path]:
    """What lies in the folder of the book since a copy was cut short, a day ago or longer."""
    folder, before = Path(settings.ENVIRONMENT.folder), (now - CUT_SHORT_AFTER).timestamp()
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    return [path for path in there if _is_copy(path) and path.lstat().st_mtime < before]


def forget_leftovers(now: datetime) -> int:
    """Remove them, since they hold people who may be erased since; gives how many that were."""
    found = leftovers(now)
    for path in found:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
    return len(found)


def _is_copy(path: Path) -> bool:
    if path.is_symlink():
        return False
    if path.is_dir():
        return _SCRATCH.fullmatch(path.name) is not None
    if not path.name.startswith(_UNFINISHED):
        return False
    with path.open("rb") as file:
        return file.read(len(_STARTS)) == _STARTS
