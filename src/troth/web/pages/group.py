"""A parent and its companies side by side."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.web.access_log import ReadKind, log_read
from troth.web.drawing import map_data
from troth.web.frame import answer, frame_of
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import read_group


@require_safe
def group(request: HttpRequest, account_id: str) -> HttpResponse:
    """The group under an account; companies that may not be seen are counted and left out."""
    rights = rights_of(request)
    if not rights.may_read(account_id):
        return withheld(request)
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    try:
        page = read_group(frame.ledger, account_id, frame.at, rights.accounts)
    except KeyError:
        raise Http404 from None
    log_read(request, ReadKind.ACCOUNT, [row.account_id for row in page.rows])
    return answer(
        request, "troth/group.html", "troth/group/body.html", {"page": page, "map": map_data(page.map)}
    )
