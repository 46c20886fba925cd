"""What a visitor had from us: shown as released, answered as their own word, and nothing of what may not reach them."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.portal.valued import KEPT_FROM_VERA, SHOWN_TO_VERA, add_claims, fill_value
from tests.web.portal.visitors import say
from troth.ledger import Ledger, current

PAGE = "/portal/value/"
QUERIES = 49


@pytest.fixture(autouse=True)
def valued(shared: Ledger) -> Ledger:
    """The book, with claims of value in it."""
    fill_value(shared)
    return shared


def text(client: Client, path: str = PAGE) -> str:
    return client.get(path).content.decode()


def telling(ledger: Ledger, claim_id: str) -> dict[str, Any]:
    (row,) = current(ledger, "value_communications", claim_id=claim_id)
    return row


def test_it_shows_what_they_may_see_and_nothing_else(
    valued: Ledger, vera: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for first in (True, False):
        with django_assert_num_queries(QUERIES):
            page = text(vera)
        if first:
            add_claims(valued, 9)
    assert [words for words in SHOWN_TO_VERA if words not in page] == []
    assert [words for words in (*KEPT_FROM_VERA, "Verbatim of", "<script>alert") if words in page] == []
    assert "7,200 EUR" in page
    assert "A hot line for all of you" in page
    assert vera.get(f"{PAGE}acorn/file/").content.startswith(b"%PDF-")
    assert vera.get(f"{PAGE}birch/file/").status_code == 404


def test_seen_is_a_button_that_is_noted_once_for_each_claim(valued: Ledger, vera: Client) -> None:
    for _press in range(2):
        assert vera.post(f"{PAGE}seen/", {"about": "acorn"}).status_code == 302
    told = current(valued, "value_communications", person_id="vera")
    assert {row["claim_id"]: (row["state"], row["channel"]) for row in told} == dict.fromkeys(
        ("of-vera", "ours", "of-pia", "lost"), ("seen", "portal")
    )
    assert "You said you have seen this." in text(vera)
    assert vera.post(f"{PAGE}seen/", {"about": "birch"}).status_code == 400


def test_own_words_are_a_repetition_and_a_confirmed_figure_is_theirs(valued: Ledger, vera: Client) -> None:
    answer = say(
        vera, "claim", about="ours", answer="confirms", words="Our clerk is glad", perceived_amount="12"
    )
    assert answer.headers["Location"] == f"{PAGE}?sent=yes"
    told = telling(valued, "ours")
    assert (told["state"], told["perceived_amount"]) == ("repeated", Decimal(12))
    (words,) = current(valued, "feedback", feedback_id=told["communication_id"])
    assert (words["words"], words["campaign"], words["person_id"]) == ("Our clerk is glad", "portal", "vera")
    (claim,) = current(valued, "value_claims", claim_id="ours")
    assert (claim["confirmed_by"], claim["confirmed_on"]) == ("vera", told["state_on"])
    assert "Our clerk is glad" in text(vera)


def test_that_it_is_not_so_is_recorded_and_takes_their_confirmation_back(
    valued: Ledger, vera: Client
) -> None:
    say(vera, "claim", about="ours", answer="confirms")
    assert telling(valued, "ours")["state"] == "acknowledged"
    refused = vera.post("/portal/say/claim/", {"about": "ours", "answer": "denies"})
    assert refused.status_code == 400
    say(vera, "claim", about="ours", answer="denies", words="We still get twelve")
    (claim,) = current(valued, "value_claims", claim_id="ours")
    assert (telling(valued, "ours")["state"], claim["confirmed_by"]) == ("seen", None)
    assert "that is not so." in text(vera)


@pytest.mark.parametrize("claim_id", ["of-ben", "ours-alone", "expired", "of-birch", "no-such-claim", ""])
def test_nothing_can_be_said_of_what_is_not_shown(valued: Ledger, vera: Client, claim_id: str) -> None:
    answer = vera.post("/portal/say/claim/", {"about": claim_id, "answer": "agrees"})
    assert (answer.status_code, current(valued, "value_communications")) == (400, [])
    assert 'name="statement"' not in answer.content.decode()


def test_words_withdrawn_are_gone_from_every_page_at_once(vera: Client, signed_in: Client) -> None:
    ours = [
        f"/accounts/acorn/{page}"
        for page in ("statements/vera/", "value/", "timeline/", "brief/?who=pia&who=vera", "why/parts/")
    ]
    ours += ["/value/", "/people/vera/", "/people/pia/"]
    told = ("/accounts/acorn/value/", "/accounts/acorn/timeline/", "/people/vera/")
    assert [path for path in told if "Verbatim of of-vera" not in text(signed_in, path)] == []
    say(vera, "quotes", about="of-vera")
    pages = {path: text(signed_in, path) for path in ours} | {PAGE: text(vera)}
    for words in ("Two days a month saved", "Verbatim of of-vera"):
        assert [path for path, page in pages.items() if words in page] == []
    assert "Calm nights, says Pia" in pages[PAGE]
