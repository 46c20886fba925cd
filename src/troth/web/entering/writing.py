"""Writing what a user entered: who it was, when, whether they may, and what is told of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from troth.ledger import Ledger, current
from troth.model import Facts
from troth.web.entering.situation import Situation, situation_of
from troth.web.entering.telling import back, opened, remember, told_of
from troth.web.frame import frame_of
from troth.web.rights import rights_of
from troth.workspace.saving import save

SOURCE = "form"


def writer(request: HttpRequest) -> str:
    """Who a batch is written by."""
    return request.user.get_username()


def present() -> datetime:
    """The present in UTC."""
    return timezone.now()


def situation(request: HttpRequest, ledger: Ledger, known: dict[str, str]) -> Situation:
    """The situation of a form this user opens; the link may fill in fields by the names of their columns."""
    chosen = {name: str(value) for name, value in request.GET.items() if name != "at"}
    return situation_of(ledger, known, rights_of(request).staff_id, present(), chosen)


def write(
    request: HttpRequest,
    ledger: Ledger,
    facts: Iterable[Facts],
    accounts: Collection[str],
    then: Collection[str] = (),
) -> HttpResponse:
    """Save facts that were checked and go back to where the user came from, where it is told what they did.

    `then` is the account to go to instead, one at most.
    """
    saved = save(ledger, facts, by=writer(request), source=SOURCE, now=present(), accounts=accounts)
    remember(request, told_of(saved))
    for account_id in then:
        return opened(request, account_id)
    return back(request, min(accounts, default=""))


def author_of(row: Mapping[str, Any]) -> Mapping[str, object]:
    """Who wrote this version of a fact, and when it was written."""
    found = current(Ledger(), "batches", batch_id=row["batch_id"])
    return {name: found[0][name] for name in ("written_by", "written_at")} if found else {}


def refused(request: HttpRequest, response: HttpResponse, status: int) -> HttpResponse:
    """The answer with its status; a dialog gets it as any other, since a browser complains of each it counts as failed."""
    if not getattr(request, "htmx", False):
        response.status_code = status
    return response


def framed(request: HttpRequest) -> Ledger:
    """The open book, with the frame of a full page where one is asked for."""
    return Ledger() if getattr(request, "htmx", False) else frame_of(request).ledger
