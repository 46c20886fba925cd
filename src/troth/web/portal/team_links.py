"""Making, mailing, showing and revoking the links of a person."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from troth.ledger import Ledger
from troth.model import RefusedError
from troth.reports.portal import Visitor
from troth.web.entering.forms import new_id
from troth.web.entering.telling import Told, remember
from troth.web.entering.writing import SOURCE, present, writer
from troth.web.models import PortalLink
from troth.web.portal.facts import fact
from troth.web.portal.links import make_link, revoke
from troth.web.portal.mail import can_be_mailed, link_address, mail_link
from troth.web.portal.terms import Terms, terms_in_force
from troth.web.portal.today import today_of
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import read_choices, read_visitor
from troth.workspace.saving import save
from troth.workspace.touched import accounts_of_persons


@require_POST
def give_link(request: HttpRequest, account_id: str, person_id: str) -> HttpResponse:
    """Make a link of a person and mail it, or show it once to be handed over by ourselves."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    ledger, now = Ledger(), present()
    visitor = visitor_of(ledger, account_id, person_id)
    terms, shows = terms_in_force(ledger), "show" in request.POST
    problem = link_problem(visitor, terms, shows=shows)
    if problem:
        return _told(request, account_id, problem)
    if shows:
        link, token = make_link(visitor.person_id, _user(request), terms, now)
        address = link_address(request, token)
        context = {"visitor": visitor, "address": address, "link": link, "account_id": account_id}
        return render(request, "troth/portal/team/link.html", context)
    try:
        mail_new_link(request, ledger, visitor, terms)
    except RefusedError as refused:
        return _told(request, account_id, str(refused))
    return _told(request, account_id, gettext("The link was mailed, with the text that informs."))


def mail_new_link(request: HttpRequest, ledger: Ledger, visitor: Visitor, terms: Terms) -> None:
    """Make a link of a person and mail it with the text that informs, which is noted.

    Raises RefusedError, and leaves no link, where the mail could not be handed over.
    """
    now = present()
    link, token = make_link(visitor.person_id, _user(request), terms, now)
    try:
        mail_link(visitor, link_address(request, token), link.expires_at, terms)
    except RefusedError:
        link.delete()
        raise
    PortalLink.objects.filter(pk=link.pk).update(mailed_at=now)
    note_informed(request, ledger, visitor)


@require_POST
def revoke_link(request: HttpRequest, account_id: str, link_id: int) -> HttpResponse:
    """Revoke a link of a person of the account; visits by it end at once."""
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    link = PortalLink.objects.filter(pk=link_id).first()
    if link is None or account_id not in accounts_of_persons(Ledger(), [link.person_id]):
        return _told(request, account_id, gettext("There is no such link in this account."))
    revoke(PortalLink.objects.filter(pk=link.pk), timezone.now())
    return _told(request, account_id, gettext("The link was revoked; it opens nothing any more."))


def visitor_of(ledger: Ledger, account_id: str, person_id: str) -> Visitor:
    """A person who acts for the account today; 404 for any other."""
    try:
        visitor = read_visitor(ledger, person_id, today_of(ledger, timezone.now()))
    except KeyError:
        raise Http404 from None
    if account_id not in visitor.accounts:
        raise Http404
    return visitor


def link_problem(visitor: Visitor, terms: Terms, *, shows: bool) -> str:
    """Why no link is made; empty where one may be."""
    if not visitor.may_visit:
        return gettext("No link was made: they have left, or asked for no more links.")
    if not terms.names_controller:
        return gettext("No link was made: name first who processes the data, in the settings of the portal.")
    if not can_be_mailed(visitor.email):
        return gettext("No link was made: enter a valid e-mail address of theirs first.")
    if shows and not terms.asks_code:
        return gettext("No link was shown: without a code, whoever holds it could speak for them. Mail it.")
    return ""


def _user(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def note_informed(request: HttpRequest, ledger: Ledger, visitor: Visitor) -> None:
    """The mail holds what a contact must be told; that they were told is noted once."""
    now = present()
    today = today_of(ledger, now)
    if read_choices(ledger, [visitor.person_id], "informed", today):
        return
    told = fact(
        "person_choices",
        choice_id=new_id("person_choices"),
        person_id=visitor.person_id,
        kind="informed",
        chosen_on=today,
        channel="email",
    )
    save(ledger, [told], by=writer(request), source=SOURCE, now=now, accounts=())


def _told(request: HttpRequest, account_id: str, says: str) -> HttpResponse:
    remember(request, Told("", (), says))
    return redirect("account_portal", account_id)
