"""Answering what was said in the portal: another day, a need without a name, a request about one's data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from troth.ledger import Ledger, current
from troth.model import Facts
from troth.reports.portal import UNNAMED_NEED
from troth.web.entering.telling import Told, remember, told_of
from troth.web.entering.writing import SOURCE, present, writer
from troth.web.models import PortalRequest, RequestKind
from troth.web.portal.facts import new_version
from troth.web.portal.today import today_of
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import ids_merged_with, read_choices, read_options
from troth.workspace.saving import save
from troth.workspace.touched import accounts_of_persons


class NothingWaitsError(Exception):
    """There is nothing to answer in that account, or somebody answered it meanwhile."""


Answer = Callable[[HttpRequest, Ledger, str], Iterable[Facts]]


@require_POST
def answer_portal(request: HttpRequest, account_id: str, kind: str) -> HttpResponse:
    """Take down our answer, unless nothing of that account waits for it: somebody may have been quicker."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    answer = _ANSWERS.get(kind)
    if answer is None:
        raise Http404
    ledger = Ledger()
    try:
        facts = list(answer(request, ledger, account_id))
    except NothingWaitsError:
        remember(
            request, Told("", (), gettext("Nothing there waits for this answer any more; look once more."))
        )
        return redirect("account_portal", account_id)
    if facts:
        saved = save(ledger, facts, by=writer(request), source=SOURCE, now=present(), accounts=[account_id])
        remember(request, told_of(saved))
    else:
        remember(request, Told("", (), gettext("Noted.")))
    return redirect("account_portal", account_id)


def _day(request: HttpRequest, ledger: Ledger, account_id: str) -> Iterable[Facts]:
    """Agree to the day somebody asked for, or keep the day there is."""
    rows = current(ledger, "promise_events", event_id=request.POST.get("event_id", ""), kind="renegotiated")
    row = _only(row for row in rows if row["asked_by"] == "customer" and row["agreed"] is None)
    _only(current(ledger, "promises", promise_id=row["promise_id"], account_id=account_id))
    yield new_version("promise_events", row, agreed="agree" in request.POST)


def _need(request: HttpRequest, ledger: Ledger, account_id: str) -> Iterable[Facts]:
    """Give a need stated in the portal one of the names in the vocabulary."""
    need_id, code = request.POST.get("need_id", ""), request.POST.get("code", "")
    row = _only(current(ledger, "needs", need_id=need_id, account_id=account_id, code=UNNAMED_NEED))
    if code not in read_options(ledger, account_id, today_of(ledger, present()))["codes"]:
        raise NothingWaitsError
    yield new_version("needs", row, code=code)


def _request(request: HttpRequest, ledger: Ledger, account_id: str) -> Iterable[Facts]:
    """Grant or decline what somebody asked about their data; a granted correction changes what we hold."""
    asked = PortalRequest.objects.filter(key=request.POST.get("key", ""), answered_at=None).first()
    if asked is None or account_id not in accounts_of_persons(ledger, [asked.person_id]):
        raise NothingWaitsError
    is_granted = "grant" in request.POST
    PortalRequest.objects.filter(pk=asked.pk).update(answered_at=present(), is_granted=is_granted)
    if is_granted and asked.kind == RequestKind.CORRECTION and asked.wished:
        row = _only(current(ledger, "people", person_id=asked.person_id))
        yield new_version("people", row, **{name: value or None for name, value in asked.wished.items()})


def _links_again(request: HttpRequest, ledger: Ledger, account_id: str) -> Iterable[Facts]:
    """Somebody who wanted no more links asked for them again."""
    now = present()
    today = today_of(ledger, now)
    person_id = request.POST.get("person_id", "")
    if account_id not in accounts_of_persons(ledger, [person_id]):
        raise NothingWaitsError
    for row in read_choices(ledger, ids_merged_with(ledger, person_id, today), "portal_declined", today):
        yield new_version("person_choices", row, until=today)


def _only(rows: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    row = next(iter(rows), None)
    if row is None:
        raise NothingWaitsError
    return row


_ANSWERS: Mapping[str, Answer] = {
    "day": _day,
    "need": _need,
    "request": _request,
    "links-again": _links_again,
}
