"""A visitor reads the question of a campaign, answers it in their own words, and says whether they may be quoted."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.books import HOSTILE, record
from tests.web.portal.visitors import inside, say
from troth.ledger import Ledger, current
from troth.web.campaigns.guides import add_guides
from troth.web.models import Campaign, CampaignAsk

TODAY = timezone.localdate()
QUESTION = "What value have you had from us, in your own words"


@pytest.fixture
def asked(shared: Ledger) -> str:
    """Vera was asked in the portal yesterday; the id of that fact."""
    campaign = Campaign.objects.create(
        name="Spring", opens_on=TODAY, closes_on=TODAY, language="en-gb", accounts=["acorn"]
    )
    add_guides(campaign)
    fact = {"feedback_id": "f1", "instrument": "value_interview", "campaign": "Spring", "items": 1}
    who = {"account_id": "acorn", "person_id": "vera"}
    record(shared, feedback=[{**fact, **who, "asked_on": TODAY - timedelta(days=1)}])
    CampaignAsk.objects.create(campaign=campaign, **who, planned_on=TODAY, channel="portal", feedback_id="f1")
    return "f1"


def home(client: Client) -> str:
    return unescape(client.get("/portal/").content.decode())


def test_the_question_stands_there_until_it_is_answered_in_their_words(
    asked: str, vera: Client, shared: Ledger
) -> None:
    assert QUESTION in home(vera)
    say(vera, "value", about=asked, words=HOSTILE, may_quote="year")
    assert QUESTION not in home(vera)
    assert HOSTILE in home(vera)
    (row,) = current(shared, "feedback", feedback_id=asked)
    assert (row["words"], row["answered_on"]) == (HOSTILE, TODAY)
    (batch,) = current(shared, "batches", batch_id=row["batch_id"])
    assert (batch["source"], batch["written_by"]) == ("portal", "portal: vera")
    (choice,) = current(shared, "person_choices", person_id="vera", kind="quote_allowed")
    assert (choice["until"], choice["channel"]) == (TODAY + timedelta(days=365), "portal")


def test_whoever_does_not_say_so_is_not_to_be_quoted(asked: str, vera: Client, shared: Ledger) -> None:
    say(vera, "value", about=asked, words="It runs", may_quote="")
    assert current(shared, "person_choices", person_id="vera", kind="quote_allowed") == []


def test_nobody_answers_for_somebody_else_or_twice(asked: str, vera: Client, shared: Ledger) -> None:
    other = inside("olaf")
    assert QUESTION not in home(other)
    assert say(other, "value", about=asked, words="Mine").status_code == 400
    say(vera, "value", about=asked, words="First")
    assert say(vera, "value", about=asked, words="Second").status_code == 400
    (row,) = current(shared, "feedback", feedback_id=asked)
    assert row["words"] == "First"


def test_a_campaign_that_is_over_asks_nobody(asked: str, vera: Client) -> None:
    assert asked
    Campaign.objects.update(closes_on=TODAY - timedelta(days=1))
    assert QUESTION not in home(vera)
