"""Promises over all accounts: by state, by whose they are, by when they fall due."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from troth.reports.labels import PROMISE_STATES
from troth.web.asking import Asked, asked, page_number
from troth.web.frame import answer, frame_of
from troth.web.rights import Rights, rights_of
from troth.workspace.reading import (
    PROMISES_A_PAGE,
    PromisesWanted,
    read_promise_owners,
    read_promises,
)

NAMES = ("q", "state", "whose", "made_by", "owner", "due", "account")
TO_KEEP = "to_keep"
STATES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {TO_KEEP: ("overdue", "open"), **{state: (state,) for state in PROMISE_STATES}}
)
THEIR_STATES = (TO_KEEP, "overdue", "open", "kept")  # what they promised us is not scored
MINE, CUSTOMER = "mine", "customer"
WINDOWS = MappingProxyType(
    {
        "0": _("today"),
        "7": _("within 7 days"),
        "30": _("within 30 days"),
        "90": _("within 90 days"),
    }
)


@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """A list of promises: `state`, `whose=mine`, `made_by=customer`, `owner`, `account`, `due` (days), `q`, `page`."""
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    rights, values = rights_of(request), asked(request.GET, NAMES)
    wanted, number = _wanted(values, rights), page_number(request)
    found = read_promises(frame.ledger, frame.at, wanted, number, rights.accounts)
    owners, account = read_promise_owners(frame.ledger, frame.at, wanted.account_id, rights.accounts)
    counted = min(found.found, found.most_counted)
    context = {
        "list": found,
        "asked": values,
        "state": values.among("state", tuple(STATES), TO_KEEP),
        "states": THEIR_STATES if wanted.made_by == CUSTOMER else tuple(STATES),
        "to_keep": TO_KEEP,
        "is_mine": bool(wanted.staff_id),
        "has_own": rights.staff_id is not None,
        "is_theirs": wanted.made_by == CUSTOMER,
        "owners": owners,
        "account": account,
        "windows": tuple(WINDOWS.items()),
        "kept_names": ("state", "account"),
        "pages": Paginator(range(counted), PROMISES_A_PAGE).get_page(number),
    }
    return answer(request, "troth/promises.html", "troth/promises/list.html", context)


def _wanted(values: Asked, rights: Rights) -> PromisesWanted:
    due = values.among("due", tuple(WINDOWS))
    is_mine = values.one("whose") == MINE and rights.staff_id is not None
    return PromisesWanted(
        states=STATES[values.among("state", tuple(STATES), TO_KEEP)],
        made_by=values.among("made_by", (CUSTOMER,), "us"),
        staff_id=rights.staff_id or "" if is_mine else "",
        owner_id=values.one("owner"),
        account_id=values.one("account"),
        due_days=int(due) if due else None,
        search=values.one("q"),
    )
