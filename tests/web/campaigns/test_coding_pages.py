"""Answers coded by two people apart, agreement before a summary, words only to whom they may be shown."""

from __future__ import annotations

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.web.books import record
from tests.web.users import client_of
from troth import ledger as store
from troth.ledger import Ledger
from troth.web.models import Campaign, CampaignAsk, Membership
from troth.workspace.saving import bring_to_today

QUERIES_OF_ANSWERS, QUERIES_OF_CODING = 33, 33


@pytest.fixture
def answered(campaign: Campaign, filled: Ledger, today: date) -> Campaign:
    """The campaign with twelve answers of Pia's colleagues, uncoded."""
    people = [f"p{number:02}" for number in range(12)]
    record(
        filled,
        staff=[{"staff_id": "kim", "name": "Kim Ourwright"}],
        people=[{"person_id": each, "name": f"Person {each}"} for each in people],
        feedback=[
            {
                "feedback_id": f"f-{each}",
                "account_id": "acorn",
                "person_id": each,
                "instrument": "value_interview",
                "campaign": "Spring",
                "asked_on": today,
                "answered_on": today,
                "words": f"What {each} said",
            }
            for each in people
        ],
    )
    CampaignAsk.objects.bulk_create(
        CampaignAsk(
            campaign=campaign,
            account_id="acorn",
            person_id=each,
            planned_on=today,
            channel="call",
            feedback_id=f"f-{each}",
        )
        for each in people
    )
    bring_to_today(filled, timezone.now())
    return campaign


def coder(staff_id: str) -> Client:
    """One of our people who may write every account."""
    user, _is_new = User.objects.get_or_create(username=f"{staff_id}@ours.example")
    Membership.objects.update_or_create(user=user, defaults={"role": "admin", "staff_id": staff_id})
    client = Client()
    client.force_login(user)
    return client


def code(client: Client, campaign: Campaign, person_id: str, pillar: str, need: str = "uptime") -> Any:
    sent = {"answer": f"f-{person_id}", "pillar": pillar, "need": need}
    return client.post(f"/campaigns/{campaign.pk}/coding/", sent)


def coded(ledger: Ledger, coder_id: str, pillars: dict[str, str], today: date) -> None:
    """Codings as the page writes them, all at once."""
    kinds = [
        (person, kind, code)
        for person, pillar in pillars.items()
        for kind, code in (("pillar", pillar), ("need", "uptime" if pillar == "ready" else "none"))
    ]
    record(
        ledger,
        codings=[
            {
                "coding_id": f"{coder_id}-{person}-{kind}",
                "fact_table": "feedback",
                "fact_id": f"f-{person}",
                "coder_id": coder_id,
                "kind": kind,
                "code": code,
                "coded_on": today,
            }
            for person, kind, code in kinds
        ],
    )


def page_of(client: Client, campaign: Campaign, name: str) -> str:
    return " ".join(unescape(client.get(f"/campaigns/{campaign.pk}/{name}/").content.decode()).split())


def test_nobody_sees_anothers_codes_before_both_are_done(answered: Campaign) -> None:
    sam, kim = coder("sam"), coder("kim")
    code(sam, answered, "p00", "ready")
    assert "You have coded it; a second person has not." in page_of(sam, answered, "coding")
    assert 'value="ready" selected' not in page_of(kim, answered, "coding")
    assert "Sam Ourwright: " not in page_of(kim, answered, "coding")
    code(kim, answered, "p00", "none", "none")
    page = page_of(sam, answered, "coding")
    assert "Sam Ourwright: Always ready, Uptime" in page
    assert "Kim Ourwright: none of these, none of these" in page


def test_codes_change_until_both_are_done_and_never_after(answered: Campaign, filled: Ledger) -> None:
    sam, kim = coder("sam"), coder("kim")
    for client, pillar in ((sam, "ready"), (sam, "none"), (kim, "ready"), (sam, "ready")):
        code(client, answered, "p00", pillar)
    rows = store.current(filled, "codings", kind="pillar")
    assert {row["coder_id"]: row["code"] for row in rows} == {"sam": "none", "kim": "ready"}


def test_a_code_that_is_none_and_an_answer_that_is_none_are_not_kept(
    answered: Campaign, filled: Ledger
) -> None:
    sam = coder("sam")
    for wrong in ({"pillar": "no-such"}, {"pillar": ""}, {"need": "no-such"}, {"answer": "late"}):
        sent = {"answer": "f-p00", "pillar": "ready", "need": "uptime"} | wrong
        sam.post(f"/campaigns/{answered.pk}/coding/", sent)
    assert store.current(filled, "codings") == []


def test_who_is_none_of_our_people_reads_and_codes_nothing(
    signed_in: Client, answered: Campaign, filled: Ledger
) -> None:
    code(signed_in, answered, "p00", "ready")
    assert "Only our people code" in page_of(signed_in, answered, "coding")
    assert store.current(filled, "codings") == []


def test_below_ten_answers_there_is_no_summary_and_the_answers_stand(
    signed_in: Client, answered: Campaign, filled: Ledger, today: date
) -> None:
    for coder_id in ("sam", "kim"):
        coded(filled, coder_id, dict.fromkeys(("p00", "p01"), "ready"), today)
    page = page_of(signed_in, answered, "answers")
    assert "Two people have coded 2 answers; a summary needs 10." in page
    assert "What p07 said" in page


def test_a_summary_needs_agreement_and_says_so(
    signed_in: Client, answered: Campaign, filled: Ledger, today: date
) -> None:
    people = [f"p{number:02}" for number in range(12)]
    coded(filled, "sam", {each: "ready" if place < 6 else "none" for place, each in enumerate(people)}, today)
    coded(filled, "kim", {each: "ready" if place % 2 else "none" for place, each in enumerate(people)}, today)
    page = page_of(signed_in, answered, "answers")
    assert "The two coders agree too little (kappa 0.0, needed 0.6)" in page
    assert "<summary>" not in page


def test_with_agreement_answers_stand_under_what_both_coders_gave(
    signed_in: Client, answered: Campaign, filled: Ledger, today: date
) -> None:
    people = [f"p{number:02}" for number in range(12)]
    sam = {each: "ready" if place < 6 else "none" for place, each in enumerate(people)}
    coded(filled, "sam", sam, today)
    coded(filled, "kim", sam | {"p00": "none"}, today)
    page = page_of(signed_in, answered, "answers")
    assert "two coders agree on 11 of 12: kappa 0.83" in page
    assert "5 answers" in page
    assert "1 answer was coded differently and stands under none." in page


def test_others_than_the_team_read_only_what_may_be_quoted(
    answered: Campaign, filled: Ledger, today: date
) -> None:
    choice = {"choice_id": "q", "person_id": "p03", "kind": "quote_allowed", "chosen_on": today}
    record(filled, person_choices=[choice])
    page = page_of(client_of("reader"), answered, "answers")
    assert "What p03 said" in page
    assert "What p04 said" not in page
    assert "What p04 said" in page_of(client_of("member"), answered, "answers")


def test_answers_of_accounts_of_others_are_withheld_and_that_is_said(answered: Campaign) -> None:
    CampaignAsk.objects.filter(person_id="p00").update(account_id="birch")
    page = page_of(client_of("member"), answered, "answers")
    assert "What p00 said" not in page
    assert "1 person of accounts you may not see is withheld" in page


def test_the_cost_is_pinned_and_does_not_grow_with_the_answers(
    signed_in: Client, answered: Campaign, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(2):
        with django_assert_num_queries(QUERIES_OF_ANSWERS):
            page_of(signed_in, answered, "answers")
        with django_assert_num_queries(QUERIES_OF_CODING):
            page_of(signed_in, answered, "coding")
        CampaignAsk.objects.filter(person_id__gte="p02").delete()
