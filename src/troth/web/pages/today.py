"""Today: what a Monday morning asks for."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.reports.today import NOTICE_DAYS
from troth.web.frame import answer, frame_of
from troth.web.rights import rights_of
from troth.workspace.reading import read_disagreements_since, read_today

EVERYBODY = "all"
SHOWN = 5  # of each kind; the rest is one click away
SAID_DAYS = 14  # what was said in the portal this recently is shown


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What is mine to do; `whose=all`, or being none of our staff, shows everybody's as far as one may read it."""
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    rights = rights_of(request)
    staff_id = None if request.GET.get("whose") == EVERYBODY else rights.staff_id
    found = read_today(frame.ledger, frame.at, staff_id, rights.accounts)
    since = datetime.combine(frame.at, time(), UTC) - timedelta(days=SAID_DAYS)
    context = {
        "today": found,
        "disagreements": read_disagreements_since(frame.ledger, since, frame.at, rights.accounts),
        "has_own": rights.staff_id is not None,
        "shown": SHOWN,
        "notice_days": NOTICE_DAYS,
    }
    return answer(request, "troth/today.html", "troth/today/body.html", context)
