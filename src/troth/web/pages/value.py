"""The value customers had from us: the most important first, what they know of it, and where it came from."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.ledger import VALUE_ORDERS
from troth.web.asking import Asked, asked, page_number
from troth.web.frame import answer, frame_of
from troth.web.rights import rights_of
from troth.workspace.reading import MOST_IMPORTANT, VALUES_A_PAGE, ValueWanted, read_value

NAMES = ("segment", "show", "sort")
NONE_GIVEN = "-"  # the accounts without a segment
SORTS = (*VALUE_ORDERS, *(f"-{order}" for order in VALUE_ORDERS))


@require_safe
def value(request: HttpRequest) -> HttpResponse:
    """The list; `show=important` leaves out all but the most important, `segment` all but one, `sort` orders it."""
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    wanted, number = asked(request.GET, NAMES), page_number(request)
    found = read_value(frame.ledger, frame.at, _wanted(wanted), number, rights_of(request).accounts)
    context = {
        "page": found,
        "asked": wanted,
        "sort": wanted.among("sort", SORTS, MOST_IMPORTANT),
        "segment": wanted.one("segment"),
        "important_only": wanted.one("show") == "important",
        "pages": Paginator(range(found.found), VALUES_A_PAGE).get_page(number),
    }
    return answer(request, "troth/value.html", "troth/value/body.html", context)


def _wanted(wanted: Asked) -> ValueWanted:
    segment = wanted.one("segment")
    return ValueWanted(
        segment=None if not segment else "" if segment == NONE_GIVEN else segment,
        important_only=wanted.one("show") == "important",
        order=wanted.among("sort", SORTS, MOST_IMPORTANT),
    )
