"""The book itself: how fresh and sound it is, what is in it, and, for admins, who wrote what and how to take it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRefresh

from troth import ledger as store
from troth.ledger import Ledger
from troth.model import BookError, RefusedError
from troth.reports.book import empty_tables, in_words
from troth.web.frame import answer, frame_of
from troth.web.models import Stocktaking
from troth.web.operations.queue import ask_once, newest
from troth.web.operations.stock import stock_of
from troth.web.operations.tasks import refresh, refresh_past
from troth.web.pages.duplicates import may_merge
from troth.web.rights import administered, rights_of
from troth.workspace.reading import BATCHES_A_PAGE, read_batches, read_book
from troth.workspace.saving import undo
from troth.workspace.touched import accounts_of_batch

MOST_PUT_IN_PLACE = 20_000  # facts of a batch; the accounts of a larger one are scored with the whole book
MOST_ACCOUNTS = 50


@require_safe
def book(request: HttpRequest) -> HttpResponse:
    """How the book stands; its batches, to admins, `page` turns their page."""
    frame = frame_of(request)
    context: dict[str, object] = {
        "rights": rights_of(request),
        "may_merge": may_merge(rights_of(request)),
        **_progress(frame.ledger),
    }
    taken = Stocktaking.objects.order_by("-made_at").first()
    if taken:
        counted = [(table, facts, 0, None, None) for table, facts, *_rest in taken.stock]
        context |= {"taken": taken, "stock": stock_of(taken), "empty": empty_tables(counted)}
    if rights_of(request).may_administer:
        asked = request.GET.get("page", "")
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= len("99999") else 1
        rows, found = read_batches(frame.ledger, max(number, 1))
        context |= {"batches": rows, "pages": Paginator(range(found), BATCHES_A_PAGE).get_page(number)}
    return answer(request, "troth/book.html", "troth/book/batches.html", context)


@never_cache
@require_safe
def book_progress(request: HttpRequest) -> HttpResponse:
    """How far the scoring is; when it is done, the whole page is asked for anew."""
    found = _progress(Ledger())
    errand = found["errand"]
    if request.GET.get("was") == "running" and not (errand and getattr(errand, "is_running", False)):
        return HttpResponseClientRefresh()
    return render(request, "troth/book/progress.html", {**found, "rights": rights_of(request)})


@require_POST
@administered
def score_again(_request: HttpRequest) -> HttpResponse:
    """Have the book scored as of today, and the days before it that are due."""
    ask_once(refresh)
    return redirect("book")


@require_http_methods(["GET", "HEAD", "POST"])
@administered
def batch(request: HttpRequest, batch_id: str) -> HttpResponse:
    """What a batch wrote, what it could not take, and what undoing it would do; a POST undoes it."""
    frame = frame_of(request)
    found = store.current(frame.ledger, "batches", batch_id=batch_id)
    if not found:
        raise Http404
    if request.method == "POST":
        return _undo(request, frame.ledger, batch_id)
    told = store.undoing(frame.ledger, batch_id)
    context = {
        "batch": found[0],
        "wrote": in_words(store.batch_sizes(frame.ledger, [batch_id])[batch_id]),
        "retracted": in_words(told.retracted),
        "restored": in_words(told.restored),
        "later": told.later,
        "undone_at": store.undone_at(frame.ledger, [batch_id]).get(batch_id),
        "problems": store.problems_of_batch(frame.ledger, batch_id),
        "most_problems": store.MOST_PROBLEMS_KEPT,
    }
    return render(request, "troth/batch.html", context)


def _undo(request: HttpRequest, ledger: Ledger, batch_id: str) -> HttpResponse:
    """Undo a small batch with its accounts scored at once, a large one and then the book."""
    written = sum(store.batch_sizes(ledger, [batch_id])[batch_id].values())
    accounts = accounts_of_batch(ledger, batch_id) if written <= MOST_PUT_IN_PLACE else frozenset()
    by, now = request.user.get_username(), timezone.now()
    try:
        if accounts and len(accounts) <= MOST_ACCOUNTS:
            undo(ledger, batch_id, by=by, now=now)
        else:
            store.undo(ledger, batch_id, by, now)
            ask_once(refresh)
    except (BookError, RefusedError) as refused:
        messages.error(request, str(refused))
        return redirect("batch", batch_id)
    says = ngettext("Taken back: {count} fact.", "Taken back: {count} facts.", written)
    messages.success(request, says.format(count=written))
    return redirect("book")


def _progress(ledger: Ledger) -> dict[str, object]:
    """The scoring on screen, what is at work or waits, and how many days are done."""
    page = read_book(ledger, timezone.now())
    return {
        "page": page,
        "errand": newest(refresh, refresh_past),
        "days_done": page.days_kept - page.days_due,
    }
