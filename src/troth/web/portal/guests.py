"""Who is on a page of the portal: their visit, and the page of promises they may see today."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from troth.ledger import Ledger
from troth.reports.portal import PortalPage
from troth.web.models import PortalVisit
from troth.web.portal.terms import terms_in_force
from troth.web.portal.today import today_of
from troth.web.portal.visits import Page, silent, visit_of
from troth.workspace.reading import read_portal

FORBIDDEN = 403
GuestPage = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Guest:
    """A visitor with a confirmed visit, at one moment."""

    visit: PortalVisit
    ledger: Ledger
    now: datetime
    today: date
    page: PortalPage

    @property
    def person_id(self) -> str:
        """The id the visitor is known by today."""
        return self.page.visitor.person_id

    def context(self) -> Mapping[str, object]:
        """What every page for a visitor shows: who they are, and who processes their data."""
        return {
            "page": self.page,
            "visitor": self.page.visitor,
            "today": self.today,
            "terms": terms_in_force(self.ledger),
        }


def for_guests(view: GuestPage) -> Page:
    """A page for a visitor; anybody else is refused. Rights are looked up anew at every request."""

    @wraps(view)
    def answer(request: HttpRequest, **kwargs: str) -> HttpResponse:
        visit = visit_of(request)
        if visit is not None and visit.confirmed_at is None:
            return redirect("portal_code")
        guest = _guest(visit) if visit else None
        return nothing_open(request) if guest is None else view(request, guest, **kwargs)

    return silent(answer)


def nothing_open(request: HttpRequest) -> HttpResponse:
    """The page that says that there is no visit, and how to begin one."""
    return render(request, "troth/portal/closed.html", status=FORBIDDEN)


def _guest(visit: PortalVisit) -> Guest | None:
    """The guest of a visit; none who left, asked for no more links, or is not known any more."""
    ledger, now = Ledger(), timezone.now()
    today = today_of(ledger, now)
    try:
        page = read_portal(ledger, visit.link.person_id, today)
    except KeyError:
        return None
    return Guest(visit, ledger, now, today, page) if page.visitor.may_visit else None
