"""A visitor sees what was released to them, in the approved words, and nothing we think of them."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.web.books import MONTH_AGO, record
from tests.web.portal.visitors import INTERNAL, RELEASED_ON, shown_once_more
from troth import ledger as book
from troth.ledger import Ledger
from troth.web.models import PortalSeen
from troth.web.portal.facts import new_version

QUERIES = 28
PAGES = ("/portal/", "/portal/about-me/", "/portal/about-me/file/")


def text(client: Client, path: str = "/portal/") -> str:
    return client.get(path).content.decode()


def test_what_was_released_is_shown_in_the_approved_words(vera: Client) -> None:
    page = text(vera)
    assert "New seals by March" in page
    assert "A hot line for all of you" in page


def test_a_promise_not_released_is_not_shown(vera: Client) -> None:
    assert "Never released to anybody" not in text(vera)


def test_a_promise_to_somebody_else_is_not_shown(vera: Client, olaf: Client) -> None:
    assert "A review with Pia" not in text(vera)
    assert "A visit at Birch Foods" not in text(vera)
    assert "New seals by March" not in text(olaf)
    assert "A hot line for all of you" not in text(olaf)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_we_noted_for_ourselves_is_in_any_answer(vera: Client, path: str) -> None:
    page = text(vera, path)
    assert [word for word in INTERNAL if word.lower() in page.lower()] == []


def test_what_colleagues_said_of_a_shared_promise_is_not_shown(vera: Client) -> None:
    assert "said by olaf alone" not in text(vera)
    assert "You said on" not in text(vera)


def test_a_promise_taken_back_from_the_portal_is_gone(shared: Ledger, vera: Client) -> None:
    (row,) = book.current(shared, "promises", promise_id="hers")
    hidden = new_version("promises", row, shared_on=None, shared_words=None)
    book.supersede(shared, [hidden], "test", "test", timezone.now())
    assert "New seals by March" not in text(vera)


def test_what_people_are_called_and_say_is_shown_as_text(vera: Client) -> None:
    page = text(vera)
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_seen_is_a_button_and_is_noted_once(vera: Client) -> None:
    assert PortalSeen.objects.count() == 0
    for _press in range(2):
        assert vera.post("/portal/seen/", {"about": "hers"}).status_code == 302
    assert list(PortalSeen.objects.values_list("person_id", "promise_id")) == [("vera", "hers")]
    assert "You said you have seen this." in text(vera)


@pytest.mark.parametrize("promise_id", ["hidden", "his", "of-pia", "no-such-promise", "", "x" * 300])
def test_seen_is_refused_for_what_is_not_shown(vera: Client, promise_id: str) -> None:
    assert vera.post("/portal/seen/", {"about": promise_id}).status_code == 400
    assert PortalSeen.objects.count() == 0


@pytest.mark.parametrize("promise_id", ["hidden", "his", "of-pia", "no-such-promise"])
@pytest.mark.parametrize("kind", ["word", "wish"])
def test_nothing_can_be_said_of_what_is_not_shown(vera: Client, kind: str, promise_id: str) -> None:
    said = {"about": promise_id, "verdict": "broken", "new_due_on": "2199-01-01"}
    answer = vera.post(f"/portal/say/{kind}/", said)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "This promise is not shown to you" in page
    assert 'name="statement"' not in page


def test_the_page_says_who_processes_the_data(vera: Client) -> None:
    assert "The test book processes your data" in text(vera)


def test_the_cost_is_pinned_and_does_not_grow_with_the_promises(
    shared: Ledger, vera: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        vera.get("/portal/")
    record(
        shared,
        promises=[
            {
                "promise_id": f"more-{number}",
                "account_id": "acorn",
                "person_id": "vera",
                "words": "x",
                "made_on": MONTH_AGO,
                "shared_on": RELEASED_ON,
                "shared_words": f"More {number}",
            }
            for number in range(20)
        ],
    )
    with django_assert_num_queries(QUERIES):
        assert "More 19" in vera.get("/portal/").content.decode()


def test_what_is_shown_once_more_holds_no_internal_word(vera: Client) -> None:
    assert shown_once_more(vera, "word", about="hers", verdict="kept")
    page = vera.post("/portal/say/word/", {"about": "hers", "verdict": "kept"}).content.decode()
    assert [word for word in INTERNAL if word in page] == []
