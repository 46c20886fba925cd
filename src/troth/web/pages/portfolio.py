"""All accounts by what is at stake, and what this week asks for."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.web.frame import answer, frame_of
from troth.web.rights import rights_of
from troth.workspace.reading import ACCOUNTS_A_PAGE, read_portfolio

LONGEST_SEARCH = 100  # characters


@require_safe
def portfolio(request: HttpRequest) -> HttpResponse:
    """The portfolio; `q` searches names, segments and owners, `page` turns the page."""
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    search = request.GET.get("q", "").strip()[:LONGEST_SEARCH]
    number = _page_number(request.GET.get("page", ""))
    found = read_portfolio(frame.ledger, frame.at, search, number, rights_of(request).accounts)
    pages = Paginator(range(found.found), ACCOUNTS_A_PAGE).get_page(number)
    context = {"portfolio": found, "search": search, "pages": pages}
    return answer(request, "troth/portfolio.html", "troth/portfolio/accounts.html", context)


def _page_number(text: str) -> int:
    return max(int(text), 1) if text.isascii() and text.isdigit() and len(text) < len("1000000") else 1
