"""Coding answers, each of us apart, and what the answers add up to."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from troth.model.asking import CODED_KINDS
from troth.reports import Known
from troth.reports.coding import Answer, answers, code_choices, summary, to_code
from troth.web.access_log import ReadKind, log_read
from troth.web.campaigns.access import Seen, campaign_of, may_campaign, seen
from troth.web.campaigns.facts import codings
from troth.web.entering.telling import Told, remember, told_of
from troth.web.entering.writing import SOURCE, present, writer
from troth.web.frame import Frame, answer, frame_of
from troth.web.portal.today import today_of
from troth.web.rights import Rights, rights_of, withheld
from troth.workspace.reading import read_answers
from troth.workspace.saving import save


@require_safe
def campaign_answers(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """What was answered, in their words, and what it adds up to; every read is kept on record."""
    frame = frame_of(request)
    found = seen(request, frame, campaign_of(campaign_id))
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    known = read_answers(frame.ledger, frame.at, found.asks)
    said = answers(known, found.asks, rights_of(request).writable)
    _log(request, said)
    context = {
        "campaign": found.campaign,
        "summary": summary(known, said, found.withheld),
        "may_code": may_campaign(rights_of(request)),
    }
    return answer(request, "troth/campaign/answers.html", "troth/campaign/answers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_coding(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """The answers of one's own accounts to be coded; a POST codes one. Nobody sees another's codes before their own."""
    rights = rights_of(request)
    if not may_campaign(rights):
        return withheld(request)
    frame = frame_of(request)
    found = seen(request, frame, campaign_of(campaign_id))
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    known = read_answers(frame.ledger, frame.at, found.asks)
    said = _to_be_read(known, found, rights)
    if request.method == "POST":
        _code(request, frame, known, said)
        return redirect("campaign_coding", found.campaign.pk)
    _log(request, said)
    context = {
        "campaign": found.campaign,
        "answers": to_code(known, said, rights.staff_id or ""),
        "choices": code_choices(known),
        "is_staff": rights.staff_id is not None,
        "may_code": frame.is_latest,
    }
    return answer(request, "troth/campaign/coding.html", "troth/campaign/coding.html", context)


def _to_be_read(known: Known, found: Seen, rights: Rights) -> tuple[Answer, ...]:
    own = [ask for ask in found.asks if rights.may_write(ask.account_id)]
    return answers(known, own, rights.writable)


def _code(request: HttpRequest, frame: Frame, known: Known, said: Iterable[Answer]) -> None:
    """Keep how one of us codes an answer, as long as it is open to them and both codes are given."""
    coder_id = rights_of(request).staff_id
    feedback_id = request.POST.get("answer", "")
    codes = {kind: request.POST.get(kind, "") for kind in CODED_KINDS}
    is_known = all(codes[kind] in offered for kind, offered in code_choices(known).items())
    is_open = any(
        each.is_open and each.answer.ask.feedback_id == feedback_id
        for each in to_code(known, said, coder_id or "")
    )
    if coder_id is None or not is_known or not is_open:
        says = gettext("Nothing was kept: choose a code of each kind, for an answer still to be coded.")
        remember(request, Told("", (), says))
        return
    now = present()
    made = codings(frame.ledger, feedback_id, coder_id, codes, today_of(frame.ledger, now))
    saved = save(frame.ledger, made, by=writer(request), source=SOURCE, now=now, accounts=())
    remember(request, told_of(saved))


def _log(request: HttpRequest, said: Iterable[Answer]) -> None:
    log_read(request, ReadKind.PERSON, sorted({each.ask.person_id for each in said}))
