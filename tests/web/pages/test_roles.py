"""Suggested roles are confirmed in one click by who may write, and an admin sees what became of each word's."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.roleless import SUGGESTED, roleless
from tests.web.books import add_account, record, score_accounts
from tests.web.users import client_of
from troth import ledger as book
from troth.ledger import Ledger
from troth.workspace.choosing import choices

QUERIES = 31
ADDRESS = "/accounts/acorn/roles/"


@pytest.fixture
def asked(mills: Ledger) -> Ledger:
    """The book with people without a role in an account of one's own, and in a foreign one."""
    record(mills, **roleless())
    record(mills, **roleless("foreign-mill", "-there"))
    return mills


def text(client: Client, address: str = "/roles/") -> str:
    return unescape(client.get(address).content.decode())


def role_of(ledger: Ledger, person_id: str) -> object:
    (row,) = book.current(ledger, "buying_roles", person_id=person_id)
    return row["role"]


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("address", ["/roles/", "/accounts/acorn/map/"])
def test_the_page_and_the_map_say_what_is_suggested_and_why(signed_in: Client, address: str) -> None:
    page = text(signed_in, address)
    for words in (
        "Head of Purchasing",
        "by “purchasing”",
        "works for Sampleton Trading Ltd",
        "no title is known",
    ):
        assert words in page
    assert "“purchasing”, “engineer” contradict each other" in page
    assert page.count("✓ Accept:") == sum(map(bool, SUGGESTED.values()))


def test_one_click_accepts_refuses_or_chooses_another_and_undo_takes_it_back(
    asked: Ledger, signed_in: Client
) -> None:
    signed_in.post(ADDRESS, {"role.cara": "gatekeeper"})
    signed_in.post(ADDRESS, {"role.dirk": "technical_buyer"})
    signed_in.post(ADDRESS, {"role.finn": "refused"})
    assert [role_of(asked, each) for each in ("cara", "dirk", "finn")] == [
        "gatekeeper",
        "technical_buyer",
        None,
    ]
    page = text(signed_in)
    assert "refused before" in page
    assert "What became of the suggestions, by word" in page
    told = text(signed_in, "/accounts/acorn/map/")
    assert "Head of Purchasing" not in told.partition("map-people-title")[0].partition("roles-")[2]
    (batch,) = {row["batch_id"] for row in book.current(asked, "role_suggestions", person_id="cara")}
    signed_in.post(f"/batches/{batch}/undo/")
    assert role_of(asked, "cara") is None


def test_all_of_an_account_are_accepted_in_one_click(asked: Ledger, signed_in: Client) -> None:
    every = [f"{role}.{person}" for person, role in SUGGESTED.items() if role]
    signed_in.post(ADDRESS, {"all": [*every, "boss.gwen", "end_user.edda"], "every": "1"})
    assert {person: role_of(asked, person) or "" for person in SUGGESTED} == SUGGESTED


def test_what_is_no_decision_changes_nothing_and_says_so(asked: Ledger, signed_in: Client) -> None:
    signed_in.post(ADDRESS, {"role.cara": "boss", "all": ["gatekeeper.cara"], "role.nobody": "end_user"})
    assert role_of(asked, "cara") is None
    assert "Nothing was saved" in text(signed_in)
    assert signed_in.post("/accounts/none/roles/", {"role.cara": "end_user"}).status_code == 404


@pytest.mark.usefixtures("asked")
def test_a_reader_sees_suggestions_without_buttons_and_accounts_of_others_are_withheld() -> None:
    page = text(client_of("reader"))
    assert "Head of Purchasing" in page
    assert "foreign-mill" not in page
    assert "withheld from you" in page
    assert [word for word in ("Accept", "Refuse", "role-words", "by word") if word in page] == []


@pytest.mark.usefixtures("asked")
def test_on_an_earlier_day_nothing_is_decided(signed_in: Client) -> None:
    assert "Accept" not in text(signed_in, "/roles/?at=2026-02-01")


def test_an_admin_keeps_the_books_own_words(asked: Ledger, signed_in: Client) -> None:
    signed_in.post("/roles/words/", {"words": "purchasing,end_user\r\nfeed miller,end_user"})
    assert choices(asked)["role_words"] == "purchasing,end_user\nfeed miller,end_user"
    assert "Accept: gatekeeper" not in text(signed_in)
    signed_in.post("/roles/words/", {"words": ""})
    assert "role_words" not in choices(asked)


def test_every_problem_of_own_words_is_said_and_none_is_kept(asked: Ledger, signed_in: Client) -> None:
    answer = signed_in.post("/roles/words/", {"words": "miller,boss\nfitter,,nowhere"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "line 1: role came as 'boss'" in page
    assert "line 2: department came as 'nowhere'" in page
    assert "fitter,,nowhere</textarea>" in page
    assert "role_words" not in choices(asked)


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30, "2"])
def test_a_page_that_is_none_breaks_nothing(signed_in: Client, number: str) -> None:
    assert signed_in.get(f"/roles/?page={number}").status_code == 200


def test_the_cost_is_pinned_and_does_not_grow_with_the_book(
    signed_in: Client, asked: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        assert "Cara" in text(signed_in)
    names = [f"more-{number}" for number in range(30)]
    for name in names:
        add_account(asked, name, people=1)
        record(asked, **roleless(name, f"-of-{name}"))
    score_accounts(asked, names, people=1)
    with django_assert_num_queries(QUERIES):
        assert "1 / 2" in text(signed_in)
