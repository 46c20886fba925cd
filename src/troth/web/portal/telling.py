"""Telling a person what they had from us: by a link that is mailed, or in a talk. Nothing is told without a record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from troth.ledger import Ledger
from troth.model import Facts, RefusedError
from troth.model.columns import EARLIEST_DAY
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.value_statement import ValueStatement
from troth.web.entering.forms import new_id
from troth.web.entering.telling import Told, remember, told_of
from troth.web.entering.writing import SOURCE, present, writer
from troth.web.portal.facts import fact
from troth.web.portal.team_links import link_problem, mail_new_link, visitor_of
from troth.web.portal.terms import terms_in_force
from troth.web.portal.today import today_of
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import read_value_statements
from troth.workspace.saving import Saved, save, undo

BY_LINK = "portal"
CHANNELS: Mapping[str, Phrase] = {
    "meeting": _("in a meeting"),
    "call": _("in a call"),
    "report": _("by a report handed over"),
    "email": _("by an e-mail of one's own"),
}


@require_POST
def tell(request: HttpRequest, account_id: str, person_id: str) -> HttpResponse:
    """Send a person their statement by a portal link, or take down that they were told; one record per claim.

    Refused where nothing is released to them. Where the mail cannot be handed over, the records are taken back.
    """
    if not rights_of(request).may_write(account_id):
        return withheld(request)
    ledger = Ledger()
    visitor = visitor_of(ledger, account_id, person_id)
    today = today_of(ledger, present())
    (statement,) = read_value_statements(ledger, visitor.person_id, [account_id], today)
    channel = request.POST.get("channel", "")
    told_on = _day(request.POST.get("told_on", ""), today)
    problem = _problem(statement, channel, told_on)
    if channel == BY_LINK and not problem:
        problem = link_problem(visitor, terms_in_force(ledger), shows=False)
    if problem or told_on is None:
        remember(request, Told("", (), problem))
        return redirect("value_statement", account_id, person_id)
    saved = _taken_down(request, ledger, statement, channel, told_on)
    try:
        if channel == BY_LINK:
            mail_new_link(request, ledger, visitor, terms_in_force(ledger))
        remember(request, told_of(saved) if saved else Told("", (), _nothing_new(channel)))
    except RefusedError as refused:
        if saved:
            undo(ledger, saved.batch_id, by=writer(request), now=present())
        remember(request, Told("", (), str(refused)))
    return redirect("value_statement", account_id, person_id)


def _taken_down(
    request: HttpRequest, ledger: Ledger, statement: ValueStatement, channel: str, told_on: date
) -> Saved | None:
    """Record what was told, in one batch; nothing where they were told of every claim before."""
    facts = list(_tellings(statement, channel, told_on))
    if not facts:
        return None
    accounts = [statement.account_id]
    return save(ledger, facts, by=writer(request), source=SOURCE, now=present(), accounts=accounts)


def _tellings(statement: ValueStatement, channel: str, told_on: date) -> Iterator[Facts]:
    """One telling for each claim on the statement that the person was not told of yet."""
    for claim in statement.claims:
        if claim.answer is None:
            yield fact(
                "value_communications",
                communication_id=new_id("value_communications"),
                claim_id=claim.claim_id,
                person_id=statement.person_id,
                told_on=told_on,
                channel=channel,
                state="told",
            )


def _nothing_new(channel: str) -> str:
    if channel == BY_LINK:
        return gettext("The link was mailed; no claim stands there that they were not told of before.")
    return gettext("Nothing was noted: no claim stands there that they were not told of before.")


def _day(text: str, today: date) -> date | None:
    """The day of the telling: today where none was named; none for what is no day of the past."""
    if not text:
        return today
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST_DAY <= day <= today else None


def _problem(statement: ValueStatement, channel: str, told_on: date | None) -> str:
    """Why nothing is told; empty where it may be."""
    if channel != BY_LINK and channel not in CHANNELS:
        return gettext("Nothing was noted: choose how they were told.")
    if told_on is None:
        return gettext("Nothing was noted: name a day that is not ahead.")
    if statement.is_empty:
        return gettext("Nothing was sent: no claim and no promise is released to them. Release one first.")
    return ""
