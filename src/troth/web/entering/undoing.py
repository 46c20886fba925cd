"""Taking back what was just saved."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from troth.ledger import Ledger, current
from troth.model import BookError, RefusedError
from troth.web.entering.telling import Told, back, remember, told_of
from troth.web.entering.writing import present, writer
from troth.web.rights import rights_of, withheld
from troth.workspace.saving import undo
from troth.workspace.touched import accounts_of_batch

MOST_ACCOUNTS = 20  # of one batch; an import is undone where imports are listed


@require_POST
def undo_batch(request: HttpRequest, batch_id: str) -> HttpResponse:
    """Undo a batch of facts entered by hand, which the user might have written; tell what that did."""
    ledger = Ledger()
    if not current(ledger, "batches", batch_id=batch_id):
        remember(request, Told("", (), gettext("There is nothing to take back.")))
        return back(request, "")
    accounts = accounts_of_batch(ledger, batch_id)
    rights = rights_of(request)
    if not all(map(rights.may_write, accounts)) or (not accounts and not rights.may_administer):
        return withheld(request)
    remember(request, _undone(request, ledger, batch_id, len(accounts)))
    return back(request, min(accounts, default=""))


def _undone(request: HttpRequest, ledger: Ledger, batch_id: str, accounts: int) -> Told:
    if accounts > MOST_ACCOUNTS:
        return Told("", (), gettext("This was more than one entry; undo it on the page of the book."))
    try:
        saved = undo(ledger, batch_id, by=writer(request), now=present())
    except (BookError, RefusedError) as refused:
        return Told("", (), str(refused))
    told = told_of(saved, may_undo=False)
    return Told("", told.moves, gettext("Taken back."))
