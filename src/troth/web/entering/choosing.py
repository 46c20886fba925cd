"""A new promise from anywhere: first the account, found by typing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.web.entering.writing import framed
from troth.web.frame import answer
from troth.web.rights import rights_of
from troth.workspace.reading import find_accounts

MOST_FOUND = 12
LONGEST_SEARCH = 100  # characters


@require_safe
def enter_anywhere(request: HttpRequest) -> HttpResponse:
    """The accounts the user may write whose names hold what was typed, each leading to the form of a promise."""
    ledger = framed(request)
    search = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    found = find_accounts(ledger, search, rights_of(request).writable, most=MOST_FOUND)
    context = {"found": found, "search": search}
    if getattr(request, "htmx", False) and request.htmx.target == "found":  # type: ignore[attr-defined]
        return answer(request, "", "troth/entering/found.html", context)
    return answer(request, "troth/entering/choose_page.html", "troth/entering/choose.html", context)
