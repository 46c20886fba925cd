"""One click says what became of a promise; a second person's click does not paint over the first."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from troth import ledger as book
from troth.ledger import Ledger

ADDRESS = "/promises/late/settle/"


def events(ledger: Ledger) -> list[dict[str, Any]]:
    """What is known to have happened to the promise."""
    return list(book.current(ledger, "promise_events", promise_id="late"))


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [("kept", "delivered"), ("late", "delivered"), ("partly", "delivered"), ("broken", "abandoned")],
)
def test_one_click_is_one_event(filled: Ledger, ann: Client, outcome: str, kind: str) -> None:
    answer = ann.post(
        ADDRESS, {"outcome": outcome}, headers={"Referer": "http://testserver/accounts/acorn/?x=1"}
    )
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/acorn/?x=1")
    assert [event["kind"] for event in events(filled)] == [kind]


def test_a_second_click_is_shown_what_the_first_said(filled: Ledger, ann: Client, bob: Client) -> None:
    ann.post(ADDRESS, {"outcome": "kept"})
    answer = bob.post(ADDRESS, {"outcome": "broken"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "by ann" in page
    assert [event["kind"] for event in events(filled)] == ["delivered"]
    instead = re.search(r'name="instead" value="([^"]+)"', page)
    assert instead
    bob.post(ADDRESS, {"outcome": "broken", "instead": instead[1]})
    assert [event["kind"] for event in events(filled)] == ["abandoned"]


def test_a_click_instead_of_another_holds_for_that_one_alone(
    filled: Ledger, ann: Client, bob: Client
) -> None:
    ann.post(ADDRESS, {"outcome": "kept"})
    assert bob.post(ADDRESS, {"outcome": "broken", "instead": "another-batch"}).status_code == 409
    assert [event["kind"] for event in events(filled)] == ["delivered"]


@pytest.mark.usefixtures("filled")
def test_another_outcome_there_is_not(ann: Client) -> None:
    assert ann.post(ADDRESS, {"outcome": "forgotten"}).status_code == 404
    assert ann.get(ADDRESS).status_code == 405
