"""Letting a visitor in: a link, exchanged by a button for a visit, and a code where the browser is new."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from troth.ledger import Ledger
from troth.model import RefusedError
from troth.reports.portal import Visitor
from troth.web.models import PortalLink, PortalVisit
from troth.web.portal.codes import fresh_code, is_right
from troth.web.portal.guests import nothing_open
from troth.web.portal.limits import ENTRIES, WRONG_LINKS, count_try, is_spent, network_of
from troth.web.portal.links import link_of
from troth.web.portal.mail import mail_code
from troth.web.portal.terms import terms_in_force
from troth.web.portal.today import today_of
from troth.web.portal.visits import (
    PATH,
    VISIT_COOKIE,
    VISIT_LASTS,
    begin,
    confirm,
    end,
    is_known_browser,
    know_browser,
    set_cookie,
    silent,
    visit_of,
)
from troth.workspace.reading import read_visitor

REFUSED = 403
TOO_MANY = 429


@silent
@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button, whatever the token, since mail scanners open links; the button exchanges it for a visit."""
    if request.method != "POST":
        return render(request, "troth/portal/enter.html")
    now, network = timezone.now(), network_of(request)
    if is_spent(WRONG_LINKS, network, now):
        return _refused(request, TOO_MANY)
    link = link_of(token, now)
    visitor = _visitor(link, now)
    if link is None or visitor is None:
        count_try(WRONG_LINKS, network, now)
        return _refused(request, REFUSED)
    if is_spent(ENTRIES, str(link.pk), now):
        return _refused(request, TOO_MANY)
    count_try(ENTRIES, str(link.pk), now)
    return _let_in(request, link, visitor, now)


@silent
@require_http_methods(["GET", "HEAD", "POST"])
def enter_code(request: HttpRequest) -> HttpResponse:
    """Ask for the code; the right one confirms the visit and makes the browser known."""
    visit, now = visit_of(request), timezone.now()
    if visit is None:
        return nothing_open(request)
    if visit.confirmed_at is not None:
        return redirect("portal")
    if request.method != "POST":
        return render(request, "troth/portal/code.html", {"visit": visit})
    code = "".join(request.POST.get("code", "").split())
    if not is_right(visit, code, now):
        visit.refresh_from_db()
        context = {"visit": visit, "is_wrong": True}
        return render(request, "troth/portal/code.html", context, status=REFUSED)
    PortalLink.objects.filter(pk=visit.link.pk).update(opened_at=now)
    response = redirect("portal")
    set_cookie(response, VISIT_COOKIE, confirm(visit, now), VISIT_LASTS)
    know_browser(request, response, visit.link.person_id, now)
    return response


@silent
@require_POST
def another_code(request: HttpRequest) -> HttpResponse:
    """Mail a new code, which takes the place of the one before."""
    visit, now = visit_of(request), timezone.now()
    visitor = _visitor(visit.link, now) if visit else None
    if visit is None or visitor is None or visit.confirmed_at is not None:
        return nothing_open(request)
    return _mail_code(request, visit, visitor, now) or redirect("portal_code")


@silent
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """End the visit."""
    visit = visit_of(request)
    if visit is not None:
        end(visit, timezone.now())
    response = redirect("portal_closed")
    response.delete_cookie(VISIT_COOKIE, path=PATH, samesite="Strict")
    return response


@silent
@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """Say that there is no visit, and how to begin one."""
    return render(request, "troth/portal/closed.html")


def _visitor(link: PortalLink | None, now: datetime) -> Visitor | None:
    """Whom a link lets in; none who left, asked for no more links, or is not known any more."""
    if link is None:
        return None
    ledger = Ledger()
    try:
        visitor = read_visitor(ledger, link.person_id, today_of(ledger, now))
    except KeyError:
        return None
    return visitor if visitor.may_visit else None


def _let_in(request: HttpRequest, link: PortalLink, visitor: Visitor, now: datetime) -> HttpResponse:
    """Begin a visit; where a code is needed, it is good for entering that alone."""
    asks_code = terms_in_force(Ledger()).asks_code and not is_known_browser(request, link.person_id, now)
    visit, key = begin(link, now, confirmed=not asks_code)
    if asks_code:
        response = _mail_code(request, visit, visitor, now) or redirect("portal_code")
    else:
        PortalLink.objects.filter(pk=link.pk).update(opened_at=now)
        response = redirect("portal")
    set_cookie(response, VISIT_COOKIE, key, VISIT_LASTS)
    return response


def _mail_code(
    request: HttpRequest, visit: PortalVisit, visitor: Visitor, now: datetime
) -> HttpResponse | None:
    """Mail a code; the page that says why not, where it cannot be."""
    code = fresh_code(visit, now)
    if code is None:
        return _refused(request, TOO_MANY)
    try:
        mail_code(visitor, code)
    except RefusedError:
        return render(request, "troth/portal/refused.html", {"reason": "mail"}, status=REFUSED)
    return None


def _refused(request: HttpRequest, status: int) -> HttpResponse:
    """One page for links unknown, expired and revoked, so that it tells nobody which."""
    reason = "often" if status == TOO_MANY else "link"
    return render(request, "troth/portal/refused.html", {"reason": reason}, status=status)
