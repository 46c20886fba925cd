"""The list of accounts: found, filtered, sorted, its columns chosen, kept as a view, taken along as a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import replace_url

from troth.ledger import FILTERS, ORDERS
from troth.reports import labels
from troth.web.access_log import ReadKind, log_read
from troth.web.account_columns import COLUMNS, SHOWN_AT_FIRST, Cell, chosen, sheet_of
from troth.web.asking import Asked, asked, page_number
from troth.web.frame import Frame, answer, frame_of
from troth.web.models import SavedView
from troth.web.models.saved_view import LONGEST_NAME, LONGEST_QUERY
from troth.web.rights import rights_of
from troth.web.spreadsheet import csv_of, xlsx_of
from troth.workspace.reading import (
    ACCOUNTS_A_PAGE,
    BANDS,
    MOST_AT_STAKE,
    UNKNOWN_BAND,
    AccountsWanted,
    read_accounts,
    read_every_account,
)

NAMES = ("q", *FILTERS, "band", "sort", "column")
NONE_GIVEN = "-"  # a filter for the accounts that leave a column empty
SORTS = (*ORDERS, *(f"-{order}" for order in ORDERS))

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORMS: Mapping[str, tuple[str, Callable[[Sequence[str], list[list[Cell]]], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", csv_of),
    "xlsx": (_XLSX, lambda titles, rows: xlsx_of(gettext("Accounts"), titles, rows)),
}


@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """The list; `q` searches names, segments and owners, `sort` orders it, `column` chooses columns, `page` turns."""
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    wanted, number = _asked(request.GET), page_number(request)
    found = read_accounts(frame.ledger, frame.at, _wanted(wanted), number, rights_of(request).accounts)
    with_money = found.headline.money_kind != "none"
    columns = chosen(wanted.every("column"), with_money=with_money)
    context = {
        "accounts": found,
        "asked": wanted,
        "search": wanted.one("q"),
        "sort": _order(wanted),
        "columns": columns,
        "shown": {column.name for column in columns},
        "all_columns": [column for column in COLUMNS.values() if with_money or column.name != "stake"],
        "pages": _pages(found.found, number),
        "views": SavedView.objects.filter(user_id=request.user.pk),
        "bands": (*BANDS, UNKNOWN_BAND),
        "classes": labels.LOYALTY_CLASSES,
        "evidence_classes": labels.EVIDENCE,
        "longest_name": LONGEST_NAME,
    }
    # The form names every choice, also those not made; the address in the browser needs no more than was asked for.
    response = answer(request, "troth/accounts.html", "troth/accounts/list.html", context)
    return replace_url(response, _address(frame, wanted))


@require_safe
def accounts_file(request: HttpRequest, form: str) -> HttpResponse:
    """The whole list as a file, in the columns chosen; the access log says who took which accounts along."""
    frame = frame_of(request)
    if frame.at is None or form not in _FORMS:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    wanted = _asked(request.GET)
    every = list(read_every_account(frame.ledger, frame.at, _wanted(wanted), rights_of(request).accounts))
    log_read(request, ReadKind.EXPORT, [row.account_id for row in every])
    titles, cells_of = sheet_of(
        chosen(wanted.every("column"), with_money=any(row.stake.money for row in every))
    )
    kind, write = _FORMS[form]
    response = HttpResponse(write(titles, [cells_of(row) for row in every]), content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{_file_name(frame.at, form)}"'
    return response


@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep the list that is shown under a name, in the place of a view of that name."""
    wanted = _asked(request.POST)
    name, query = request.POST.get("name", "").strip()[:LONGEST_NAME], wanted.query()
    if name and len(query) <= LONGEST_QUERY:
        SavedView.objects.update_or_create(user_id=request.user.pk, name=name, defaults={"query": query})
    return _to_list(query)


@require_POST
def delete_view(request: HttpRequest, view_id: int) -> HttpResponse:
    """Forget a view of one's own."""
    SavedView.objects.filter(user_id=request.user.pk, pk=view_id).delete()
    return _to_list("")


def _address(frame: Frame, wanted: Asked) -> str:
    day = "" if frame.is_latest or frame.at is None else frame.at.isoformat()
    query = wanted.query(at=day)
    return f"{reverse('accounts')}?{query}" if query else reverse("accounts")


def _to_list(query: str) -> HttpResponse:
    response = redirect("accounts")
    response.headers["Location"] += f"?{query}" if query else ""
    return response


def _asked(query: QueryDict) -> Asked:
    """What the address asks for; the columns shown at first need not be named."""
    found = asked(query, NAMES)
    if set(found.every("column")) != set(SHOWN_AT_FIRST):
        return found
    return Asked({name: values for name, values in found.values.items() if name != "column"})


def _wanted(wanted: Asked) -> AccountsWanted:
    given = {name: wanted.one(name) for name in FILTERS}
    return AccountsWanted(
        search=wanted.one("q"),
        holding={name: "" if value == NONE_GIVEN else value for name, value in given.items() if value},
        band=wanted.one("band"),
        order=_order(wanted),
    )


def _order(wanted: Asked) -> str:
    return wanted.among("sort", SORTS, MOST_AT_STAKE)


def _pages(found: int, number: int) -> Page[int]:
    return Paginator(range(found), ACCOUNTS_A_PAGE).get_page(number)


def _file_name(at: date, form: str) -> str:
    return f"accounts-{at.isoformat()}.{form}"
