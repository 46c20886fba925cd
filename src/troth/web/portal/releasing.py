"""Releasing a promise or a claim of value to the customer in words approved for it, and taking the release back."""

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
    row = _only("promises", promise_id=promise_id, account_id=account_id, made_by="us")
    _share(request, "promises", row)
    return redirect("account_portal", account_id)


@require_POST
def release_claim(request: HttpRequest, account_id: str, person_id: str, claim_id: str) -> HttpResponse:
    """Release a claim of the account in the words sent, or hide it again, as `release` does; then back to a statement."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    _share(request, "value_claims", _only("value_claims", claim_id=claim_id, account_id=account_id))
    return redirect("value_statement", account_id, person_id)


def _only(table: str, **filters: str) -> Mapping[str, Any]:
    """The fact of ours in force that is meant; 404 for any other, those of other accounts included."""
    rows = current(Ledger(), table, **filters)
    if not rows:
        raise Http404
    return rows[0]


def _share(request: HttpRequest, table: str, row: Mapping[str, Any]) -> None:
    """Release the fact or hide it, and have told what that did, or why nothing was done."""
    ledger, now = Ledger(), present()
    words = request.POST.get("words", "").strip().replace("\r\n", "\n")
    hides = "hide" in request.POST
    problem = _problem(request, row, words, hides=hides)
    if problem:
        remember(request, Told("", (), problem))
        return
    shared = {
        "shared_on": None if hides else today_of(ledger, now),
        "shared_words": None if hides else words,
    }
    facts = [new_version(table, row, **shared)]
    # A new version was recorded here, which may tell how far its silence speaks: score it again.
    accounts = [row["account_id"]]
    remember(
        request,
        told_of(save(ledger, facts, by=writer(request), source=SOURCE, now=now, accounts=accounts)),
    )


def _problem(request: HttpRequest, row: Mapping[str, Any], words: str, *, hides: bool) -> str:
    """Why nothing is released; empty where it may be."""
    if request.POST.get("version") != row["batch_id"]:
        return gettext("Somebody changed this meanwhile. Nothing was released; look at it once more.")
    if not hides and not words:
        return gettext("Nothing was released: write the words the customer will read.")
    if len(words) > LONGEST_TEXT or "\x00" in words:
        return gettext("Nothing was released: shorten the words.")
    return ""
