"""What a visitor says is shown once more, sent by a second click, and recorded as their own word."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.utils import timezone

from tests.web.books import HOSTILE
from tests.web.portal.visitors import inside, say, shown_once_more
from troth import ledger as book
from troth.ledger import Ledger, current, time_zone, versions
from troth.web.models import PortalLink, PortalRequest
from troth.web.portal.facts import new_version
from troth.web.portal.limits import STATEMENTS
from troth.workspace.reading import read_account


def today(ledger: Ledger) -> Any:
    return timezone.now().astimezone(time_zone(ledger)).date()


def events(ledger: Ledger, promise_id: str, kind: str = "verdict") -> list[dict[str, Any]]:
    return current(ledger, "promise_events", promise_id=promise_id, kind=kind)


def test_filling_in_takes_nothing_down(shared: Ledger, vera: Client) -> None:
    before = len(versions(shared, "batches"))
    shown_once_more(vera, "word", about="hers", verdict="broken")
    assert (events(shared, "hers"), len(versions(shared, "batches"))) == ([], before)


@pytest.mark.parametrize("verdict", ["kept", "partly", "broken", "exceeded"])
def test_a_verdict_is_recorded_as_the_visitors_own(shared: Ledger, vera: Client, verdict: str) -> None:
    answer = say(vera, "word", about="hers", verdict=verdict, words=HOSTILE)
    assert answer.headers["Location"] == "/portal/?sent=yes"
    (event,) = events(shared, "hers")
    assert (event["verdict"], event["said_by"], event["words"]) == (verdict, "vera", HOSTILE)
    assert event["happened_on"] == today(shared)
    (batch,) = current(shared, "batches", batch_id=event["batch_id"])
    assert (batch["source"], batch["written_by"]) == ("portal", "portal: vera")


def test_a_share_goes_with_in_part_alone(shared: Ledger, vera: Client) -> None:
    say(vera, "word", about="hers", verdict="partly", share="30")
    assert events(shared, "hers")[0]["level"] == Decimal("0.3")
    say(vera, "word", about="hers", verdict="kept", share="30")
    assert events(shared, "hers")[0]["level"] is None


def test_the_last_word_of_a_day_takes_the_place_of_the_one_before(shared: Ledger, vera: Client) -> None:
    say(vera, "word", about="hers", verdict="kept")
    say(vera, "word", about="hers", verdict="broken")
    assert [event["verdict"] for event in events(shared, "hers")] == ["broken"]
    assert len(versions(shared, "promise_events", promise_id="hers", kind="verdict")) == 2


def test_two_people_have_each_their_word(shared: Ledger, vera: Client) -> None:
    say(vera, "word", about="for-all", verdict="broken")
    assert {event["said_by"]: event["verdict"] for event in events(shared, "for-all")} == {
        "pia": "kept",
        "vera": "broken",
    }


def test_words_without_a_verdict_judge_nothing(shared: Ledger, vera: Client) -> None:
    say(vera, "word", about="hers", words="Just so you know")
    assert events(shared, "hers") == []
    (told,) = current(shared, "feedback", person_id="vera")
    assert (told["words"], told["score"], told["account_id"]) == ("Just so you know", None, "acorn")


def test_a_wish_for_another_day_is_not_agreed_yet(shared: Ledger, vera: Client) -> None:
    day = today(shared) + timedelta(days=40)
    say(vera, "wish", about="for-all", new_due_on=day.isoformat(), words="We are closed")
    (event,) = events(shared, "for-all", "renegotiated")
    assert (event["new_due_on"], event["asked_by"], event["agreed"], event["said_by"]) == (
        day,
        "customer",
        None,
        "vera",
    )
    assert "We have not answered yet." in vera.get("/portal/").content.decode()


def test_a_new_wish_takes_the_place_of_one_not_answered(shared: Ledger, vera: Client) -> None:
    for days in (40, 50):
        day = today(shared) + timedelta(days=days)
        say(vera, "wish", about="for-all", new_due_on=day.isoformat())
    assert [each["new_due_on"] for each in events(shared, "for-all", "renegotiated")] == [
        today(shared) + timedelta(days=50)
    ]


@pytest.mark.parametrize("day", ["2020-01-01", "9999-01-01", "soon", ""])
def test_a_wish_names_a_day_ahead(vera: Client, day: str) -> None:
    assert vera.post("/portal/say/wish/", {"about": "for-all", "new_due_on": day}).status_code == 400


def test_a_need_is_recorded_with_their_words_beside_it(shared: Ledger, vera: Client) -> None:
    say(vera, "need", words="Answer at night", importance="5")
    need = next(row for row in current(shared, "needs", person_id="vera") if row["need_id"] != "n-vera")
    (told,) = current(shared, "feedback", person_id="vera")
    assert (need["account_id"], need["importance"], need["since"]) == ("acorn", 5, today(shared))
    assert (told["feedback_id"], told["words"]) == (need["need_id"], "Answer at night")


def test_a_verbatim_word_may_be_as_long_as_the_book_holds(shared: Ledger, vera: Client) -> None:
    words = "\u05d0=cmd()<b>\n" * 1000
    say(vera, "word", about="hers", verdict="kept", words=words)
    assert events(shared, "hers")[0]["words"] == words.strip()


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("word", {"about": "hers"}),
        ("word", {"about": "hers", "verdict": "misled"}),
        ("word", {"about": "hers", "verdict": "partly", "share": "100"}),
        ("word", {"about": "hers", "verdict": "kept", "words": "x" * 20_001}),
        ("word", {"about": "hers", "verdict": "kept", "words": "zero\x00"}),
        ("need", {"importance": "3"}),
        ("need", {"words": "x", "importance": "9"}),
        ("need", {"words": "x", "importance": "3", "about": "birch"}),
        ("correction", {"name": ""}),
        ("quotes", {"about": "not-hers"}),
    ],
)
def test_what_cannot_be_meant_is_refused_and_says_why(vera: Client, kind: str, said: dict[str, str]) -> None:
    answer = vera.post(f"/portal/say/{kind}/", said)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert 'class="portal-error"' in page
    assert 'name="statement"' not in page


def test_there_are_no_other_kinds_of_statements(vera: Client) -> None:
    assert vera.post("/portal/say/score/").status_code == 404


def test_only_what_was_shown_can_be_sent(shared: Ledger, vera: Client, olaf: Client) -> None:
    shown = shown_once_more(vera, "word", about="hers", verdict="kept")
    forged = signing.dumps({"kind": "word", "about": "hers", "values": {"verdict": "broken"}, "key": "k"})
    for statement in ("", "x", shown[:-2], forged):
        assert vera.post("/portal/send/", {"statement": statement}).status_code == 400
    assert olaf.post("/portal/send/", {"statement": shown}).status_code == 400
    assert events(shared, "hers") == []


def test_a_statement_sent_twice_is_said_once(shared: Ledger, vera: Client) -> None:
    shown = shown_once_more(vera, "need", words="Answer at night", importance="3")
    for _click in range(2):
        assert vera.post("/portal/send/", {"statement": shown}).status_code == 302
    assert len(current(shared, "feedback", person_id="vera")) == 1


def test_what_is_no_longer_released_cannot_be_spoken_of(shared: Ledger, vera: Client) -> None:

    shown = shown_once_more(vera, "word", about="hers", verdict="kept")
    (row,) = current(shared, "promises", promise_id="hers")
    book.supersede(shared, [new_version("promises", row, shared_on=None)], "t", "t", timezone.now())
    answer = vera.post("/portal/send/", {"statement": shown})
    assert (answer.status_code, events(shared, "hers")) == (400, [])


def test_statements_are_limited(vera: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("troth.web.portal.saying.STATEMENTS", type(STATEMENTS)("statement", 1, 60))
    assert say(vera, "copy").status_code == 302
    assert say(vera, "copy").status_code == 429


def test_who_objects_is_not_scored_and_the_page_says_so(shared: Ledger, vera: Client) -> None:
    say(vera, "objection")
    (choice,) = current(shared, "person_choices", person_id="vera")
    assert (choice["kind"], choice["chosen_on"], choice["channel"]) == (
        "scoring_objected",
        today(shared),
        "portal",
    )
    assert "no figure is computed about you" in vera.get("/portal/about-me/").content.decode()
    page = read_account(shared, "acorn", today(shared))
    objector = next(person for person in page.people if person.person_id == "vera")
    assert (objector.objects, objector.influence, objector.loyalty.value) == (True, None, None)


def test_an_objection_can_be_taken_back(shared: Ledger, vera: Client) -> None:
    say(vera, "objection")
    say(vera, "objection_ended")
    (choice,) = current(shared, "person_choices", person_id="vera")
    assert choice["until"] == today(shared)
    assert "I object to being scored" in vera.get("/portal/about-me/").content.decode()


@pytest.mark.parametrize("about", ["c-vera", ""])
def test_quotes_are_withdrawn_one_by_one_or_all(shared: Ledger, vera: Client, about: str) -> None:
    say(vera, "quotes", about=about)
    (choice,) = current(shared, "person_choices", person_id="vera")
    assert (choice["kind"], choice["claim_id"]) == ("quote_withdrawn", about or None)
    assert "withdrawn" in vera.get("/portal/about-me/").content.decode()


def test_no_more_links_closes_everything_at_once(shared: Ledger, vera: Client) -> None:
    other = inside("vera")
    assert say(vera, "no_links").headers["Location"] == "/portal/closed/"
    assert [client.get("/portal/").status_code for client in (vera, other)] == [403, 403]
    assert PortalLink.objects.filter(revoked_at=None).count() == 0
    (choice,) = current(shared, "person_choices", person_id="vera")
    assert choice["kind"] == "portal_declined"


def test_a_correction_is_asked_for_and_changes_nothing_yet(shared: Ledger, vera: Client) -> None:
    say(vera, "correction", name="Vera Right", title="Buyer", email="vera@acorn.example", words="I married")
    asked = PortalRequest.objects.get()
    assert (asked.kind, asked.wished, asked.words) == ("correction", {"name": "Vera Right"}, "I married")
    (row,) = current(shared, "people", person_id="vera")
    assert row["name"] != "Vera Right"
