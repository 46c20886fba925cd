"""The board of a campaign, and the questions it asks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from troth.reports.campaign import STATES
from troth.web.campaigns.access import campaign_of, may_campaign, may_lead, seen
from troth.web.campaigns.forms import GuideForm
from troth.web.frame import answer, frame_of
from troth.web.models import Guide
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import read_board


@require_safe
def campaign(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """Who was asked, who answered, who is silent with what is at stake, and how many answered by role."""
    frame = frame_of(request)
    found = seen(request, frame, campaign_of(campaign_id))
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    rights = rights_of(request)
    state = request.GET.get("state", "")
    board = read_board(frame.ledger, frame.at, found.asks, found.withheld)
    context = {
        "campaign": found.campaign,
        "board": board,
        "rows": board.of(state) if state in STATES else board.rows,
        "state": state,
        "rights": rights,
        "may_ask": may_campaign(rights) and frame.is_latest,
        "may_lead": may_lead(request, found.campaign) and frame.is_latest,
    }
    return answer(request, "troth/campaign.html", "troth/campaign/board.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_guide(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """The questions for each role, to be changed before anybody is asked."""
    if not may_campaign(rights_of(request)):
        return withheld(request)
    found = campaign_of(campaign_id)
    if not may_lead(request, found):
        return withheld(request)
    frame_of(request)
    questions = {guide.role: guide.questions for guide in Guide.objects.filter(campaign=found)}
    form = GuideForm(questions, request.POST or None)
    if request.method == "POST" and form.is_valid():
        for role, lines in form.questions().items():
            Guide.objects.update_or_create(campaign=found, role=role, defaults={"questions": lines})
        return redirect("campaign", found.pk)
    context = {"campaign": found, "form": form}
    return answer(request, "troth/campaign/guide.html", "troth/campaign/guide.html", context)
