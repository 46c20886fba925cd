"""What is held about the visitor, to read and to take along, and what they may ask for about it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from troth.reports.own_data import NOT_SHOWN_HERE, Cell, Section
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.web.models import PortalLink, PortalRequest, PortalSeen, PortalVisit
from troth.web.portal.forms import form_for
from troth.web.portal.guests import Guest, for_guests
from troth.web.words import said
from troth.workspace.reading import ids_merged_with, read_own_data

ROWS_SHOWN = 20  # of a kind; all of them are in the file to take along


@for_guests
@require_safe
def own_data(request: HttpRequest, guest: Guest) -> HttpResponse:
    """A readable page of what is held about the visitor, who processes it, why and how long, and their rights."""
    context = {
        **guest.context(),
        "sections": list(_sections(guest)),
        "rows_shown": ROWS_SHOWN,
        "not_shown": NOT_SHOWN_HERE,
        "correction": form_for("correction", None, guest.page, guest.today),
        "requests": PortalRequest.objects.filter(person_id=guest.person_id).order_by("-made_at"),
        "is_sent": "sent" in request.GET,
    }
    return render(request, "troth/portal/own_data.html", context)


@for_guests
@require_safe
def own_data_file(request: HttpRequest, guest: Guest) -> HttpResponse:  # noqa: ARG001 - as the address asks
    """The same as a file that people and programs read."""
    body = {
        gettext("About"): guest.page.visitor.name,
        gettext("As of"): guest.today.isoformat(),
        gettext("Held"): {said(each.title): list(_rows(each)) for each in _sections(guest)},
        gettext("Not in this file; ask for a full copy"): [said(each) for each in NOT_SHOWN_HERE],
    }
    text = json.dumps(body, ensure_ascii=False, indent=2)
    response = HttpResponse(text, content_type="application/json; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="what-you-hold-about-me.json"'
    return response


def _sections(guest: Guest) -> Iterator[Section]:
    yield from read_own_data(guest.ledger, guest.page, guest.today)
    yield from (section for section in _of_portal(guest) if section.rows)


def _of_portal(guest: Guest) -> Iterator[Section]:
    """What the portal itself keeps."""
    ids = ids_merged_with(guest.ledger, guest.person_id, guest.today)
    links = PortalLink.objects.filter(person_id__in=ids).order_by("-made_at")
    columns = (_("made on"), _("good until"), _("revoked on"))
    days = [(link.made_at.date(), link.expires_at.date(), link.revoked_at) for link in links]
    yield Section(
        _("Links made for you"),
        columns,
        tuple((*each, revoked.date() if revoked else None) for *each, revoked in days),
    )
    visits = PortalVisit.objects.filter(link__person_id__in=ids).order_by("-begun_at")
    yield Section(
        _("Visits of the last day"), (_("begun on"),), tuple((each.begun_at.date(),) for each in visits)
    )
    shown = {each.promise_id: each.words for each in (*guest.page.open, *guest.page.ended)}
    seen = PortalSeen.objects.filter(person_id__in=ids).order_by("-seen_at")
    rows = tuple((each.seen_at.date(), shown.get(each.promise_id, "–")) for each in seen)
    yield Section(_("What you said you have seen"), (_("on"), _("promise")), rows)


def _rows(section: Section) -> Iterator[Mapping[str, str]]:
    names = [said(column) for column in section.columns]
    for row in section.rows:
        yield dict(zip(names, (plain(cell) for cell in row), strict=True))


def plain(cell: Cell) -> str:
    """A cell as text; dates as every program reads them."""
    if isinstance(cell, Phrase):
        return said(cell)
    return "" if cell is None else str(cell)
