"""What became of a promise, in one click."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from troth import ledger as book
from troth.ledger import time_zone
from troth.web.entering.forms import new_id
from troth.web.entering.labels import CHOICES
from troth.web.entering.subjects import subject_of
from troth.web.entering.writing import author_of, framed, present, refused, write
from troth.web.frame import answer
from troth.web.rights import rights_of, withheld
from troth.workspace.saving import bring_to_today
from troth.workspace.settling import OUTCOMES, Settled, settle

CONFLICT = 409


@require_POST
def settle_promise(request: HttpRequest, promise_id: str) -> HttpResponse:
    """Note the outcome, unless somebody noted one already: then both are shown, and `instead` replaces theirs."""
    ledger = framed(request)
    subject = subject_of(ledger, "promises", promise_id)
    if subject is None or not subject.may_be_written_by(rights_of(request)):
        return withheld(request)
    outcome, now = request.POST.get("outcome", ""), present()
    if outcome not in OUTCOMES or subject.row is None:
        raise Http404
    bring_to_today(ledger, now)
    today = now.astimezone(time_zone(ledger)).date()
    with book.writing(ledger):
        settled = settle(ledger, promise_id, outcome, new_id("promise_events"), today)
        if settled.ended is None:
            return write(request, ledger, settled.facts, subject.accounts)
        if request.POST.get("instead") == settled.ended["batch_id"]:
            return write(request, ledger, settled.facts_instead, subject.accounts)
        return _conflict(request, settled, promise_id, outcome)


def _conflict(request: HttpRequest, settled: Settled, promise_id: str, outcome: str) -> HttpResponse:
    """What was noted already, by whom, and the user's own click, which is not lost."""
    assert settled.ended is not None  # noqa: S101 - the caller has looked
    context = {
        "promise_id": promise_id,
        "outcome": outcome,
        "ended": settled.ended,
        "ended_kind": CHOICES["promise_events.kind"][settled.ended["kind"]],
        **author_of(settled.ended),
    }
    response = answer(request, "troth/entering/settled_page.html", "troth/entering/settled.html", context)
    return refused(request, response, CONFLICT)
