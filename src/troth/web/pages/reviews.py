"""Which accounts were reviewed of late, and which come next."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.web.frame import answer, frame_of
from troth.web.rights import rights_of
from troth.workspace.reading import read_reviews
from troth.workspace.reading.reviews import REVIEWS_A_PAGE


@require_safe
def reviews(request: HttpRequest) -> HttpResponse:
    """The reviews of the accounts one may see; `page` turns the page."""
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    rights = rights_of(request)
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= len("99999") else 1
    found = read_reviews(frame.ledger, frame.at, max(number, 1), rights.accounts)
    pages = Paginator(range(found.found), REVIEWS_A_PAGE).get_page(number)
    context = {"reviews": found, "rights": rights, "pages": pages}
    return answer(request, "troth/reviews.html", "troth/reviews/accounts.html", context)
