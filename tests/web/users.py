"""The people who come to the door, by role, and the accounts they come for: their own, their team's, a foreign one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.contrib.auth.models import User
from django.test import Client

from tests.web.books import AT, HOSTILE, add_account, record
from troth.ledger import Ledger
from troth.web.campaigns.guides import GUIDED_ROLES, shipped_questions
from troth.web.models import Campaign, CampaignAsk, Guide, Membership


def client_of(role: str) -> Client:
    """Somebody with this role, signed in: Sam of the team north; a stranger has not signed in."""
    client = Client()
    if role != "stranger":
        client.force_login(user_of(role))
    return client


def user_of(role: str) -> User:
    """Sam of the team north, in this role from now on."""
    user, _is_new = User.objects.get_or_create(username="sam@ours.example", email="sam@ours.example")
    Membership.objects.update_or_create(
        user=user, defaults={"role": role, "staff_id": "sam", "teams": ["north"]}
    )
    return user


def add_mills(ledger: Ledger) -> None:
    """Three accounts with a person each: own-mill of Sam, team-mill of Kim who is of his team, foreign-mill of Lee."""
    record(
        ledger,
        staff=[
            {"staff_id": "kim", "name": "Kim Ourwright", "team": "north"},
            {"staff_id": "lee", "name": "Lee Ourwright", "team": "south"},
        ],
    )
    for distance, owner_id in (("own", "sam"), ("team", "kim"), ("foreign", "lee")):
        add_account(ledger, f"{distance}-mill", people=1, owner_id=owner_id)


def add_campaign(ledger: Ledger) -> None:
    """The campaign 1 over Acorn Mills, which asked Pia in the ask 1, who answered, and asks Ben in the next."""
    today = datetime.now(UTC).date()
    record(
        ledger,
        feedback=[
            {
                "feedback_id": "f-pia",
                "account_id": "acorn",
                "person_id": "pia",
                "instrument": "value_interview",
                "asked_on": AT,
                "answered_on": AT,
                "words": f"It runs {HOSTILE}",
            }
        ],
    )
    campaign = Campaign(
        name=HOSTILE, opens_on=today, closes_on=today + timedelta(days=30), language="de", accounts=["acorn"]
    )
    campaign.save(using=ledger.alias)
    for role in GUIDED_ROLES:
        Guide(campaign=campaign, role=role, questions=shipped_questions("de", role)).save(using=ledger.alias)
    for person_id, feedback_id in (("pia", "f-pia"), ("ben", "")):
        CampaignAsk(
            campaign=campaign,
            account_id="acorn",
            person_id=person_id,
            staff_id="sam",
            planned_on=today,
            channel="portal",
            feedback_id=feedback_id,
        ).save(using=ledger.alias)
