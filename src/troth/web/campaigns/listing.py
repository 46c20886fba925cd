"""All campaigns, and a new one."""

from __future__ import annotations

from collections import defaultdict

from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from troth.reports.campaign import AskRow, Board
from troth.web.campaigns.access import as_asked, may_campaign
from troth.web.campaigns.forms import CampaignForm
from troth.web.campaigns.guides import add_guides
from troth.web.frame import Frame, answer, frame_of
from troth.web.models import Campaign, CampaignAsk
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import read_board

REFUSED = 400


@require_http_methods(["GET", "HEAD", "POST"])
def campaigns(request: HttpRequest) -> HttpResponse:
    """Every campaign with how far it is, as far as one may see its customers; a POST begins a new one."""
    rights = rights_of(request)
    if request.method == "POST" and not may_campaign(rights):
        return withheld(request)
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    form = CampaignForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        return redirect("campaign_customers", _begun(request, form).pk)
    context = {
        "campaigns": _with_boards(request, frame),
        "form": form,
        "may_begin": may_campaign(rights) and frame.is_latest,
    }
    response = answer(request, "troth/campaigns.html", "troth/campaigns.html", context)
    response.status_code = REFUSED if form.errors else response.status_code
    return response


def _begun(request: HttpRequest, form: CampaignForm) -> Campaign:
    assert isinstance(request.user, User)  # noqa: S101 - strangers are sent away before any view
    campaign = Campaign.objects.create(**form.cleaned_data, made_by=request.user)
    add_guides(campaign)
    return campaign


def _with_boards(request: HttpRequest, frame: Frame) -> list[tuple[Campaign, Board]]:
    """Each campaign with the board of its asks that may be told of, read all at once."""
    assert frame.at is not None  # noqa: S101 - the caller has looked
    rights = rights_of(request)
    kept = list(CampaignAsk.objects.select_related("campaign"))
    of_campaign = {each.pk: each.campaign.pk for each in kept}
    asks = [ask for ask in as_asked(frame.ledger, kept) if rights.may_read(ask.account_id)]
    rows: defaultdict[int, list[AskRow]] = defaultdict(list)
    for row in read_board(frame.ledger, frame.at, asks).rows:
        rows[of_campaign[row.ask.ask_id]].append(row)
    return [(each, Board(tuple(rows[each.pk]))) for each in Campaign.objects.all()]
