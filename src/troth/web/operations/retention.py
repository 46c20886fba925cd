"""What the application keeps beside the facts, and for how long: who looked at whom, links, drafts, tokens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time

from django.contrib.sessions.models import Session
from django.db.models import Model
from django.db.models.query import QuerySet

from troth import ledger as store
from troth.ledger import Ledger
from troth.model.settings import retention_months
from troth.web.models import (
    Access,
    ApiToken,
    PortalBrowser,
    PortalLink,
    PortalRequest,
    PortalSeen,
    ReadKind,
    ReviewDraft,
)
from troth.web.models.review_draft import KEPT_FOR
from troth.workspace.choosing import choices
from troth.workspace.refreshing import today_of
from troth.workspace.retaining import months_before

# What is kept by the id of a person and goes with the person.
_OF_PERSONS = (PortalLink, PortalBrowser, PortalSeen, PortalRequest)


def old_reads(ledger: Ledger, now: datetime) -> QuerySet[Access]:
    """The part of the access log that has been kept long enough."""
    months = retention_months(choices(ledger))["keep_access_log_months"]
    first = months_before(today_of(ledger, now), months)
    return Access.objects.filter(at__lt=datetime.combine(first, time(), store.time_zone(ledger)))


def forget(ledger: Ledger, now: datetime) -> int:
    """Delete what has been kept long enough, and what speaks of people the book no longer knows; gives how many reads."""
    count = old_reads(ledger, now).delete()[0]
    for kept in _OF_PERSONS:
        rows = kept._default_manager.all()  # noqa: SLF001 - Django's documented name
        _of_unknown(ledger, rows, "person_id").delete()
    _of_unknown(ledger, Access.objects.filter(kind=ReadKind.PERSON), "subject_id").delete()
    ReviewDraft.objects.filter(saved_at__lt=now - KEPT_FOR).delete()
    ApiToken.objects.filter(expires_at__lt=now).delete()
    Session.objects.filter(expire_date__lt=now).delete()
    return count


def _of_unknown(ledger: Ledger, rows: QuerySet[Model], column: str) -> QuerySet[Model]:
    """Those of the rows that name a person whose id the book does not know, as it does not after an erasure."""
    named: Iterable[str] = set(rows.values_list(column, flat=True))
    return rows.filter(**{f"{column}__in": store.unknown_ids(ledger, "people", named)})
