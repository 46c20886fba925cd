"""What a visitor had from us: their statement, the button that says it was seen, their word on a claim, and the file."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from itertools import count

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import localize
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from troth.reports.statement_words import HEADINGS, NOTES
from troth.reports.value_statement import ValueStatement
from troth.web.portal.guests import Guest, for_guests
from troth.web.portal.limits import STATEMENTS, count_try, is_spent
from troth.web.portal.pages import REFUSED
from troth.web.portal.recording import record
from troth.web.portal.statements import Statement, signed
from troth.web.portal.value_facts import answer_facts, seen_facts
from troth.web.portal.value_form import ANSWERS, KIND, ClaimForm, claims_of
from troth.web.portal.value_statement import file_of
from troth.workspace.reading import read_value_statements

TOO_MANY = 429


@for_guests
@require_safe
def portal_value(request: HttpRequest, guest: Guest) -> HttpResponse:
    """The visitor's statement for each company they act for; looking changes nothing and proves nothing."""
    context = {
        **guest.context(),
        "shown": _forms(guest, statements_of(guest)),
        "headings": HEADINGS,
        "notes": NOTES,
        "is_sent": "sent" in request.GET,
    }
    return render(request, "troth/portal/value.html", context)


@for_guests
@require_POST
def portal_value_seen(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Take down that the visitor has seen the statement of one company."""
    statement = _statement(guest, request.POST.get("about", ""))
    if statement is None:
        return render(request, "troth/portal/refused.html", {"reason": "promise"}, status=REFUSED)
    if is_spent(STATEMENTS, guest.person_id, guest.now):
        return render(request, "troth/portal/refused.html", {"reason": "often"}, status=TOO_MANY)
    count_try(STATEMENTS, guest.person_id, guest.now)
    made = list(seen_facts(guest, statement, secrets.token_hex(16)))
    if made:
        record(guest, made, [statement.account_id])
    return redirect("portal_value")


@for_guests
@require_safe
def portal_value_file(request: HttpRequest, guest: Guest, account_id: str) -> HttpResponse:  # noqa: ARG001 - as the address asks
    """The same statement as a PDF; 404 for a company they do not act for."""
    statement = _statement(guest, account_id)
    if statement is None:
        raise Http404
    return file_of(statement, "pdf")


@for_guests
@require_POST
def portal_value_say(request: HttpRequest, guest: Guest) -> HttpResponse:
    """Show the visitor's word on a claim once more, with the button that sends it; nothing is taken down here."""
    form = ClaimForm(request.POST, guest, claims_of(statements_of(guest)))
    context = {**guest.context(), "form": form, "kind": KIND, "back": reverse("portal_value")}
    if not form.is_valid():
        return render(request, "troth/portal/review.html", context, status=REFUSED)
    statement = form.statement()
    shown = {"lines": list(_in_words(statement, form)), "statement": signed(statement, guest.visit)}
    return render(request, "troth/portal/review.html", {**context, **shown})


def take_down_answer(guest: Guest, statement: Statement) -> None:
    """Record the visitor's word on a claim. Raises KeyError where the claim is not shown to them any more."""
    for each in statements_of(guest):
        claim = each.claim(statement.about)
        if claim is not None:
            made = list(answer_facts(guest, statement, claim, each.account_id))
            record(guest, made, [each.account_id])
            return
    raise KeyError(statement.about)


def statements_of(guest: Guest) -> tuple[ValueStatement, ...]:
    """The statements of a visitor, in the terms of their first role in each company."""
    return read_value_statements(
        guest.ledger, guest.person_id, list(guest.page.visitor.accounts), guest.today
    )


def _statement(guest: Guest, account_id: str) -> ValueStatement | None:
    return next((each for each in statements_of(guest) if each.account_id == account_id), None)


def _forms(
    guest: Guest, statements: tuple[ValueStatement, ...]
) -> list[tuple[ValueStatement, list[ClaimForm]]]:
    """Each statement with a form for each claim on it, told apart by their place on the page."""
    places = count(1)
    return [
        (each, [ClaimForm(None, guest, claims, claim_id, next(places)) for claim_id in claims])
        for each in statements
        for claims in [claims_of((each,))]
    ]


def _in_words(statement: Statement, form: ClaimForm) -> Iterator[tuple[str, str]]:
    """The lines of the visitor's word as they read it once more."""
    claim = form.claims[statement.about]
    yield gettext("What you had from us"), claim.words
    yield gettext("Is it so?"), str(dict(ANSWERS)[statement.values["answer"]])
    amount = form.cleaned_data.get("perceived_amount")
    if amount is not None:
        yield gettext("How much is it as you see it?"), f"{localize(amount)} {claim.unit}".strip()
    if statement.values.get("words"):
        yield gettext("In your words"), statement.values["words"]
