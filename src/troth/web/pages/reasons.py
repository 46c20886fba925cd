"""Why an account's loyalty is what it is, and what changed in it between two days."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from troth.ledger import Ledger
from troth.reports.accounts import about_a_month_before
from troth.web.pages.of_account import Context, section_of_account
from troth.workspace.reading import Filter, kept_days, read_account, read_change, read_reasons, read_timeline


@section_of_account("why", "troth/account/why_page.html")
def why(request: HttpRequest, ledger: Ledger, _account_id: str, at: date) -> Context:
    """The page that opens the figure: its parts and what changed come after it, since they take longer."""
    days = kept_days(ledger)
    return {"days": days, **_chosen(request, days, at)}


@section_of_account("why", "troth/account/why.html")
def reasons(_request: HttpRequest, ledger: Ledger, account_id: str, at: date) -> Context:
    """The loyalty opened down to its facts; without a figure, what is known of each person and what is missing."""
    _name, parts = read_reasons(ledger, account_id, at)
    return {"why": parts, "page": None if parts else read_account(ledger, account_id, at)}


@section_of_account("why", "troth/account/change.html")
def account_change(request: HttpRequest, ledger: Ledger, account_id: str, at: date) -> Context:
    """What changed from the day `since` to the day `until`, each the nearest with a kept run.

    Where either has no figure, what happened between them is shown as it is.
    """
    days = kept_days(ledger)
    chosen = _chosen(request, days, at)
    since, until = chosen["since"], chosen["until"]
    if since is None or until is None:
        return {"days": days, **chosen, "change": None}
    change = read_change(ledger, account_id, since, until)
    happened = None if change.is_split else read_timeline(ledger, account_id, until, Filter(after=since))
    return {"days": days, **chosen, "change": change, "timeline": happened}


def _chosen(request: HttpRequest, days: tuple[date, ...], at: date) -> dict[str, date | None]:
    """The two days to compare, the earlier first: as asked, else the day of the page and the one about a month before."""
    until = _asked(days, request.GET.get("until", "")) or at
    earlier = [day for day in days if day < until]
    since = _asked(days, request.GET.get("since", "")) or about_a_month_before(until, earlier)
    if since is None:
        since = next(iter(earlier), None)
    if since is not None and since > until:
        since, until = until, since
    return {"since": since, "until": until}


def _asked(days: tuple[date, ...], text: str) -> date | None:
    """The day asked for, or the nearest earlier one with a kept run; none where no such day is asked for."""
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return None
    return next((day for day in days if day <= asked), None)
