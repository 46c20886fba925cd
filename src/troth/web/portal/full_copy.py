"""The full copy of what is held about a person (GDPR, article 15), made by us: estimates, notes and figures included."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.ledger import Ledger
from troth.web.access_log import ReadKind, log_read
from troth.web.entering.writing import present
from troth.web.models import Access, PortalLink, PortalRequest, PortalSeen
from troth.web.portal.team_links import visitor_of
from troth.web.portal.today import today_of
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import ids_merged_with, read_full_copy


@require_safe
def full_copy(request: HttpRequest, account_id: str, person_id: str) -> HttpResponse:
    """Every version of every fact that names the person, their figures, and what the portal and the access log keep."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    ledger = Ledger()
    today = today_of(ledger, present())
    visitor = visitor_of(ledger, account_id, person_id)
    ids = ids_merged_with(ledger, visitor.person_id, today)
    held = {
        **read_full_copy(ledger, visitor.person_id, today),
        "portal_links": list(
            PortalLink.objects.filter(person_id__in=ids).values("made_at", "mailed_at", "expires_at")
        ),
        "portal_seen": list(PortalSeen.objects.filter(person_id__in=ids).values("promise_id", "seen_at")),
        "portal_requests": list(
            PortalRequest.objects.filter(person_id__in=ids).values("kind", "wished", "words", "made_at")
        ),
        "read_by_us": list(Access.objects.filter(subject_id__in=ids).values("at", "kind")),
    }
    log_read(request, ReadKind.PERSON, [visitor.person_id])
    log_read(request, ReadKind.EXPORT, [account_id])
    text = json.dumps({"as_of": today, **held}, ensure_ascii=False, indent=2, default=_plain)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="full-copy.json"'
    return response


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(f"{type(value).__name__} has no place in a full copy; give it one.")
