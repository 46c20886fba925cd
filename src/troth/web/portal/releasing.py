"""Releasing a promise to the customer in words approved for it, and taking the release back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from troth.ledger import Ledger, current
from troth.model.columns import LONGEST_TEXT
from troth.web.entering.telling import Told, remember, told_of
from troth.web.entering.writing import SOURCE, present, writer
from troth.web.portal.facts import new_version
from troth.web.portal.today import today_of
from troth.web.rights import rights_of, withheld
from troth.workspace.saving import save


@require_POST
def release(request: HttpRequest, account_id: str, promise_id: str) -> HttpResponse:
    """Release a promise of the account in the words sent, or hide it again; refused where it was changed meanwhile."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    ledger, now = Ledger(), present()
    row = _promise(ledger, account_id, promise_id)
    words = request.POST.get("words", "").strip().replace("\r\n", "\n")
    hides = "hide" in request.POST
    problem = _problem(request, row, words, hides=hides)
    if problem:
        remember(request, Told("", (), problem))
        return redirect("account_portal", account_id)
    shared = {
        "shared_on": None if hides else today_of(ledger, now),
        "shared_words": None if hides else words,
    }
    facts = [new_version("promises", row, **shared)]
    # A new version of the promise was recorded here, which may tell how far its silence speaks: score it again.
    saved = save(ledger, facts, by=writer(request), source=SOURCE, now=now, accounts=[account_id])
    remember(request, told_of(saved))
    return redirect("account_portal", account_id)


def _promise(ledger: Ledger, account_id: str, promise_id: str) -> Mapping[str, Any]:
    """The promise of ours in force that is meant; 404 for any other, those of other accounts included."""
    rows = current(ledger, "promises", promise_id=promise_id, account_id=account_id, made_by="us")
    if not rows:
        raise Http404
    return rows[0]


def _problem(request: HttpRequest, row: Mapping[str, Any], words: str, *, hides: bool) -> str:
    """Why nothing is released; empty where it may be."""
    if request.POST.get("version") != row["batch_id"]:
        return gettext("Somebody changed this promise meanwhile. Nothing was released; look at it once more.")
    if not hides and not words:
        return gettext("Nothing was released: write the words the customer will read.")
    if len(words) > LONGEST_TEXT or "\x00" in words:
        return gettext("Nothing was released: shorten the words.")
    return ""
