"""The meeting brief: whom we meet, what they need, what we owe them and what to ask, on a screen, a phone or paper."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.reports import Brief
from troth.reports.brief_document import brief_document
from troth.web.access_log import ReadKind, log_read
from troth.web.frame import answer, frame_of
from troth.web.rights import rights_of, withheld
from troth.web.words import said
from troth.workspace.reading import read_brief

MOST_NAMED = 50


@require_safe
def brief(request: HttpRequest, account_id: str) -> HttpResponse:
    """The brief for a meeting with the people named by `who`, else with the most influential ones."""
    found = _found(request, account_id)
    if isinstance(found, HttpResponse):
        return found
    context = {"brief": found, "who": [each.person_id for each in found.attendees]}
    return answer(request, "troth/brief.html", "troth/brief/body.html", context)


@require_safe
def brief_file(request: HttpRequest, account_id: str) -> HttpResponse:
    """The same brief as a PDF."""
    found = _found(request, account_id)
    if isinstance(found, HttpResponse):
        return found
    response = HttpResponse(brief_document(found, said), content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="meeting-brief-{found.at}.pdf"'
    return response


def _found(request: HttpRequest, account_id: str) -> Brief | HttpResponse:
    """The brief, or the page that is shown instead; that it was read is kept on record."""
    if not rights_of(request).may_read(account_id):
        return withheld(request)
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    try:
        found: Brief = read_brief(frame.ledger, account_id, frame.at, request.GET.getlist("who")[:MOST_NAMED])
    except KeyError:
        raise Http404 from None
    log_read(request, ReadKind.BRIEF, [each.person_id for each in found.attendees])
    return found
