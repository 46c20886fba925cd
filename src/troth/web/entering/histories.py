"""The history of a fact: every version of it, who wrote it, when, and from where."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.web.entering.entries import CORRECTED
from troth.web.entering.subjects import subject_of
from troth.web.entering.writing import framed
from troth.web.frame import answer
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import read_history


@require_safe
def history(request: HttpRequest, table: str, fact_id: str) -> HttpResponse:
    """All versions of a fact, newest first, with those of what happened to it."""
    ledger = framed(request)
    subject = subject_of(ledger, table, fact_id)
    rights = rights_of(request)
    if subject is None or not subject.may_be_read_by(rights):
        return withheld(request)
    context = {
        "history": read_history(ledger, table, fact_id),
        "subject": subject,
        "may_correct": table in CORRECTED and subject.row is not None and subject.may_be_written_by(rights),
    }
    return answer(request, "troth/entering/history_page.html", "troth/entering/history.html", context)
