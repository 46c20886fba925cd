"""Accounts and people that may stand in the book twice, side by side: merged, or told apart, in one click."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from troth.ledger import time_zone
from troth.web.frame import answer, frame_of
from troth.web.operations.duplicates import is_large, last_look
from troth.web.operations.queue import ask_once, newest
from troth.web.operations.tasks import look_for_duplicates
from troth.web.rights import Rights, rights_of, withheld
from troth.workspace.reading import PAIRS_A_PAGE, read_duplicates


@never_cache
@require_safe
def duplicates(request: HttpRequest) -> HttpResponse:
    """Pairs that may be one, the surest first, to whoever may write something; of accounts they may write."""
    rights = rights_of(request)
    if not may_merge(rights):
        return withheld(request)
    frame, now = frame_of(request), timezone.now()
    in_background = is_large(frame.ledger)
    looked = last_look(frame.ledger, now, in_background=in_background)
    context: dict[str, object] = {
        "in_background": in_background,
        "looked": looked,
        # What is past is looked at and not decided about.
        "may_decide": frame.at is None or frame.is_latest,
        "errand": newest(look_for_duplicates) if in_background else None,
    }
    if looked:
        asked = request.GET.get("page", "")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= len("99999") else 1
        today = now.astimezone(time_zone(frame.ledger)).date()
        found = read_duplicates(frame.ledger, looked.compared.pairs, today, max(number, 1), rights.writable)
        pages = Paginator(range(found.found), PAIRS_A_PAGE).get_page(number)
        context |= {"found": found, "pages": pages}
    return answer(request, "troth/duplicates.html", "troth/duplicates/list.html", context)


@require_POST
def look_again(request: HttpRequest) -> HttpResponse:
    """Have a large book compared with itself anew."""
    if not may_merge(rights_of(request)):
        return withheld(request)
    ask_once(look_for_duplicates)
    return redirect("duplicates")


def may_merge(rights: Rights) -> bool:
    """Whether there is anything they may merge."""
    return rights.writable is None or bool(rights.writable)
