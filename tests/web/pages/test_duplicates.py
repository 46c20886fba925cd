"""Who may stand in the book twice: side by side, merged or told apart in one click, and either taken back."""

from __future__ import annotations

from datetime import UTC, datetime
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import AT, HOSTILE, MONTH_AGO, NOW, add_account, record
from tests.web.users import client_of
from troth import ledger as store
from troth.ledger import Ledger
from troth.web.models import DuplicatePair
from troth.web.operations import duplicates
from troth.web.operations.duplicates import look

QUERIES = 20
PAGE = "/book/duplicates/"
TWICE = [
    {"account_id": "doubled-1", "name": f"Walnut {HOSTILE} GmbH", "owner_id": "sam", "country": "DE"},
    {"account_id": "doubled-2", "name": f"WALNUT {HOSTILE}", "country": "DE"},
]


@pytest.fixture
def doubled(mills: Ledger) -> Ledger:
    """The book with a company that stands twice, once without an owner, and a person who does within an account."""
    record(
        mills,
        accounts=TWICE,
        people=[
            {"person_id": f"own-{number}", "name": name, "email": "mo.sample@mill.example"}
            for number, name in enumerate(("Mo Sample", "M. Sample"))
        ],
        buying_roles=[
            {"buying_role_id": f"own-{number}", "person_id": f"own-{number}", "account_id": "own-mill"}
            for number in range(2)
        ],
    )
    return mills


def text(client: Client, address: str = PAGE) -> str:
    return " ".join(unescape(client.get(address).content.decode()).split())


@pytest.mark.usefixtures("filled")
def test_a_book_without_any_says_what_was_looked_at(signed_in: Client) -> None:
    page = text(signed_in)
    assert "Nobody looks like another" in page
    assert "2 accounts by name, domain of mail and country; 2 people by name" in page


@pytest.mark.usefixtures("doubled")
def test_both_stand_side_by_side_with_why_and_what_is_at_stake(signed_in: Client) -> None:
    page = text(signed_in)
    assert "2 pairs to look at" in page
    assert page.index("Mo Sample") < page.index("Walnut")
    assert "e-mail address same" in page
    assert '<th scope="row">E-mail</th> <td class="words">mo.sample@mill.example</td>' in page
    assert "1 buying_roles" in page
    assert "<script>alert" not in signed_in.get(PAGE).content.decode()


@pytest.mark.usefixtures("doubled")
def test_on_an_earlier_day_nothing_is_decided(signed_in: Client) -> None:
    assert "These are two" in text(signed_in)
    page = text(signed_in, f"{PAGE}?at={MONTH_AGO}")
    assert "Mo Sample" in page
    assert [words for words in ("These are two", "One: keep", "Take back") if words in page] == []


def test_one_click_merges_into_the_one_that_is_kept_and_it_is_taken_back(
    doubled: Ledger, signed_in: Client
) -> None:
    signed_in.post("/facts/people/own-1/merge/", {"merged_id": "own-0"})
    (merged,) = store.current(doubled, "merges")
    assert (merged["kept_id"], merged["merged_id"]) == ("own-1", "own-0")
    page = text(signed_in)
    assert "1 pair to look at" in page
    assert "<bdi>Mo Sample</bdi> reads as <bdi>M. Sample</bdi>" in page
    signed_in.post(f"/facts/merges/{merged['merge_id']}/take-back/")
    assert "2 pairs to look at" in text(signed_in)


def test_two_of_another_name_are_merged_where_something_else_tells(
    doubled: Ledger, signed_in: Client
) -> None:
    record(doubled, accounts=[{"account_id": "renamed", "name": "Hazel"}])
    signed_in.post("/facts/accounts/doubled-1/merge/", {"merged_id": "renamed"})
    assert [row["merged_id"] for row in store.current(doubled, "merges")] == ["renamed"]
    signed_in.post("/facts/accounts/doubled-2/merge/", {"merged_id": "renamed"})
    assert len(store.current(doubled, "merges")) == 1


def test_one_click_tells_two_apart_for_good_until_it_is_taken_back(
    doubled: Ledger, signed_in: Client
) -> None:
    signed_in.post("/facts/people/own-1/apart/", {"other_id": "own-0"})
    (apart,) = store.current(doubled, "distinctions")
    assert "1 pair to look at" in (page := text(signed_in))
    assert "<bdi>M. Sample</bdi> and <bdi>Mo Sample</bdi> are two" in page
    assert "Remembered: these are two." in page
    signed_in.post(f"/batches/{apart['batch_id']}/undo/")
    assert store.current(doubled, "distinctions") == []
    assert "2 pairs to look at" in text(signed_in)


@pytest.mark.parametrize("other_id", ["", "own-0", "nobody"])
def test_what_is_no_pair_is_not_told_apart(doubled: Ledger, signed_in: Client, other_id: str) -> None:
    signed_in.post("/facts/people/own-0/apart/", {"other_id": other_id})
    assert store.current(doubled, "distinctions") == []
    assert "Nothing was saved" in text(signed_in)


def test_a_member_decides_of_what_is_theirs_and_is_told_how_many_are_withheld(doubled: Ledger) -> None:
    member = client_of("member")
    page = text(member)
    assert "Mo Sample" in page
    assert "Walnut" not in page
    assert "1 more pair is withheld from you" in page
    refused = member.post("/facts/accounts/doubled-1/apart/", {"other_id": "doubled-2"})
    assert (refused.status_code, store.current(doubled, "distinctions")) == (403, [])
    client_of("admin").post("/facts/accounts/doubled-1/apart/", {"other_id": "doubled-2"})
    (apart,) = store.current(doubled, "distinctions")
    taken_back = client_of("member").post(f"/facts/distinctions/{apart['distinction_id']}/take-back/")
    assert taken_back.status_code == 403
    assert "What was decided" not in text(client_of("member"))


@pytest.mark.usefixtures("doubled")
def test_who_may_write_nothing_is_told_that_it_is_withheld_and_the_book_leads_others_there() -> None:
    assert client_of("reader").get(PAGE).status_code == 403
    assert PAGE not in text(client_of("reader"), "/book/")
    assert PAGE in text(client_of("member"), "/book/")


def test_a_large_book_is_compared_in_the_background_and_what_was_decided_since_is_left_out(
    doubled: Ledger, signed_in: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "MOST_AT_ONCE", 1)
    assert "Not looked yet" in text(signed_in)
    signed_in.post(f"{PAGE}look/")
    assert "The book is being compared with itself." in text(signed_in)
    look(doubled, NOW)
    page = text(signed_in)
    assert "2 pairs to look at" in page
    assert "1 buying_roles" in page
    assert "Compared on" in page
    signed_in.post("/facts/people/own-1/apart/", {"other_id": "own-0"})
    assert "1 pair to look at" in text(signed_in)
    store.erase(doubled, "own-0", by="test", now=datetime.now(UTC))
    assert [each.table for each in DuplicatePair.objects.all()] == ["accounts"]


def test_the_cost_is_pinned_and_does_not_grow_with_the_pairs(
    signed_in: Client, doubled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        assert "Mo Sample" in text(signed_in)
    for number in range(12):
        add_account(doubled, f"more-{number}", people=1)
    more = [{"account_id": f"twice-{number}", "name": f"Account more-{number} Ltd"} for number in range(12)]
    record(doubled, accounts=more)
    with django_assert_num_queries(QUERIES):
        assert "1 / " in text(signed_in, f"{PAGE}?page=1&at={AT}")
    assert signed_in.get(f"{PAGE}?page=99999").status_code == 200
