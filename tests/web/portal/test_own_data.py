"""A visitor reads and takes along what is held about them, and is told what else there is."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import record
from tests.web.portal.visitors import INTERNAL, say
from troth.ledger import Ledger

QUERIES = 53


@pytest.fixture
def page(vera: Client) -> str:
    return vera.get("/portal/about-me/").content.decode()


@pytest.mark.parametrize(
    "held",
    [
        "vera@acorn.example",
        "Buyer",
        "Acorn Mills",
        "New seals by March",
        "You saved us two days a month",
        "meeting",
    ],
)
def test_what_names_them_is_on_the_page(page: str, held: str) -> None:
    assert held in page


@pytest.mark.parametrize(
    "told",
    [
        "The test book",
        "legitimate interest",
        "Contacts for 24 months",
        "left your company, for 36 months",
        "data protection authority",
        "I object to being scored",
        "Withdraw all my quotes",
        "Send me no more links",
        "Correct what is wrong",
        "Ask for a full copy",
    ],
)
def test_the_page_says_who_why_how_long_and_what_may_be_asked(page: str, told: str) -> None:
    assert told in page


def test_estimates_and_figures_are_named_as_kinds_and_not_shown(page: str) -> None:
    assert "what our people estimate about you" in page
    assert "figures computed from kept promises" in page
    assert [word for word in INTERNAL if word in page] == []


def test_the_file_holds_the_same(vera: Client, shared: Ledger) -> None:
    assert shared.is_sqlite
    say(vera, "word", about="hers", verdict="broken", words="No seals came")
    answer = vera.get("/portal/about-me/file/")
    assert "attachment" in answer.headers["Content-Disposition"]
    held = json.loads(answer.content)["Held"]
    (said,) = held["What you said about promises"]
    assert (said["promise"], said["what you said"], said["in your words"]) == (
        "New seals by March",
        "not kept",
        "No seals came",
    )


def test_a_word_on_a_promise_not_released_does_not_tell_its_words(shared: Ledger, vera: Client) -> None:

    record(
        shared,
        promise_events=[
            {
                "event_id": "e-hidden",
                "promise_id": "hidden",
                "kind": "verdict",
                "happened_on": date(2026, 2, 3),
                "verdict": "kept",
                "said_by": "vera",
                "words": "fine with me",
            }
        ],
    )
    page = vera.get("/portal/about-me/").content.decode()
    assert "fine with me" in page
    assert "a promise not released to you here" in page
    assert "Never released to anybody" not in page


def test_a_request_shows_until_it_is_answered(vera: Client) -> None:
    say(vera, "copy")
    assert "You asked for a full copy on" in vera.get("/portal/about-me/").content.decode()


@pytest.mark.parametrize("path", ["/portal/about-me/", "/portal/about-me/file/"])
def test_the_cost_is_pinned_and_does_not_grow_with_what_is_held(
    shared: Ledger, vera: Client, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(QUERIES) as before:
        vera.get(path)
    met = [
        {
            "interaction_id": f"more-{number}",
            "account_id": "acorn",
            "person_id": "vera",
            "kind": "call",
            "direction": "in",
            "happened_at": datetime(2026, 1, 20, 10, tzinfo=UTC),
        }
        for number in range(30)
    ]
    record(shared, interactions=met)
    with django_assert_max_num_queries(QUERIES) as after:
        vera.get(path)
    assert len(before) == len(after)
