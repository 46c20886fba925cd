"""Whether the application works, for whatever watches it: nothing about anybody."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from troth import __version__
from troth.ledger import Ledger
from troth.workspace.reading import kept_days

UNAVAILABLE = 503


@never_cache
@login_not_required
@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """The version, and the day of the newest figures; 503 where the database cannot be reached."""
    try:
        days = kept_days(Ledger())
    except DatabaseError:
        return JsonResponse({"version": __version__, "database": "unreachable"}, status=UNAVAILABLE)
    newest = days[0].isoformat() if days else None
    return JsonResponse({"version": __version__, "database": "reachable", "newest_run": newest})
