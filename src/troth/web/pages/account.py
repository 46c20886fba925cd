"""The sections of an account: how it stands, its map, its promises, its needs, and everything known of it."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest

from troth.ledger import TIMELINE_TABLES, Ledger
from troth.model.columns import LONGEST_ID
from troth.web.drawing import map_data
from troth.web.pages.of_account import Context, section_of_account
from troth.workspace.reading import (
    MOMENTS_A_PAGE,
    Filter,
    read_account,
    read_account_map,
    read_account_matrix,
    read_account_promises,
    read_disagreements,
    read_roles_of_account,
    read_timeline,
    read_value_sheet,
)

LAST_PAGE = 9_999


@section_of_account("summary", "troth/account/summary.html")
def account(_request: HttpRequest, ledger: Ledger, account_id: str, at: date) -> Context:
    """How the account stands, what to do, who decides."""
    return {
        "page": read_account(ledger, account_id, at),
        "disagreements": read_disagreements(ledger, account_id, at),
    }


@section_of_account("map", "troth/account/map.html")
def account_map(_request: HttpRequest, ledger: Ledger, account_id: str, at: date) -> Context:
    """Who sways whom, and who of us knows them."""
    drawn = read_account_map(ledger, account_id, at)
    roleless = read_roles_of_account(ledger, account_id, at)
    return {"drawn": drawn, "map": map_data(drawn), "roleless": roleless}


@section_of_account("promises", "troth/account/promises.html")
def account_promises(_request: HttpRequest, ledger: Ledger, account_id: str, at: date) -> Context:
    """What we promised by state, and what they promised us."""
    return {"sheet": read_account_promises(ledger, account_id, at)}


@section_of_account("needs", "troth/account/needs.html")
def account_needs(_request: HttpRequest, ledger: Ledger, account_id: str, at: date) -> Context:
    """Their needs against our brand promise."""
    return {"matrix": read_account_matrix(ledger, account_id, at)}


@section_of_account("value", "troth/account/value.html")
def account_value(_request: HttpRequest, ledger: Ledger, account_id: str, at: date) -> Context:
    """What they had from us, who of them knows of it, and what is left to both sides."""
    return {"sheet": read_value_sheet(ledger, account_id, at)}


@section_of_account("timeline", "troth/account/timeline.html")
def account_timeline(request: HttpRequest, ledger: Ledger, account_id: str, at: date) -> Context:
    """All facts of the account by their days; `kind` and `person` choose among them, `page` turns the page."""
    kind = request.GET.get("kind", "")
    shown = Filter(
        kind=kind if kind in TIMELINE_TABLES else "",
        person_id=request.GET.get("person", "")[:LONGEST_ID],
        page=_page_number(request.GET.get("page", "")),
    )
    found = read_timeline(ledger, account_id, at, shown)
    pages = Paginator(range(found.found), MOMENTS_A_PAGE).get_page(shown.page)
    return {"timeline": found, "shown": shown, "pages": pages}


def _page_number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(LAST_PAGE))
    return max(int(text), 1) if is_number else 1
