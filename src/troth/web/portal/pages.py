"""What a visitor sees: the promises released to them. Looking changes nothing and proves nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from troth.reports.portal import SharedPromise
from troth.web.models import PortalSeen
from troth.web.portal.asked import questions_of
from troth.web.portal.forms import PortalForm, form_for
from troth.web.portal.guests import Guest, for_guests
from troth.web.portal.tokens import hashed

REFUSED = 400


@dataclass(frozen=True)
class Sheet:
    """A promise with what may be said about it; `is_seen`: the visitor said they have seen it in these words."""

    promise: SharedPromise
    is_seen: bool
    word: PortalForm
    wish: PortalForm


@for_guests
@require_safe
def portal(request: HttpRequest, guest: Guest) -> HttpResponse:
    """The promises released to the visitor, and what they told us."""
    sheets = list(_sheets(guest, (*guest.page.open, *guest.page.ended)))
    context = {
        **guest.context(),
        "open": sheets[: len(guest.page.open)],
        "ended": sheets[len(guest.page.open) :],
        "questions": [
            (question, form_for("value", None, guest.page, guest.today, place))
            for place, question in enumerate(questions_of(guest), start=1)
        ],
        "need": form_for("need", None, guest.page, guest.today),
        "is_sent": "sent" in request.GET,
    }
    return render(request, "troth/portal/home.html", context)


@for_guests
@require_POST
def seen(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Take down that the visitor has seen a promise in its present words."""
    promise = guest.page.promise(request.POST.get("about", ""))
    if promise is None:
        return render(request, "troth/portal/refused.html", {"reason": "promise"}, status=REFUSED)
    PortalSeen.objects.get_or_create(
        person_id=guest.person_id,
        promise_id=promise.promise_id,
        words_hash=hashed(promise.words),
        defaults={"seen_at": guest.now},
    )
    return redirect("portal")


def _sheets(guest: Guest, promises: Iterable[SharedPromise]) -> Iterator[Sheet]:
    rows = PortalSeen.objects.filter(person_id=guest.person_id)
    said_seen = set(rows.values_list("promise_id", "words_hash"))
    for place, promise in enumerate(promises, start=1):
        yield Sheet(
            promise,
            (promise.promise_id, hashed(promise.words)) in said_seen,
            form_for("word", None, guest.page, guest.today, place),
            form_for("wish", None, guest.page, guest.today, place),
        )
