"""Our promise to the market: which needs each part serves, and how it is kept."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.web.frame import answer, frame_of
from troth.web.rights import rights_of
from troth.workspace.reading import read_pillars


@require_safe
def our_promise(request: HttpRequest) -> HttpResponse:
    """The parts of our brand promise, counted over the accounts that may be seen."""
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    rights = rights_of(request)
    page = read_pillars(frame.ledger, frame.at, rights.accounts)
    context = {"page": page, "is_part": rights.accounts is not None}
    return answer(request, "troth/pillars.html", "troth/pillars/body.html", context)
