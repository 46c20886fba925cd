"""One account: who decides, what they think of our word, what we owe them, and why."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.reports import AccountPage
from troth.web.drawing import map_data
from troth.web.frame import answer, frame_of
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import read_account, read_reasons


@require_safe
def account(request: HttpRequest, account_id: str) -> HttpResponse:
    """The page of an account: withheld from whom it does not concern, 404 where it was not known on that day."""
    if not rights_of(request).may_read(account_id):
        return withheld(request)
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    try:
        page: AccountPage = read_account(frame.ledger, account_id, frame.at)
    except KeyError:
        raise Http404 from None
    context = {"page": page, "map": map_data(page.map)}
    return answer(request, "troth/account.html", "troth/account/body.html", context)


@require_safe
def reasons(request: HttpRequest, account_id: str) -> HttpResponse:
    """Why an account's loyalty is what it is: worked out when asked for, since it takes longer than the page."""
    if not rights_of(request).may_read(account_id):
        return withheld(request)
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    try:
        name, why = read_reasons(frame.ledger, account_id, frame.at)
    except KeyError:
        raise Http404 from None
    context = {"name": name, "account_id": account_id, "why": why}
    return answer(request, "troth/reasons.html", "troth/account/why.html", context)
