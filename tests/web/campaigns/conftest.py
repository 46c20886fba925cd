"""A campaign over the small book, being prepared or under way."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.web.books import record
from troth.ledger import Ledger
from troth.web.campaigns.guides import add_guides
from troth.web.models import Campaign, CampaignAsk


@pytest.fixture
def today() -> date:
    """The day it is."""
    return timezone.localdate()


@pytest.fixture
def campaign(filled: Ledger, today: date) -> Campaign:
    """A campaign over the account whose people are known, nobody planned yet; the book has a pillar and a need."""
    record(
        filled,
        pillars=[{"pillar_id": "ready", "name": "Always ready", "statement": "Parts when they are needed"}],
        codes=[{"code_id": "c1", "kind": "need", "code": "uptime", "label": "Uptime"}],
    )
    made = Campaign.objects.create(
        name="Spring",
        opens_on=today - timedelta(days=30),
        closes_on=today + timedelta(days=30),
        language="en-gb",
        accounts=["acorn"],
    )
    add_guides(made)
    return made


@pytest.fixture
def asks(campaign: Campaign, today: date) -> dict[str, CampaignAsk]:
    """Pia and Ben are to be asked by Sam, in a meeting today; by person."""
    return {
        person_id: CampaignAsk.objects.create(
            campaign=campaign,
            account_id="acorn",
            person_id=person_id,
            staff_id="sam",
            planned_on=today,
            channel="meeting",
        )
        for person_id in ("pia", "ben")
    }
