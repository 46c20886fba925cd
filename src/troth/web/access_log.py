"""The access log: who looked at whose record, and what was exported. It holds ids and never names."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from troth.model.privacy import ACCESS_LOG_DAYS
from troth.web.models import Access, ReadKind

__all__ = ["ReadKind", "forget_reads", "log_read"]

CHUNK_ROWS = 1000


def log_read(request: HttpRequest, kind: ReadKind, ids: Collection[str]) -> None:
    """Keep on record that whoever sent the request read the records of these accounts or persons.

    For an export, `ids` are those of the accounts in it. What is older than twelve months is forgotten.
    """
    now = timezone.now()
    user_id = request.user.pk if request.user.is_authenticated else None
    rows = [Access(at=now, user_id=user_id, kind=ReadKind(kind), subject_id=each) for each in ids]
    with transaction.atomic():
        Access.objects.bulk_create(rows, batch_size=CHUNK_ROWS)
        forget_reads(now - timedelta(days=ACCESS_LOG_DAYS))


def forget_reads(before: datetime) -> int:
    """Delete what the log holds from before a moment, and say how many rows that was."""
    count, _by_table = Access.objects.filter(at__lt=before).delete()
    return count
