"""Which campaigns and asks somebody may see, and who may change them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404, HttpRequest

from troth.ledger import Ledger, current
from troth.reports.campaign import Ask
from troth.web.frame import Frame
from troth.web.models import Campaign, CampaignAsk, Role
from troth.web.rights import Rights, rights_of
from troth.workspace.reading import ids_known_today


@dataclass(frozen=True)
class Seen:
    """A campaign with those of its asks that may be told of; `withheld` counts the others."""

    campaign: Campaign
    asks: tuple[Ask, ...]
    withheld: int


def may_campaign(rights: Rights) -> bool:
    """Whether they may take part in asking: everybody but readers."""
    return rights.role is not Role.READER


def may_lead(request: HttpRequest, campaign: Campaign) -> bool:
    """Whether they may change a campaign as a whole: managers and admins, and whoever began it."""
    rights = rights_of(request)
    is_theirs = may_campaign(rights) and campaign.made_by == request.user
    return is_theirs or rights.role in {Role.MANAGER, Role.ADMIN}


def campaign_of(campaign_id: int) -> Campaign:
    """A campaign; 404 where there is none."""
    found = Campaign.objects.select_related("made_by").filter(pk=campaign_id).first()
    if found is None:
        raise Http404
    return found


def ask_of(ask_id: int) -> CampaignAsk:
    """Somebody to be asked; 404 where there is no such ask."""
    found = CampaignAsk.objects.select_related("campaign").filter(pk=ask_id).first()
    if found is None:
        raise Http404
    return found


def seen(request: HttpRequest, frame: Frame, campaign: Campaign) -> Seen:
    """A campaign as this user may see it."""
    rights = rights_of(request)
    every = as_asked(frame.ledger, CampaignAsk.objects.filter(campaign=campaign))
    asks = tuple(ask for ask in every if rights.may_read(ask.account_id))
    return Seen(campaign, asks, len(every) - len(asks))


def as_asked(ledger: Ledger, rows: Iterable[CampaignAsk]) -> tuple[Ask, ...]:
    """Asks as reports take them: under the ids known today, and without an invitation that was taken back."""
    every, kept = list(rows), ids_known_today(ledger)
    named = [row.feedback_id for row in every if row.feedback_id]
    invited = {row["feedback_id"] for row in current(ledger, "feedback", feedback_id=named)}
    return tuple(
        Ask(
            ask_id=row.pk,
            account_id=kept("accounts", row.account_id),
            person_id=kept("people", row.person_id),
            staff_id=row.staff_id,
            planned_on=row.planned_on,
            channel=row.channel,
            feedback_id=row.feedback_id if row.feedback_id in invited else "",
            declined_on=row.declined_on,
        )
        for row in every
    )
