"""An interview: asked on record, answered word for word, quoted only as they allow, claims made of their words alone."""

from __future__ import annotations

from datetime import date, timedelta
from html import unescape
from typing import Any

from django.core import mail
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import HOSTILE, NOW, record
from tests.web.users import client_of
from troth import ledger as store
from troth.ledger import Ledger
from troth.web.models import Access, Campaign, CampaignAsk, ReadKind

QUERIES = 39
WORDS = f"The line runs again.\nWe save 40 hours a month {HOSTILE}"

Asks = dict[str, CampaignAsk]


def address(ask: CampaignAsk) -> str:
    return f"/campaigns/asks/{ask.pk}/"


def act(client: Client, ask: CampaignAsk, name: str, **sent: str) -> Any:
    """Do something on the sheet, and come back to it."""
    return client.post(address(ask), {"act": name, **sent}, follow=True)


def page_of(client: Client, ask: CampaignAsk) -> str:
    return unescape(client.get(address(ask)).content.decode())


def feedback(ledger: Ledger) -> list[dict[str, Any]]:
    return store.current(ledger, "feedback", instrument="value_interview")


def answered(client: Client, ask: CampaignAsk, today: date, **sent: str) -> Any:
    return act(client, ask, "answer", words=WORDS, answered_on=today.isoformat(), **sent)


def test_an_invitation_is_on_record_so_that_silence_shows(
    signed_in: Client, asks: Asks, filled: Ledger, today: date
) -> None:
    assert "invited" in unescape(act(signed_in, asks["pia"], "invite").content.decode())
    (row,) = feedback(filled)
    assert (row["person_id"], row["campaign"], row["asked_on"]) == ("pia", "Spring", today)
    assert row["answered_on"] is None
    act(signed_in, asks["pia"], "invite")
    assert len(feedback(filled)) == 1


def test_the_guide_of_the_role_begins_with_the_same_question_for_all(signed_in: Client, asks: Asks) -> None:
    first = "What value have you had from us, in your own words"
    pia, ben = page_of(signed_in, asks["pia"]), page_of(signed_in, asks["ben"])
    assert first in pia
    assert first in ben
    assert "What did it save or earn you" in pia
    assert "What did it save or earn you" not in ben


def test_an_answer_is_kept_word_for_word_and_shown_as_text(
    signed_in: Client, asks: Asks, filled: Ledger, today: date
) -> None:
    act(signed_in, asks["pia"], "invite")
    page = answered(signed_in, asks["pia"], today).content.decode()
    (row,) = feedback(filled)
    assert (row["words"], row["answered_on"], row["score"]) == (WORDS, today, None)
    assert "<script>alert" not in page
    assert WORDS in unescape(page)


def test_whoever_answers_uninvited_was_asked_on_that_day(
    signed_in: Client, asks: Asks, filled: Ledger, today: date
) -> None:
    answered(signed_in, asks["ben"], today)
    (row,) = feedback(filled)
    assert (row["asked_on"], row["answered_on"]) == (today, today)


def test_an_answer_that_is_there_is_not_written_over(
    signed_in: Client, asks: Asks, filled: Ledger, today: date
) -> None:
    answered(signed_in, asks["pia"], today)
    again = act(signed_in, asks["pia"], "answer", words="Nothing", answered_on=today.isoformat())
    assert "on record already" in unescape(again.content.decode())
    assert [row["words"] for row in feedback(filled)] == [WORDS]


def test_an_answer_of_an_impossible_day_or_without_words_is_refused(
    signed_in: Client, asks: Asks, filled: Ledger, today: date
) -> None:
    act(signed_in, asks["pia"], "invite")
    for days, words in ((1, "ahead"), (-400, "before they were asked"), (0, "")):
        day = today + timedelta(days=days)
        response = act(signed_in, asks["pia"], "answer", words=words, answered_on=day.isoformat())
        assert response.status_code == 400
    assert [row["answered_on"] for row in feedback(filled)] == [None]


def test_consent_is_a_fact_with_its_end_and_can_be_taken_back(
    signed_in: Client, asks: Asks, filled: Ledger, today: date
) -> None:
    until = today + timedelta(days=365)
    page = answered(signed_in, asks["pia"], today, may_quote="on", quote_until=until.isoformat())
    assert "They said we may quote them until" in page.content.decode()
    (choice,) = store.current(filled, "person_choices", person_id="pia")
    assert (choice["kind"], choice["until"], choice["claim_id"]) == ("quote_allowed", until, None)
    page = act(signed_in, asks["pia"], "withdraw")
    assert WORDS not in unescape(page.content.decode())
    assert "(words withdrawn)" in page.content.decode()


def test_a_claim_is_made_of_their_words_and_a_number_makes_it_quantified(
    signed_in: Client, asks: Asks, filled: Ledger, today: date
) -> None:
    answered(signed_in, asks["pia"], today)
    quote = {"words": "We save 40 hours a month", "pillar_id": "ready"}
    act(signed_in, asks["pia"], "claim", **quote)
    act(signed_in, asks["pia"], "claim", **quote, amount="40", unit="hours", unit_price="55")
    claims = store.current(filled, "value_claims")
    assert [(row["grade"], row["unit"], row["unit_price"]) for row in claims] == [
        (1, None, None),
        (2, "hours", 55),
    ]
    assert {(row["person_id"], row["stated_on"], row["pillar_id"]) for row in claims} == {
        ("pia", today, "ready")
    }
    assert "the customer put a number on it" in page_of(signed_in, asks["pia"])


def test_no_claim_is_made_of_what_they_did_not_say_or_what_cannot_be(
    signed_in: Client, asks: Asks, filled: Ledger, today: date
) -> None:
    answered(signed_in, asks["pia"], today)
    for wrong in (
        {"words": "We save 400 hours"},
        {"amount": "40"},
        {"unit_price": "5"},
        {"pillar_id": "no-such-pillar"},
        {"expires_on": "2001-01-01"},
    ):
        sent = {"words": "We save 40 hours", **wrong}
        assert act(signed_in, asks["pia"], "claim", **sent).status_code == 400
    assert store.current(filled, "value_claims") == []


def test_who_declines_is_not_silent_and_stays_asked(
    signed_in: Client, asks: Asks, filled: Ledger, campaign: Campaign
) -> None:
    act(signed_in, asks["pia"], "invite")
    assert "declined" in act(signed_in, asks["pia"], "decline").content.decode()
    assert len(feedback(filled)) == 1
    assert "0 of 1" in signed_in.get(f"/campaigns/{campaign.pk}/").content.decode()


def test_a_mail_asks_in_the_language_of_the_campaign_and_is_on_record(
    signed_in: Client, asks: Asks, filled: Ledger, campaign: Campaign
) -> None:
    people = {"person_id": "pat", "name": "Pat Exampler", "email": "pat@acorn.example"}
    role = {"buying_role_id": "b9", "person_id": "pat", "account_id": "acorn", "role": "end_user"}
    record(filled, people=[people], buying_roles=[role])
    ask = CampaignAsk.objects.create(
        campaign=campaign, account_id="acorn", person_id="pat", planned_on=NOW.date(), channel="email"
    )
    act(signed_in, ask, "invite")
    (sent,) = mail.outbox
    assert sent.to == ["pat@acorn.example"]
    assert "1. What value have you had from us, in your own words" in sent.body
    assert [row["person_id"] for row in feedback(filled)] == ["pat"]
    assert asks["pia"].feedback_id == ""


def test_without_an_address_nothing_is_mailed_and_nothing_recorded(
    signed_in: Client, asks: Asks, filled: Ledger
) -> None:
    CampaignAsk.objects.update(channel="email")
    response = act(signed_in, asks["pia"], "invite")
    assert response.status_code == 400
    assert "no valid e-mail address" in unescape(response.content.decode())
    assert (feedback(filled), mail.outbox) == ([], [])


def test_a_mail_that_cannot_be_handed_over_leaves_no_invitation(
    signed_in: Client, asks: Asks, filled: Ledger, campaign: Campaign, settings: Any
) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST, settings.EMAIL_PORT = (
        "django.core.mail.backends.smtp.EmailBackend",
        "127.0.0.1",
        1,
    )
    people = {"person_id": "pat", "name": "Pat Exampler", "email": "pat@acorn.example"}
    record(filled, people=[people])
    ask = CampaignAsk.objects.create(
        campaign=campaign, account_id="acorn", person_id="pat", planned_on=NOW.date(), channel="email"
    )
    assert "could not be handed over" in unescape(act(signed_in, ask, "invite").content.decode())
    assert feedback(filled) == []
    assert asks["pia"].feedback_id == ""


def test_an_invitation_taken_back_can_be_given_again(signed_in: Client, asks: Asks, filled: Ledger) -> None:
    act(signed_in, asks["pia"], "invite")
    (row,) = feedback(filled)
    signed_in.post(f"/batches/{row['batch_id']}/undo/")
    assert feedback(filled) == []
    act(signed_in, asks["pia"], "invite")
    assert len(feedback(filled)) == 1


def test_others_than_the_team_read_words_only_with_consent(
    signed_in: Client, asks: Asks, today: date
) -> None:
    answered(signed_in, asks["pia"], today)
    answered(signed_in, asks["ben"], today, may_quote="on")
    reader = client_of("reader")
    assert "did not allow us to quote" in page_of(reader, asks["pia"])
    assert WORDS not in page_of(reader, asks["pia"])
    assert WORDS in page_of(reader, asks["ben"])
    assert WORDS in page_of(client_of("member"), asks["pia"])


def test_readers_change_nothing_and_accounts_of_others_are_withheld(
    asks: Asks, campaign: Campaign, filled: Ledger
) -> None:
    assert client_of("reader").post(address(asks["pia"]), {"act": "invite"}).status_code == 403
    foreign = CampaignAsk.objects.create(
        campaign=campaign, account_id="birch", person_id="ben", planned_on=NOW.date(), channel="call"
    )
    assert client_of("member").get(address(foreign)).status_code == 403
    assert client_of("manager").post(address(foreign), {"act": "invite"}).status_code == 403
    assert feedback(filled) == []


def test_every_read_of_an_interview_is_kept_on_record(signed_in: Client, asks: Asks) -> None:
    page_of(signed_in, asks["pia"])
    assert Access.objects.filter(kind=ReadKind.PERSON, subject_id="pia").count() == 1


def test_the_cost_is_pinned(
    signed_in: Client, asks: Asks, today: date, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    answered(signed_in, asks["pia"], today)
    act(signed_in, asks["pia"], "claim", words="The line runs again.")
    page_of(signed_in, asks["pia"])
    with django_assert_num_queries(QUERIES):
        page_of(signed_in, asks["pia"])
