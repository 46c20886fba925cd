"""One person of a customer, over all their accounts that may be seen."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.web.access_log import ReadKind, log_read
from troth.web.frame import answer, frame_of
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import read_accounts_of_person, read_person


@require_safe
def person(request: HttpRequest, person_id: str) -> HttpResponse:
    """The page of a person, withheld from whom none of their accounts concerns; every read of it is kept on record."""
    rights = rights_of(request)
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    accounts = read_accounts_of_person(frame.ledger, person_id, frame.at)
    if rights.accounts is not None and not any(map(rights.may_read, accounts)):
        return withheld(request)
    try:
        page = read_person(frame.ledger, person_id, frame.at, rights.accounts)
    except KeyError:
        raise Http404 from None
    log_read(request, ReadKind.PERSON, [page.person_id])
    return answer(request, "troth/person.html", "troth/person/body.html", {"page": page})
