"""One person, or one account, that stands twice in the book: the one is read as the other from today."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from troth.ledger import time_zone
from troth.model import Facts
from troth.web.entering.forms import new_id
from troth.web.entering.subjects import subject_of
from troth.web.entering.writing import framed, present, refused, write
from troth.web.frame import answer
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import find_namesakes

KINDS = {"accounts": "account", "people": "person"}
WRONG = 422
COLUMNS = ("merge_id", "kind", "kept_id", "merged_id", "merged_on")


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, table: str, fact_id: str) -> HttpResponse:
    """Choose what is the same as this one; it keeps this one's name and id."""
    ledger = framed(request)
    subject = subject_of(ledger, table, fact_id) if table in KINDS else None
    rights = rights_of(request)
    if subject is None or not all(map(rights.may_write, subject.accounts)) or not subject.accounts:
        return withheld(request)
    if subject.row is None:
        raise Http404
    options = find_namesakes(ledger, table, fact_id, subject.accounts)
    other_id = request.POST.get("merged_id", "")
    if request.method == "POST" and other_id in options:
        other = subject_of(ledger, table, other_id)
        if other is None or not all(map(rights.may_write, other.accounts)):
            return withheld(request)
        today = present().astimezone(time_zone(ledger)).date()
        row = (new_id("merges"), KINDS[table], fact_id, other_id, today)
        return write(request, ledger, [Facts("merges", COLUMNS, (row,))], subject.accounts | other.accounts)
    problem = gettext("Choose the one that is the same.") if request.method == "POST" else ""
    context = {"subject": subject, "options": options, "problem": problem}
    response = answer(request, "troth/entering/merge_page.html", "troth/entering/merge.html", context)
    return refused(request, response, WRONG) if problem else response
