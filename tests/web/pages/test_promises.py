"""Promises as a list: by state, by whose they are, by day and words, and a cost that does not grow."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import AT, add_account, record, score_accounts
from tests.web.users import client_of
from troth.ledger import Ledger
from troth.reports.labels import PROMISE_STATES

QUERIES = 33


def rows(client: Client, query: str = "") -> str:
    """The rows of the list."""
    page = client.get(f"/promises/{query}").content.decode()
    return page.partition("<tbody>")[2].partition("</tbody>")[0]


@pytest.mark.usefixtures("filled")
def test_promises_to_keep_come_first_with_their_day(signed_in: Client) -> None:
    found = rows(signed_in)
    assert "10 days overdue" in found
    assert "Sam Ourwright" in found
    assert "Test records" not in found


@pytest.mark.usefixtures("filled")
def test_ended_promises_show_the_customers_word(signed_in: Client) -> None:
    found = rows(signed_in, "?state=kept")
    assert "Test records" in found
    assert "as promised &lt;script&gt;" in found


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("state", [*PROMISE_STATES, "to_keep", "nonsense"])
def test_every_state_is_answered(signed_in: Client, state: str) -> None:
    assert signed_in.get("/promises/", {"state": state}).status_code == 200


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("query", "is_found"),
    [
        ("?q=SEALS", True),
        ("?q=nothing like it", False),
        ("?owner=sam", True),
        ("?owner=nobody", False),
        ("?account=acorn", True),
        ("?account=birch", False),
        ("?due=0", True),
        ("?due=7&q=seals", True),
        ("?made_by=customer", False),
    ],
)
def test_filters_leave_what_is_asked_for(signed_in: Client, query: str, *, is_found: bool) -> None:
    assert ("Seals on the dock" in rows(signed_in, query)) is is_found


def test_what_the_customer_promised_us_has_its_own_list(signed_in: Client, filled: Ledger) -> None:
    theirs = {
        "promise_id": "t",
        "account_id": "acorn",
        "made_by": "customer",
        "words": "Drawings",
        "due_on": AT,
    }
    record(filled, promises=[{**theirs, "made_on": AT}])
    score_accounts(filled, ["acorn"], people=0)
    assert "Drawings" in rows(signed_in, "?made_by=customer")
    assert "Drawings" not in rows(signed_in)


@pytest.mark.usefixtures("filled")
def test_mine_are_those_i_gave() -> None:
    assert "Seals on the dock" in rows(client_of("member"), "?whose=mine")


def test_promises_to_accounts_that_are_withheld_are_not_listed(mills: Ledger) -> None:
    score_accounts(mills, ["own-mill", "foreign-mill"], people=1)
    found = rows(client_of("member"))
    assert "Account own-mill" in found
    assert "foreign-mill" not in found
    assert "1 more account is withheld" in client_of("member").get("/promises/").content.decode()
    assert rows(client_of("member"), "?account=foreign-mill") == ""


def test_the_cost_is_pinned_and_does_not_grow_with_the_book(
    signed_in: Client, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 12):
        names = [f"{count}-{number}" for number in range(count)]
        for name in names:
            add_account(filled, name, people=count)
        score_accounts(filled, names, people=count)
        with django_assert_num_queries(QUERIES):
            assert rows(signed_in, "?q=dock&owner=sam").count("<tr>") == min(count * count, 50)
