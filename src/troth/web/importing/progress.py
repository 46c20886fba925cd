"""How far the step at work on an import is: rows of how many, and how long it will take still."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from troth.web.importing.files import rows_read, started_at, told_of
from troth.web.models import Import, ImportState

_MINUTE_SECONDS = 60


@dataclass(frozen=True)
class Progress:
    """Rows read so far, of how many (0 before the preview has counted them), and the seconds left, where they can be told."""

    rows: int
    total: int
    seconds_left: float | None

    @property
    def minutes_left(self) -> int | None:
        """The minutes left, rounded up; none where they cannot be told."""
        return None if self.seconds_left is None else math.ceil(self.seconds_left / _MINUTE_SECONDS)

    @property
    def is_read(self) -> bool:
        """Whether every row was read, so that only the checks at the end are left."""
        return 0 < self.total <= self.rows


def progress_of(asked: Import, now: datetime) -> Progress:
    """How far a step is: what the preview counted is what is written, at the pace so far."""
    rows, since = rows_read(asked.pk), started_at(asked.pk)
    counted = told_of(asked.pk).get("files", ()) if asked.state == ImportState.COMMITTING else ()
    total = sum(each["rows"] for each in counted)
    if since is None or not 0 < rows < total:
        return Progress(rows, total, None)
    return Progress(rows, total, (now - since).total_seconds() / rows * (total - rows))
