"""Our side: what is released, to whom a link is given, what they said, and what waits for our answer."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.web.books import add_account, record
from tests.web.portal.visitors import inside, link_for, mailed_code, say, without_codes
from tests.web.users import client_of
from troth import ledger as book
from troth.ledger import Ledger, current, time_zone
from troth.web.models import Access, PortalLink, PortalRequest, PortalTerms

PAGE = "/accounts/acorn/portal/"
QUERIES = 50


@pytest.fixture
def member(shared: Ledger) -> Client:
    """Sam, who looks after Acorn Mills."""
    assert shared.is_sqlite
    return client_of("member")


def text(client: Client, path: str = PAGE) -> str:
    return client.get(path).content.decode()


def promise(ledger: Ledger, promise_id: str) -> dict[str, Any]:
    (row,) = current(ledger, "promises", promise_id=promise_id)
    return row


def release(client: Client, ledger: Ledger, promise_id: str, **form: str) -> Any:
    version = str(promise(ledger, promise_id)["batch_id"])
    return client.post(f"{PAGE}promises/{promise_id}/", {"version": version, **form})


def test_a_promise_reaches_the_portal_in_the_words_approved(member: Client, shared: Ledger) -> None:
    vera = inside("vera")
    assert release(member, shared, "hidden", words="A new dryer").status_code == 302
    row = promise(shared, "hidden")
    today = timezone.now().astimezone(time_zone(shared)).date()
    assert (row["shared_on"], row["shared_words"], row["words"]) == (
        today,
        "A new dryer",
        "Never released to anybody",
    )
    page = text(vera, "/portal/")
    assert "A new dryer" in page
    assert "Never released" not in page


def test_a_release_is_taken_back(member: Client, shared: Ledger) -> None:
    vera = inside("vera")
    release(member, shared, "hers", words="New seals by March", hide="yes")
    assert promise(shared, "hers")["shared_on"] is None
    assert "New seals by March" not in text(vera, "/portal/")


def test_a_release_needs_words(member: Client, shared: Ledger) -> None:
    release(member, shared, "hidden", words="  ")
    assert promise(shared, "hidden")["shared_on"] is None
    assert "write the words the customer will read" in text(member)


def test_a_promise_changed_meanwhile_is_not_released(member: Client, shared: Ledger) -> None:
    member.post(f"{PAGE}promises/hidden/", {"version": "an older one", "words": "A new dryer"})
    assert promise(shared, "hidden")["shared_on"] is None
    assert "Somebody changed this meanwhile." in text(member)


def test_a_promise_of_another_account_cannot_be_released_here(member: Client) -> None:
    assert member.post(f"{PAGE}promises/his/", {"words": "x", "version": "x"}).status_code == 404


def test_a_mailed_link_lets_in_and_informs(member: Client, shared: Ledger) -> None:
    assert member.post(f"{PAGE}people/vera/links/").status_code == 302
    sent = mail.outbox[-1]
    assert sent.to == ["vera@acorn.example"]
    assert "The test book keeps your name" in sent.body
    assert "object at any time" in sent.body
    address = next(line for line in str(sent.body).splitlines() if line.startswith("http"))
    visitor = Client()
    visitor.post(address.partition("testserver")[2])
    visitor.post("/portal/code/", {"code": mailed_code()})
    assert visitor.get("/portal/").status_code == 200
    (told,) = current(shared, "person_choices", person_id="vera")
    assert (told["kind"], told["channel"]) == ("informed", "email")
    page = text(member)
    assert "mailed" in page
    assert "last opened" in page


def test_names_never_reach_a_header_of_a_mail(member: Client) -> None:
    member.post(f"{PAGE}people/vera/links/")
    assert "Vera" not in mail.outbox[-1].subject
    assert "Vera" in mail.outbox[-1].body


def test_a_link_is_shown_once_where_a_code_protects_it(member: Client) -> None:
    page = member.post(f"{PAGE}people/vera/links/", {"show": "yes"}).content.decode()
    assert "/portal/enter/" in page
    assert "/portal/enter/" not in text(member)


def test_no_link_is_shown_to_us_where_no_code_is_asked_for(member: Client) -> None:
    without_codes()
    answer = member.post(f"{PAGE}people/vera/links/", {"show": "yes"})
    assert (answer.status_code, PortalLink.objects.count()) == (302, 0)
    assert "whoever holds it could speak for them" in text(member)


def test_no_link_without_an_address_or_a_controller(member: Client, shared: Ledger) -> None:
    member.post(f"{PAGE}people/pia/links/")
    assert "enter a valid e-mail address" in text(member)
    assert PortalLink.objects.count() == 0
    book.retract(shared, "settings", ["s1"], by="t", source="t", now=timezone.now())
    member.post(f"{PAGE}people/vera/links/")
    assert "name first who processes the data" in text(member)
    assert PortalLink.objects.count() == 0


def test_who_wants_no_more_links_gets_none_until_they_ask_again(member: Client) -> None:
    say(inside("vera"), "no_links")
    before = PortalLink.objects.count()
    member.post(f"{PAGE}people/vera/links/")
    assert PortalLink.objects.count() == before
    assert "wants no more links since" in text(member)
    member.post(f"{PAGE}answers/links-again/", {"person_id": "vera"})
    member.post(f"{PAGE}people/vera/links/")
    assert PortalLink.objects.count() == before + 1


def test_a_link_is_revoked_with_the_visit_it_began(member: Client) -> None:
    vera = inside("vera")
    link = PortalLink.objects.get()
    assert member.post(f"{PAGE}links/{link.pk}/revoke/").status_code == 302
    assert vera.get("/portal/").status_code == 403
    assert "revoked" in text(member)


def test_a_link_of_another_account_cannot_be_revoked_here(member: Client) -> None:
    link, _path = link_for("olaf")
    member.post(f"{PAGE}links/{link.pk}/revoke/")
    link.refresh_from_db()
    assert link.revoked_at is None


def test_a_link_that_could_not_be_mailed_is_not_kept(member: Client, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    member.post(f"{PAGE}people/vera/links/")
    assert PortalLink.objects.count() == 0
    assert "could not be handed over to the mail server" in text(member)


def test_what_they_say_is_seen_by_the_team_as_a_perception_gap(member: Client, shared: Ledger) -> None:
    assert "worse than we think" not in text(member)
    say(inside("vera"), "word", about="hers", verdict="broken", words="No seals came")
    page = text(member)
    assert "They say otherwise" in page
    assert "100 of 100 points worse than we think" in page
    assert "No seals came" in page
    assert "not kept" in page
    assert current(shared, "promise_events", promise_id="hers", kind="verdict")


def test_who_saw_a_promise_is_seen_by_the_team(member: Client) -> None:
    inside("vera").post("/portal/seen/", {"about": "hers"})
    assert "seen by Vera" in text(member)


@pytest.mark.parametrize(("button", "agreed"), [("agree", True), ("keep", False)])
def test_a_wish_for_another_day_is_answered(
    member: Client,
    shared: Ledger,
    button: str,
    agreed: bool,  # noqa: FBT001
) -> None:
    day = timezone.now().date() + timedelta(days=40)
    vera = inside("vera")
    say(vera, "wish", about="for-all", new_due_on=day.isoformat())
    (wish,) = current(shared, "promise_events", promise_id="for-all", kind="renegotiated")
    assert "Agree to that day" in text(member)
    member.post(f"{PAGE}answers/day/", {"event_id": wish["event_id"], button: "yes"})
    (answered,) = current(shared, "promise_events", promise_id="for-all", kind="renegotiated")
    assert (answered["agreed"], answered["said_by"]) == (agreed, "vera")
    assert ("We agreed." if agreed else "We cannot") in text(vera, "/portal/")
    member.post(f"{PAGE}answers/day/", {"event_id": wish["event_id"], "agree": "yes"})
    assert "Nothing there waits for this answer any more" in text(member)


def test_a_stated_need_is_given_a_name(member: Client, shared: Ledger) -> None:
    record(shared, codes=[{"code_id": "c1", "kind": "need", "code": "night", "label": "Help at night"}])
    say(inside("vera"), "need", words="Answer at night", importance="5")
    page = text(member)
    assert "Answer at night" in page
    assert "importance 5 of 5" in page
    need = next(row for row in current(shared, "needs", person_id="vera") if row["importance"] == 5)
    member.post(f"{PAGE}answers/need/", {"need_id": need["need_id"], "code": "night"})
    (named,) = current(shared, "needs", need_id=need["need_id"])
    assert named["code"] == "night"


def test_a_granted_correction_changes_what_we_hold(member: Client, shared: Ledger) -> None:
    say(inside("vera"), "correction", name="Vera Right", title="", email="vera@acorn.example")
    asked = PortalRequest.objects.get()
    assert "Says that what we hold is wrong" in text(member)
    member.post(f"{PAGE}answers/request/", {"key": asked.key, "grant": "yes"})
    (row,) = current(shared, "people", person_id="vera")
    assert (row["name"], row["title"], row["email"]) == ("Vera Right", None, "vera@acorn.example")
    asked.refresh_from_db()
    assert asked.is_granted


def test_a_declined_correction_changes_nothing(member: Client, shared: Ledger) -> None:
    say(inside("vera"), "correction", name="Vera Wrong", title="Buyer", email="vera@acorn.example")
    member.post(f"{PAGE}answers/request/", {"key": PortalRequest.objects.get().key, "decline": "yes"})
    assert current(shared, "people", person_id="vera")[0]["name"] != "Vera Wrong"
    assert PortalRequest.objects.get().is_granted is False


def test_the_full_copy_holds_estimates_and_is_kept_on_record(member: Client) -> None:
    answer = member.get(f"{PAGE}people/vera/copy/")
    held = json.loads(answer.content)
    assert held["influence_ratings"][0]["level"] == 4
    assert held["interactions"][0]["note"] == "Pays late and shouts"
    assert held["promise_events"][0]["promise_id"] == "hers"
    assert {row["person_id"] for row in held["people"]} == {"vera"}
    assert "olaf" not in answer.content.decode()
    assert Access.objects.filter(subject_id="vera").exists()


def test_the_terms_are_set_by_administrators(signed_in: Client, member: Client, shared: Ledger) -> None:
    assert shared.is_sqlite
    form = {"controller": "Ourwright Ltd", "contact": "dpo@ours.example", "link_days": "7"}
    assert member.post("/settings/portal/", form).status_code == 403
    assert signed_in.post("/settings/portal/", form).status_code == 302
    terms = PortalTerms.objects.get()
    assert (terms.controller, terms.link_days, terms.asks_code) == ("Ourwright Ltd", 7, False)
    assert "Ourwright Ltd keeps your name" in text(signed_in, "/settings/portal/")


@pytest.mark.parametrize("days", ["0", "366", "x", ""])
def test_a_link_lasts_a_day_to_a_year(signed_in: Client, shared: Ledger, days: str) -> None:
    assert shared.is_sqlite
    assert signed_in.post("/settings/portal/", {"link_days": days}).status_code == 200
    assert PortalTerms.objects.count() == 0


def test_a_reader_sees_and_changes_nothing(shared: Ledger) -> None:
    assert shared.is_sqlite
    reader = client_of("reader")
    page = text(reader)
    assert "New seals by March" in page
    assert "<form" not in page.partition('<div id="account">')[2].partition("</main>")[0]


def test_the_cost_is_pinned_and_does_not_grow_with_the_account(
    signed_in: Client, shared: Ledger, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    link_for("vera")
    with django_assert_max_num_queries(QUERIES):
        signed_in.get(PAGE)
    add_account(shared, "large", people=12)
    for number in range(12):
        link_for(f"large-{number}")
    with django_assert_max_num_queries(QUERIES):
        signed_in.get("/accounts/large/portal/")
