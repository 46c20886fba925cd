"""Choosing whom a campaign asks: first the customers, then their people, with who of us asks whom, when and how."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from troth.ledger import Ledger, current, writing
from troth.model.asking import CHANNELS
from troth.reports.campaign import Ask
from troth.reports.campaign_choice import CustomerPeople
from troth.web.campaigns.access import as_asked, campaign_of, may_campaign, may_lead
from troth.web.campaigns.labels import CHANNEL_LABELS
from troth.web.frame import Frame, answer, frame_of
from troth.web.models import Campaign, CampaignAsk
from troth.web.rights import rights_of, withheld
from troth.workspace.reading import read_candidates, read_customers

REFUSED = 400
MOST_SEARCHED = 200  # characters


@dataclass(frozen=True)
class Planned:
    """What is planned for one person: who of us asks, when and how."""

    staff_id: str
    planned_on: date
    channel: str


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_customers(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """The customers proposed and chosen, of those one may write; a POST takes the choice and goes on to their people."""
    rights = rights_of(request)
    if not may_campaign(rights):
        return withheld(request)
    found = campaign_of(campaign_id)
    if not may_lead(request, found):
        return withheld(request)
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    if request.method == "POST":
        known = {row["account_id"] for row in current(frame.ledger, "accounts", account_id=_ticked(request))}
        _choose(found, request, known if rights.writable is None else known & rights.writable)
        if found.accounts:
            return redirect("campaign_people", found.pk)
    search = request.GET.get("q", "")[:MOST_SEARCHED]
    # Whoever leads a campaign is shown of what others chose only the customers they may write.
    own = [each for each in found.accounts if rights.may_write(each)]
    chosen = own if found.accounts else None
    customers = read_customers(frame.ledger, frame.at, chosen, rights.writable, search)
    says = gettext("Choose one customer at least.") if request.method == "POST" else ""
    context = {"campaign": found, "customers": customers, "search": search, "says": says}
    response = answer(request, "troth/campaign/customers.html", "troth/campaign/customers.html", context)
    response.status_code = REFUSED if says else response.status_code
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def campaign_people(request: HttpRequest, campaign_id: int) -> HttpResponse:
    """The people of the chosen customers, the key people proposed; a POST plans who asks whom, when and how."""
    rights = rights_of(request)
    if not may_campaign(rights):
        return withheld(request)
    found = campaign_of(campaign_id)
    if not may_lead(request, found):
        return withheld(request)
    frame = frame_of(request)
    if frame.at is None:
        return answer(request, "troth/no_run.html", "troth/no_run.html", {})
    planned = CampaignAsk.objects.filter(campaign=found)
    accounts = [each for each in found.accounts if rights.may_write(each)]
    asks = [ask for ask in as_asked(frame.ledger, planned) if rights.may_write(ask.account_id)]
    people = read_candidates(frame.ledger, frame.at, accounts, asks)
    staff = _staff(frame)
    says = ""
    if request.method == "POST":
        says = _plan(found, people, asks, request.POST, staff)
        if not says:
            return redirect("campaign", found.pk)
    context = {
        "campaign": found,
        "customers": people,
        "staff": staff,
        "channels": CHANNEL_LABELS,
        "is_new": not asks,
        "says": says,
    }
    response = answer(request, "troth/campaign/people.html", "troth/campaign/people.html", context)
    response.status_code = REFUSED if says else response.status_code
    return response


def _ticked(request: HttpRequest) -> list[str]:
    return request.POST.getlist("account")


def _choose(campaign: Campaign, request: HttpRequest, writable: Collection[object]) -> None:
    """Take the customers ticked among those shown; others stay as they were."""
    shown = set(request.POST.getlist("shown"))
    stays = [each for each in campaign.accounts if each not in shown]
    taken = [each for each in _ticked(request) if each in writable]
    campaign.accounts = list(dict.fromkeys([*stays, *taken]))
    campaign.save(update_fields=["accounts"])


def _plan(
    campaign: Campaign,
    people: tuple[CustomerPeople, ...],
    asks: Collection[Ask],
    sent: QueryDict,
    staff: Mapping[str, str],
) -> str:
    """Plan what was sent; gives what is wrong with it, and then plans nothing. Who was invited stays."""
    ticked = set(sent.getlist("chosen"))
    planned: dict[tuple[str, str], Planned] = {}
    for each in (candidate for customer in people for candidate in customer.people):
        if each.key in ticked and not (each.ask and each.ask.feedback_id):
            found = _planned(each.key, sent, staff, campaign)
            if found is None:
                return gettext("For {name}: choose who asks, how, and a day within the campaign.").format(
                    name=each.name
                )
            planned[each.account_id, each.person_id] = found
    _replace(campaign, [ask.ask_id for ask in asks if not ask.feedback_id], planned)
    return ""


def _planned(key: str, sent: QueryDict, staff: Mapping[str, str], campaign: Campaign) -> Planned | None:
    staff_id, channel = sent.get(f"staff:{key}", ""), sent.get(f"channel:{key}", "")
    try:
        day = date.fromisoformat(sent.get(f"day:{key}", ""))
    except ValueError:
        return None
    is_known = (staff_id in staff or not staff_id) and channel in CHANNELS
    return (
        Planned(staff_id, day, channel)
        if is_known and campaign.opens_on <= day <= campaign.closes_on
        else None
    )


def _replace(
    campaign: Campaign, replaced: Collection[int], planned: Mapping[tuple[str, str], Planned]
) -> None:
    ledger = Ledger()
    with writing(ledger):
        # Looked at while nobody else writes: somebody may have been invited meanwhile.
        still = as_asked(ledger, CampaignAsk.objects.filter(pk__in=replaced))
        CampaignAsk.objects.filter(pk__in=[ask.ask_id for ask in still if not ask.feedback_id]).delete()
        CampaignAsk.objects.bulk_create(
            [
                CampaignAsk(
                    campaign=campaign,
                    account_id=account_id,
                    person_id=person_id,
                    staff_id=plan.staff_id,
                    planned_on=plan.planned_on,
                    channel=plan.channel,
                )
                for (account_id, person_id), plan in planned.items()
            ],
            ignore_conflicts=True,
        )


def _staff(frame: Frame) -> dict[str, str]:
    rows = current(frame.ledger, "staff")
    return {str(row["staff_id"]): str(row["name"]) for row in sorted(rows, key=lambda row: str(row["name"]))}
