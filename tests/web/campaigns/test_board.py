"""The board says who was asked, who answered by role with an exact interval, and who is silent with what is at stake."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.web.books import HOSTILE, record
from tests.web.users import client_of
from troth.ledger import Ledger
from troth.web.campaigns.guides import GUIDED_ROLES
from troth.web.models import Campaign, CampaignAsk, Guide
from troth.workspace.saving import bring_to_today

QUERIES_OF_BOARD, QUERIES_OF_LIST = 24, 24


def text(client: Client, campaign: Campaign, query: str = "") -> str:
    return " ".join(unescape(client.get(f"/campaigns/{campaign.pk}/{query}").content.decode()).split())


@pytest.fixture
def under_way(campaign: Campaign, asks: dict[str, CampaignAsk], filled: Ledger, today: date) -> Campaign:
    """Pia was asked a month ago and is silent, Ben has answered today."""
    asked = {"account_id": "acorn", "instrument": "value_interview", "asked_on": today - timedelta(days=30)}
    record(
        filled,
        feedback=[
            {**asked, "feedback_id": "f-pia", "person_id": "pia"},
            {**asked, "feedback_id": "f-ben", "person_id": "ben", "answered_on": today, "words": "Good"},
        ],
    )
    for person_id, ask in asks.items():
        CampaignAsk.objects.filter(pk=ask.pk).update(feedback_id=f"f-{person_id}")
    bring_to_today(filled, timezone.now())
    return campaign


def test_a_reader_sees_the_board_and_is_offered_no_change(under_way: Campaign) -> None:
    page = text(client_of("reader"), under_way)
    assert f"Pia {HOSTILE}" in page
    assert "People, who asks and when" not in page


def test_responses_stand_by_role_with_counts_and_an_exact_interval(
    signed_in: Client, under_way: Campaign
) -> None:
    page = text(signed_in, under_way)
    assert '<th scope="row">financial buyer</th> <td class="number"> 0 of 1 </td>' in page
    assert '<th scope="row">all</th> <td class="number"> 1 of 2 </td>' in page
    # Half of two, Clopper and Pearson: 1 - sqrt(.95) and sqrt(.95).
    assert '<td class="number">50 %</td> <td class="number">3 % – 97 %</td>' in page


def test_who_is_silent_stands_with_what_is_at_stake(signed_in: Client, under_way: Campaign) -> None:
    page = text(signed_in, under_way)
    silent = page[page.index("Silent, most at stake first") :]
    assert f"Pia {HOSTILE}" in silent[:2000]
    assert '<span class="todo-where number">500</span>' in silent


def test_one_state_can_be_shown_alone(signed_in: Client, under_way: Campaign) -> None:
    page = text(signed_in, under_way, "?state=answered")
    table = page[page.index('id="asks-title"') :]
    assert "Ben" in table
    assert "Pia" not in table


def test_people_of_accounts_of_others_are_withheld_and_that_is_said(under_way: Campaign) -> None:
    CampaignAsk.objects.filter(person_id="ben").update(account_id="birch")
    page = text(client_of("member"), under_way)
    assert "1 person of accounts you may not see is withheld" in page
    assert "0 of 1" in page
    assert "1 of 2" not in page


def test_questions_are_changed_by_whoever_leads_and_nobody_else(
    signed_in: Client, campaign: Campaign
) -> None:
    address = f"/campaigns/{campaign.pk}/guide/"
    sent = {f"of_{role}": f"What changed, {role}? \n\n And since when?" for role in GUIDED_ROLES}
    assert client_of("member").post(address, sent).status_code == 403
    assert signed_in.post(address, sent)["Location"] == f"/campaigns/{campaign.pk}/"
    assert Guide.objects.get(campaign=campaign, role="end_user").questions == [
        "What changed, end_user?",
        "And since when?",
    ]


def test_a_guide_that_is_a_speech_is_refused(signed_in: Client, campaign: Campaign) -> None:
    sent = {f"of_{role}": "x" * 401 for role in GUIDED_ROLES}
    page = unescape(signed_in.post(f"/campaigns/{campaign.pk}/guide/", sent).content.decode())
    assert "Ask at most 12 questions of at most 400 characters each." in page


def test_a_campaign_begins_with_a_guide_for_every_role_in_its_language(
    signed_in: Client, filled: Ledger, today: date
) -> None:
    assert filled.is_sqlite
    sent = {
        "name": HOSTILE,
        "opens_on": today.isoformat(),
        "closes_on": today.isoformat(),
        "language": "de",
    }
    answer = signed_in.post("/campaigns/", sent)
    made = Campaign.objects.get(name=HOSTILE)
    assert answer["Location"] == f"/campaigns/{made.pk}/customers/"
    firsts = {guide.questions[0][:20] for guide in Guide.objects.filter(campaign=made)}
    assert firsts == {"Welchen Nutzen hatte"}
    assert Guide.objects.filter(campaign=made).count() == len(GUIDED_ROLES)
    page = signed_in.get("/campaigns/").content.decode()
    assert "<script>alert" not in page
    assert HOSTILE in unescape(page)


def test_a_campaign_that_cannot_be_begins_not(signed_in: Client, campaign: Campaign, today: date) -> None:
    day = today.isoformat()
    for wrong in ({"name": "Spring"}, {"closes_on": "2001-01-01"}, {"language": "xx"}):
        sent = {"name": "New", "opens_on": day, "closes_on": day, "language": "de"} | wrong
        assert signed_in.post("/campaigns/", sent).status_code == 400
    assert list(Campaign.objects.all()) == [campaign]


def test_a_reader_begins_no_campaign(filled: Ledger) -> None:
    assert filled.is_sqlite
    assert client_of("reader").post("/campaigns/", {"name": "Mine"}).status_code == 403


def test_the_cost_is_pinned_and_does_not_grow_with_the_people(
    signed_in: Client, under_way: Campaign, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(2):
        with django_assert_num_queries(QUERIES_OF_BOARD):
            signed_in.get(f"/campaigns/{under_way.pk}/")
        with django_assert_num_queries(QUERIES_OF_LIST):
            signed_in.get("/campaigns/")
        CampaignAsk.objects.filter(person_id="pia").delete()
