"""Whom a campaign asks: proposed by rule, changed by hand, only of one's own accounts."""

from __future__ import annotations

from datetime import date
from html import unescape

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import AT, HOSTILE, add_account, figures, keep, score_accounts
from tests.web.users import client_of
from troth.ledger import Ledger
from troth.model import OUTPUTS
from troth.web.models import Campaign, CampaignAsk

QUERIES_OF_CUSTOMERS, QUERIES_OF_PEOPLE = 17, 19


def text(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def plan(key: str, day: date, channel: str = "call", staff_id: str = "sam") -> dict[str, str]:
    """What the form of the people sends for one of them."""
    return {"chosen": key, f"staff:{key}": staff_id, f"day:{key}": day.isoformat(), f"channel:{key}": channel}


def scored(importance: dict[str, str]) -> dict[str, list[dict[str, object]]]:
    """Results of a run in which these accounts are important, each for its reason."""
    counts = dict.fromkeys((each.name for each in OUTPUTS["value_scores"].columns if not each.optional), 0)
    return {
        "account_scores": [{"account_id": each, **figures(0.5)} for each in ("acorn", "birch")],
        "value_scores": [
            {**counts, "account_id": each, "importance": why, "importance_basis": "revenue"}
            for each, why in importance.items()
        ],
    }


def test_the_most_important_customers_are_proposed_and_why(
    signed_in: Client, campaign: Campaign, filled: Ledger
) -> None:
    keep(filled, AT, scored({"acorn": "share", "birch": "strategic"}), run_id="important")
    Campaign.objects.update(accounts=[])
    page = text(signed_in, f"/campaigns/{campaign.pk}/customers/")
    assert page.count("checked") == 2
    assert "among the fewest that bring most of the revenue" in page
    assert ">strategic</td>" in page


def test_once_customers_are_chosen_none_is_ticked_by_rule(
    signed_in: Client, campaign: Campaign, filled: Ledger
) -> None:
    keep(filled, AT, scored({"birch": "share"}), run_id="important")
    page = " ".join(text(signed_in, f"/campaigns/{campaign.pk}/customers/").split())
    assert 'value="acorn" checked' in page
    assert 'value="birch" checked' not in page


def test_another_customer_is_found_by_name(signed_in: Client, campaign: Campaign) -> None:
    page = text(signed_in, f"/campaigns/{campaign.pk}/customers/?q=birch")
    assert 'value="birch"' in page
    assert 'value="acorn"' not in page


def test_a_choice_replaces_what_was_shown_and_keeps_what_was_not(
    signed_in: Client, campaign: Campaign
) -> None:
    sent = {"shown": ["birch"], "account": ["birch", "no-such-account"]}
    answer = signed_in.post(f"/campaigns/{campaign.pk}/customers/", sent)
    assert answer["Location"] == f"/campaigns/{campaign.pk}/people/"
    campaign.refresh_from_db()
    assert campaign.accounts == ["acorn", "birch"]
    none = signed_in.post(f"/campaigns/{campaign.pk}/customers/", {"shown": ["acorn", "birch"]})
    assert "Choose one customer at least." in none.content.decode()
    campaign.refresh_from_db()
    assert campaign.accounts == []


def test_nobody_chooses_customers_of_others(campaign: Campaign, mills: Ledger) -> None:
    score_accounts(mills, ["own-mill", "team-mill", "foreign-mill"], people=1)
    client = client_of("manager")
    page = text(client, f"/campaigns/{campaign.pk}/customers/")
    assert "Account own-mill" in page
    assert "foreign-mill" not in page
    Campaign.objects.update(accounts=["foreign-mill"])  # as somebody chose who may write it
    assert "foreign-mill" not in text(client, f"/campaigns/{campaign.pk}/customers/")
    Campaign.objects.update(accounts=["acorn"])
    client.post(f"/campaigns/{campaign.pk}/customers/", {"account": ["foreign-mill", "team-mill"]})
    campaign.refresh_from_db()
    assert campaign.accounts == ["acorn", "team-mill"]


def test_key_people_are_proposed_with_the_owner_as_who_asks(signed_in: Client, campaign: Campaign) -> None:
    page = " ".join(text(signed_in, f"/campaigns/{campaign.pk}/people/").split())
    assert 'value="acorn|pia" checked' in page
    assert 'value="acorn|ben" checked' not in page
    assert 'value="sam" selected' in page


def test_people_are_planned_with_who_asks_when_and_how(
    signed_in: Client, campaign: Campaign, today: date
) -> None:
    answer = signed_in.post(f"/campaigns/{campaign.pk}/people/", plan("acorn|pia", today))
    assert answer["Location"] == f"/campaigns/{campaign.pk}/"
    (ask,) = CampaignAsk.objects.all()
    assert (ask.account_id, ask.person_id, ask.staff_id) == ("acorn", "pia", "sam")
    assert (ask.planned_on, ask.channel, ask.feedback_id) == (today, "call", "")


def test_a_plan_that_cannot_be_kept_plans_nothing(signed_in: Client, campaign: Campaign, today: date) -> None:
    for name, value in (("channel", "pigeon"), ("staff", "nobody"), ("day", "2001-01-01"), ("day", "soon")):
        sent = plan("acorn|pia", today) | {f"{name}:acorn|pia": value}
        answer = signed_in.post(f"/campaigns/{campaign.pk}/people/", sent)
        assert answer.status_code == 400
        assert f"For Pia {HOSTILE}: choose who asks" in unescape(answer.content.decode())
    assert not CampaignAsk.objects.exists()


def test_who_was_asked_stays_and_who_was_not_goes_when_unticked(
    signed_in: Client, campaign: Campaign, asks: dict[str, CampaignAsk]
) -> None:
    signed_in.post(f"/campaigns/asks/{asks['pia'].pk}/", {"act": "invite"})
    signed_in.post(f"/campaigns/{campaign.pk}/people/", {})
    assert [ask.person_id for ask in CampaignAsk.objects.all()] == ["pia"]


def test_the_cost_is_pinned_and_does_not_grow_with_the_customers(
    signed_in: Client, campaign: Campaign, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(2):
        with django_assert_num_queries(QUERIES_OF_CUSTOMERS):
            signed_in.get(f"/campaigns/{campaign.pk}/customers/")
        with django_assert_num_queries(QUERIES_OF_PEOPLE):
            signed_in.get(f"/campaigns/{campaign.pk}/people/")
        names = [f"more-{number}" for number in range(5)]
        for name in names:
            if _each == 0:
                add_account(filled, name)
        Campaign.objects.update(accounts=["acorn", *names])
