"""Taking what a visitor says: filled in, shown once more, and only then sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from troth.model import TrothError
from troth.reports.portal import VERDICT_LABELS, PortalPage
from troth.web.portal.forms import CorrectionForm, PortalForm, form_for
from troth.web.portal.guests import Guest, for_guests
from troth.web.portal.limits import STATEMENTS, count_try, is_spent
from troth.web.portal.pages import REFUSED
from troth.web.portal.recording import take_down
from troth.web.portal.statements import Statement, signed, taken
from troth.web.portal.value import take_down_answer
from troth.web.portal.value_form import KIND as CLAIM
from troth.web.words import said

TOO_MANY = 429
ABOUT_THEIR_DATA = {"correction", "copy", "objection", "objection_ended", "quotes"}


@for_guests
@require_POST
def say(request: HttpRequest, guest: Guest, kind: str) -> HttpResponse:
    """Show what was filled in once more, with the button that sends it; nothing is taken down here."""
    try:
        form = form_for(kind, request.POST, guest.page, guest.today)
    except KeyError:
        raise Http404 from None
    context = {**guest.context(), "form": form, "kind": kind}
    if not form.is_valid():
        return render(request, "troth/portal/review.html", context, status=REFUSED)
    statement = form.statement()
    shown = {"lines": list(in_words(statement, form)), "statement": signed(statement, guest.visit)}
    return render(request, "troth/portal/review.html", {**context, **shown})


@for_guests
@require_POST
def send(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Take down a statement as it was shown."""
    statement = taken(request.POST.get("statement", ""), guest.visit)
    if statement is None:
        return _refused(request, "statement", REFUSED)
    if is_spent(STATEMENTS, guest.person_id, guest.now):
        return _refused(request, "often", TOO_MANY)
    count_try(STATEMENTS, guest.person_id, guest.now)
    try:
        if statement.kind == CLAIM:
            take_down_answer(guest, statement)
        else:
            take_down(guest, statement)
    except KeyError:
        return _refused(request, "promise", REFUSED)
    except TrothError:
        return _refused(request, "store", REFUSED)
    if statement.kind == "no_links":
        return redirect("portal_closed")
    return redirect(f"{reverse(_place(statement.kind))}?sent=yes")


def _place(kind: str) -> str:
    """The page a statement of a kind was begun on."""
    if kind == CLAIM:
        return "portal_value"
    return "portal_own_data" if kind in ABOUT_THEIR_DATA else "portal"


def _refused(request: HttpRequest, reason: str, status: int) -> HttpResponse:
    return render(request, "troth/portal/refused.html", {"reason": reason}, status=status)


def in_words(statement: Statement, form: PortalForm) -> Iterator[tuple[str, str]]:
    """The lines of a statement as its visitor reads them once more."""
    yield from _subject(statement, form.page)
    for name, value in statement.values.items():
        field = form.fields[name]
        yield str(field.label), _value(name, value, form)


def _subject(statement: Statement, page: PortalPage) -> Iterator[tuple[str, str]]:
    """What is spoken of."""
    promise = page.promise(statement.about)
    quote = next((each for each in page.quotes if each.claim_id == statement.about), None)
    if promise:
        yield gettext("The promise"), promise.words
    elif quote:
        yield gettext("Your words"), quote.words
    elif statement.about and statement.kind != "value":
        yield gettext("Company"), page.visitor.accounts[statement.about]


def _value(name: str, value: str, form: PortalForm) -> str:
    if name == "verdict":
        return said(VERDICT_LABELS[value])
    if name == "share":
        return f"{value} %"
    if name == "new_due_on":
        return date_format(date.fromisoformat(value), "DATE_FORMAT")
    if name in {"importance", "may_quote"}:
        choices: Iterable[tuple[object, object]] = form.fields[name].choices  # type: ignore[attr-defined]
        return next(str(label) for choice, label in choices if str(choice) == value)
    if isinstance(form, CorrectionForm) and not value:
        return gettext("(to be forgotten)")
    return value
