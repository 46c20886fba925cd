"""The access log: who looked at whose record, and what was exported. It holds ids and never names."""

from __future__ import annotations

from collections.abc import Collection

from django.http import HttpRequest
from django.utils import timezone

from troth.web.models import Access, ReadKind

__all__ = ["ReadKind", "log_export", "log_read", "log_record"]

CHUNK_ROWS = 1000


def log_read(request: HttpRequest, kind: ReadKind, ids: Collection[str]) -> None:
    """Keep on record that whoever sent the request read the records of these accounts or persons.

    For an export, `ids` are those of the accounts in it. How long the log is kept, troth.web.operations.retention says.
    """
    _log(kind, ids, request.user.pk if request.user.is_authenticated else None)


def log_export(account_ids: Collection[str]) -> None:
    """Keep on record that a command on the machine, where nobody is signed in, exported these accounts."""
    _log(ReadKind.COMMAND, account_ids, None)


def log_record(person_id: str) -> None:
    """Keep on record that a command on the machine wrote a person's record to a file."""
    _log(ReadKind.RECORD, [person_id], None)


def _log(kind: ReadKind, ids: Collection[str], user_id: int | None) -> None:
    now = timezone.now()
    rows = [Access(at=now, user_id=user_id, kind=ReadKind(kind), subject_id=each) for each in ids]
    Access.objects.bulk_create(rows, batch_size=CHUNK_ROWS)
