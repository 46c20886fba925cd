"""The account review: one sheet, filled by keyboard, saved as one batch; the same sheet as a workbook."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.intake.review_cells import CellProblem
from troth.intake.review_workbook import LARGEST_FILE, read_review_workbook
from troth.ledger import Ledger
from troth.model import InputError
from troth.reports import Review
from troth.reports.review_columns import PERSON_COLUMNS, PROMISE_COLUMNS
from troth.reports.review_workbook import review_workbook
from troth.web.access_log import ReadKind, log_read
from troth.web.entering.telling import Told, remember, told_of
from troth.web.frame import frame_of
from troth.web.review_form import (
    Drafted,
    draft_of,
    drafted_of,
    filled_of,
    filled_with,
    forget_draft,
    form_of,
    keep_draft,
    rebased,
)
from troth.web.rights import rights_of, withheld
from troth.web.words import said
from troth.workspace.reading import read_review
from troth.workspace.reviewing import Reviewing, preview_review, save_review, today_of

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def review(request: HttpRequest, account_id: str) -> HttpResponse:
    """The sheet of an account, with what this user has begun and not saved; a POST saves it, or says what is wrong."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    frame = frame_of(request)
    if frame.at is None:
        return render(request, "troth/no_run.html")
    if not frame.is_latest:
        return HttpResponseRedirect(reverse("review", args=[account_id]))
    if request.method == "POST":
        return _save(request, frame.ledger, account_id)
    reviewing = _reviewing(request)
    sheet = _sheet(request, frame.ledger, account_id)
    log_read(request, ReadKind.ACCOUNT, [sheet.account_id])
    drafted = draft_of(_user(request), account_id, reviewing.now)
    found = (
        preview_review(frame.ledger, account_id, filled_with(sheet, drafted), reviewing) if drafted else None
    )
    return _shown(request, sheet, drafted, found.reviewed.problems if found else ())


@require_POST
def review_draft(request: HttpRequest, account_id: str) -> HttpResponse:
    """Keep what was begun, as it is being filled in; `forget` drops it and shows the sheet anew."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    if "forget" in request.POST:
        forget_draft(_user(request), account_id)
        return HttpResponseRedirect(reverse("review", args=[account_id]))
    keep_draft(_user(request), account_id, drafted_of(filled_of(request.POST)), timezone.now())
    return HttpResponse(status=204)


@require_safe
def review_file(request: HttpRequest, account_id: str) -> HttpResponse:
    """The sheet as a workbook to fill in elsewhere."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    sheet = _sheet(request, Ledger(), account_id)
    log_read(request, ReadKind.EXPORT, [sheet.account_id])
    response = HttpResponse(review_workbook(sheet, said), content_type=WORKBOOK)
    response.headers["Content-Disposition"] = 'attachment; filename="account-review.xlsx"'
    return response


@require_POST
def review_upload(request: HttpRequest, account_id: str) -> HttpResponse:
    """Take a filled workbook: it is shown on the sheet, where it can be looked through and saved."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    frame = frame_of(request)
    sheet = _sheet(request, frame.ledger, account_id)
    file = request.FILES.get("file")
    try:
        filled = read_review_workbook(file.read(LARGEST_FILE + 1) if file else b"", account_id)
    except InputError as refused:
        return _shown(
            request, sheet, draft_of(_user(request), account_id, timezone.now()), refused=str(refused)
        )
    keep_draft(_user(request), account_id, drafted_of(filled), timezone.now())
    return HttpResponseRedirect(reverse("review", args=[account_id]))


def _save(request: HttpRequest, ledger: Ledger, account_id: str) -> HttpResponse:
    filled = filled_of(request.POST)
    try:
        found = save_review(ledger, account_id, filled, _reviewing(request))
    except KeyError:
        raise Http404 from None
    drafted = drafted_of(filled)
    if found.saved is None:
        keep_draft(_user(request), account_id, drafted, timezone.now())
        return _shown(request, found.sheet, rebased(found.sheet, drafted), found.reviewed.problems)
    forget_draft(_user(request), account_id)
    nothing = Told("", (), gettext("Nothing had changed; that you looked is kept."))
    remember(request, told_of(found.saved) if found.reviewed.changes else nothing)
    return HttpResponseRedirect(reverse("account", args=[found.sheet.account_id]))


def _shown(
    request: HttpRequest,
    sheet: Review,
    drafted: Drafted,
    problems: tuple[CellProblem, ...] = (),
    *,
    refused: str = "",
) -> HttpResponse:
    form = form_of(sheet, drafted, problems)
    context = {
        "sheet": sheet,
        "form": form,
        "person_columns": PERSON_COLUMNS,
        "promise_columns": PROMISE_COLUMNS,
        "refused": refused,
    }
    return render(request, "troth/review.html", context)


def _sheet(request: HttpRequest, ledger: Ledger, account_id: str) -> Review:
    today = today_of(ledger, timezone.now())
    try:
        sheet: Review = read_review(ledger, account_id, today, rights_of(request).staff_id)
    except KeyError:
        raise Http404 from None
    return sheet


def _reviewing(request: HttpRequest) -> Reviewing:
    return Reviewing(_user(request).get_username(), rights_of(request).staff_id, timezone.now())


def _user(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - strangers are sent away before any view
    return request.user
