"""One interview: whom we ask, with which questions; their answer word for word, their consent, claims made of quotes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from troth.ledger import Ledger, writing
from troth.model import Facts, RefusedError
from troth.reports.campaign import Ask
from troth.reports.interview import Interview
from troth.web.access_log import ReadKind, log_read
from troth.web.campaigns import facts
from troth.web.campaigns.access import as_asked, ask_of, may_campaign
from troth.web.campaigns.forms import AnswerForm, ClaimForm
from troth.web.campaigns.guides import questions_for
from troth.web.campaigns.inviting import asked_in, invite
from troth.web.campaigns.labels import CHANNEL_LABELS
from troth.web.entering.forms import new_id
from troth.web.entering.telling import Told, remember, told_of
from troth.web.entering.writing import SOURCE, present, writer
from troth.web.frame import Frame, answer, frame_of
from troth.web.models import CampaignAsk
from troth.web.portal.today import today_of
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import read_book_options, read_interview
from troth.workspace.saving import Saved, bring_to_today, save

REFUSED = 400


@dataclass(frozen=True)
class Sheet:
    """An interview as one of us works on it."""

    kept: CampaignAsk
    found: Interview
    ledger: Ledger
    today: date
    pillars: Mapping[str, str]

    @property
    def accounts(self) -> list[str]:
        """Whose figures a change may move."""
        return [self.found.row.ask.account_id]


@require_http_methods(["GET", "HEAD", "POST"])
def interview(request: HttpRequest, ask_id: int) -> HttpResponse:
    """The sheet of an interview, every read of it kept on record; a POST does one of `_ACTS`."""
    rights = rights_of(request)
    if request.method == "POST" and not may_campaign(rights):
        return withheld(request)
    kept = ask_of(ask_id)
    frame = frame_of(request)
    (ask,) = as_asked(frame.ledger, [kept])
    is_team = rights.may_write(ask.account_id)
    if not (is_team if request.method == "POST" else rights.may_read(ask.account_id)):
        return withheld(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    sheet = _sheet(frame, frame.at, kept, ask, is_team=is_team)
    if request.method != "POST":
        return _shown(request, sheet, may_write=is_team and frame.is_latest)
    act = _ACTS.get(request.POST.get("act", ""))
    return redirect("interview", ask_id) if act is None else act(request, sheet)


def _sheet(frame: Frame, at: date, kept: CampaignAsk, ask: Ask, *, is_team: bool) -> Sheet:
    today = today_of(frame.ledger, present())
    found = read_interview(frame.ledger, at, ask, is_team=is_team)
    return Sheet(kept, found, frame.ledger, today, read_book_options(frame.ledger, today)["pillars"])


def _shown(
    request: HttpRequest,
    sheet: Sheet,
    *,
    may_write: bool = True,
    answering: AnswerForm | None = None,
    claiming: ClaimForm | None = None,
    says: str = "",
) -> HttpResponse:
    found = sheet.found
    log_read(request, ReadKind.PERSON, [found.row.ask.person_id])
    context = {
        "sheet": sheet,
        "interview": found,
        "campaign": sheet.kept.campaign,
        "questions": questions_for(sheet.kept.campaign, found.row.role),
        "channel": CHANNEL_LABELS[found.row.ask.channel],
        "may_write": may_write,
        "answering": answering or AnswerForm(sheet.today, found.row.asked_on),
        "claiming": claiming or ClaimForm(found.words.text, sheet.pillars, sheet.today),
        "says": says,
    }
    response = answer(request, "troth/campaign/interview.html", "troth/campaign/interview.html", context)
    response.status_code = REFUSED if answering or claiming or says else response.status_code
    return response


def _invite(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    if sheet.found.row.state != "planned":
        return redirect("interview", sheet.kept.pk)
    try:
        saved = invite(request, sheet.ledger, sheet.kept, sheet.found, sheet.today)
    except RefusedError as refused:
        return _shown(request, sheet, says=str(refused))
    remember(request, told_of(saved))
    return redirect("interview", sheet.kept.pk)


def _decline(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """That they do not want to answer; that they were asked stays on record."""
    if sheet.found.row.state not in {"answered", "planned"}:
        CampaignAsk.objects.filter(pk=sheet.kept.pk).update(declined_on=sheet.today)
        remember(request, Told("", (), gettext("Noted: they do not want to answer.")))
    return redirect("interview", sheet.kept.pk)


def _answer(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Take down what they said; whoever was not invited before was asked on the day they answered."""
    form = AnswerForm(sheet.today, sheet.found.row.asked_on, request.POST)
    if not form.is_valid():
        return _shown(request, sheet, answering=form)
    said, ask = facts.Said(**form.cleaned_data), sheet.found.row.ask
    bring_to_today(sheet.ledger, present())
    with writing(sheet.ledger):
        # Looked at while nobody else writes: they may have answered in the portal meanwhile.
        row = asked_in(sheet.ledger, sheet.kept)
        if row is not None and row["answered_on"] is not None:
            return _shown(request, sheet, says=gettext("Their answer is on record already; look once more."))
        if row is None:
            row = facts.asked(ask, new_id("feedback"), sheet.kept.campaign.name, said.answered_on)
        saved = _save(request, sheet, list(facts.answer(row, said, ask.channel)))
        kept = CampaignAsk.objects.filter(pk=sheet.kept.pk)
        kept.update(feedback_id=row["feedback_id"], declined_on=None)
    remember(request, told_of(saved))
    return redirect("interview", sheet.kept.pk)


def _claim(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    row = sheet.found.row
    form = ClaimForm(sheet.found.words.text, sheet.pillars, sheet.today, request.POST)
    if row.answered_on is None or not form.is_valid():
        return _shown(request, sheet, claiming=form)
    saved = _save(request, sheet, [facts.claim(row.ask, row.answered_on, form.cleaned_data)])
    remember(request, told_of(saved))
    return redirect("interview", sheet.kept.pk)


def _withdraw(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """That they do not want to be quoted any more; no page shows their words from now on."""
    ask = sheet.found.row.ask
    saved = _save(request, sheet, [facts.withdrawal(ask.person_id, sheet.today, ask.channel)])
    remember(request, told_of(saved))
    return redirect("interview", sheet.kept.pk)


def _save(request: HttpRequest, sheet: Sheet, made: list[Facts]) -> Saved:
    return save(sheet.ledger, made, by=writer(request), source=SOURCE, now=present(), accounts=sheet.accounts)


_ACTS: Mapping[str, Callable[[HttpRequest, Sheet], HttpResponse]] = {
    "invite": _invite,
    "decline": _decline,
    "answer": _answer,
    "claim": _claim,
    "withdraw": _withdraw,
}
