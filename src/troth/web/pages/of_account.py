"""What every page of an account does: asks for the right to see it, reads its head, keeps on record who looked."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from troth.ledger import Ledger
from troth.web.access_log import ReadKind, log_read
from troth.web.frame import answer, frame_of
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import read_account_head

Context = Mapping[str, object]
Read = Callable[[HttpRequest, Ledger, str, date], Context]
View = Callable[[HttpRequest, str], HttpResponse]


def section_of_account(tab: str, fragment: str) -> Callable[[Read], View]:
    """A section of an account as a page of its own under `tab`, or its fragment alone for HTMX.

    It is withheld from whom the account does not concern; 404 where the account was not known on that day.
    """

    def decorate(read: Read) -> View:
        @require_safe
        @wraps(read)
        def view(request: HttpRequest, account_id: str) -> HttpResponse:
            if not rights_of(request).may_read(account_id):
                return withheld(request)
            frame = frame_of(request)
            if frame.at is None:
                return answer(request, "troth/no_run.html", "troth/no_run.html", {})
            try:
                head = read_account_head(frame.ledger, account_id, frame.at)
                context = read(request, frame.ledger, head.account_id, frame.at)
            except KeyError:
                raise Http404 from None
            log_read(request, ReadKind.ACCOUNT, [head.account_id])
            shown = {"head": head, "account_id": head.account_id, "tab": tab, "section": fragment, **context}
            return answer(request, "troth/account.html", fragment, shown)

        return view

    return decorate
