"""Today as a page: what is mine, what everybody's, why something moved, and a cost that does not grow."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import AT, HOSTILE, add_account, keep, record, score_accounts
from tests.web.users import client_of
from troth.ledger import Ledger

QUERIES = {"mine": 69, "all": 63}


def text(client: Client, address: str = "/", **headers: str) -> str:
    return client.get(address, headers=headers).content.decode()


def part(page: str, title: str) -> str:
    """The part of a page under a title."""
    return page.partition(f'id="today-{title}"')[2].partition("</section>")[0]


@pytest.mark.usefixtures("filled")
def test_a_promise_that_is_overdue_is_named_with_who_gave_it(signed_in: Client) -> None:
    promises = part(text(signed_in), "promises")
    assert "1 overdue, 0 due within 7 days" in promises
    assert "10 days overdue" in promises
    assert "by Sam Ourwright" in promises


@pytest.mark.usefixtures("filled")
def test_what_moved_since_is_told_with_who_moved_it(signed_in: Client) -> None:
    moves = part(text(signed_in), "moves")
    assert "loyalty since 1 Feb 2026" in moves
    assert "50 → 62 <strong>+12</strong>" in moves
    assert (
        "people we know little or nothing of" in moves
    )  # the figures of the people are the same on both days


@pytest.mark.usefixtures("filled")
def test_gaps_say_what_to_do_next(signed_in: Client) -> None:
    assert "Find out who the gatekeeper is" in part(text(signed_in), "next")


def test_somebody_silent_and_somebody_fading_are_named(signed_in: Client, filled: Ledger) -> None:
    add_account(filled, "quiet", people=2)
    score_accounts(filled, ["quiet"])
    fading = part(text(signed_in), "fading")
    assert fading.count("no exchange for half a year") == 2


@pytest.mark.parametrize(("days", "is_shown"), [(0, True), (120, True), (121, False), (-1, False)])
def test_notice_that_can_be_given_within_120_days_is_told(
    signed_in: Client, filled: Ledger, days: int, *, is_shown: bool
) -> None:
    contract = {
        "contract_id": "c",
        "account_id": "acorn",
        "starts_on": AT - timedelta(days=300),
        "notice_on": AT + timedelta(days=days),
        "auto_renews": True,
        "amount_per_year": 12000,
    }
    record(filled, contracts=[contract])
    assert ("renews itself unless ended" in part(text(signed_in), "notices")) is is_shown


@pytest.mark.usefixtures("filled")
def test_one_of_us_sees_what_is_theirs_and_may_look_at_everybodys() -> None:
    sam = client_of("manager")
    mine = text(sam)
    assert "To do today: Sam Ourwright" in mine
    assert "Show everybody’s" in mine
    assert "Birch" not in mine
    assert "To do today: everybody" in text(sam, "/?whose=all")


def test_a_promise_of_mine_at_an_account_of_somebody_else_is_mine(filled: Ledger) -> None:
    record(
        filled,
        promises=[
            {
                "promise_id": "sams",
                "account_id": "birch",
                "promiser_id": "sam",
                "words": "A word to Birch",
                "made_on": AT,
                "due_on": AT,
            }
        ],
    )
    tables = {
        "promise_scores": [{"promise_id": "sams", "state": "open", "trust_credit": 0.0, "trust_debit": 0.0}]
    }
    keep(filled, AT, tables, run_id="later")
    assert "A word to Birch" in part(text(client_of("admin")), "promises")


def test_what_is_withheld_is_said_where_the_day_is_everybodys(mills: Ledger) -> None:
    score_accounts(mills, ["own-mill", "foreign-mill"], people=1)
    member = client_of("member")
    page = text(member, "/?whose=all")
    assert "1 more account is withheld from you" in page
    assert "foreign-mill" not in page
    assert "withheld from you" not in text(member)


@pytest.mark.usefixtures("filled")
def test_what_people_say_is_text(signed_in: Client) -> None:
    page = text(signed_in)
    assert "<script>alert" not in page
    assert HOSTILE.partition("<")[0] in page


@pytest.mark.usefixtures("filled")
def test_a_fragment_leaves_the_frame_out(signed_in: Client) -> None:
    assert "<html" not in text(signed_in, HX_Request="true")


@pytest.mark.parametrize("whose", QUERIES)
def test_the_cost_is_pinned_and_does_not_grow_with_the_book(
    filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries, whose: str
) -> None:
    sam = client_of("admin")
    for count in (1, 12):
        names = [f"{count}-{number}" for number in range(count)]
        for name in names:
            add_account(filled, name, people=count)
        score_accounts(filled, names, people=count)
        with django_assert_num_queries(QUERIES[whose]):
            sam.get("/", {"whose": whose})
