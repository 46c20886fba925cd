"""The portfolio as a page: figures, search, days, and a cost that does not grow with the book."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import add_account
from troth.ledger import Ledger

QUERIES = 31


def text(client: Client, address: str = "/", **headers: str) -> str:
    return client.get(address, headers=headers).content.decode()


@pytest.mark.usefixtures("filled")
def test_an_account_shows_its_figure_with_interval_and_class(signed_in: Client) -> None:
    page = text(signed_in)
    assert "90 % interval 52 to 72" in page
    assert "1 of 2 kept" in page
    assert 'title="good evidence"' in page


@pytest.mark.usefixtures("filled")
def test_an_account_without_evidence_shows_its_facts_and_no_number(signed_in: Client) -> None:
    row = text(signed_in, "/?q=birch").partition("Birch Foods")[2].partition("</tr>")[0]
    assert "no evidence" in row
    assert "none due yet" in row


@pytest.mark.usefixtures("filled")
def test_the_week_names_the_promise_that_is_overdue(signed_in: Client) -> None:
    week = text(signed_in).partition("This week")[2].partition("Accounts, most at stake first")[0]
    assert "10 days overdue" in week
    assert "by Sam Ourwright" in week


@pytest.mark.usefixtures("filled")
def test_money_at_stake_is_profit_times_one_less_the_lower_end(signed_in: Client) -> None:
    # (1000 - 400) * (1 - .52) = 288
    assert "288" in text(signed_in)


@pytest.mark.usefixtures("filled")
def test_the_month_before_gives_the_change(signed_in: Client) -> None:
    assert "+12" in text(signed_in)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("search", ["acorn", "FOOD", "ourwright"])
def test_search_looks_at_names_segments_and_owners(signed_in: Client, search: str) -> None:
    page = text(signed_in, f"/?q={search}", HX_Request="true")
    assert "Acorn Mills" in page
    assert "<html" not in page


@pytest.mark.usefixtures("filled")
def test_a_search_that_finds_nothing_says_so_and_leads_back(signed_in: Client) -> None:
    assert "No account, segment or owner holds “&lt;b&gt;”" in text(signed_in, "/?q=<b>")


@pytest.mark.usefixtures("filled")
def test_an_earlier_day_shows_what_was_known_then_and_links_stay_there(signed_in: Client) -> None:
    page = text(signed_in, "/?at=2026-02-01")
    assert "You see what was known on 1 February 2026." in page
    assert "/accounts/acorn/?at=2026-02-01" in page
    assert "90 % interval 40 to 60" in page


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2026-02-15", "2026-02-01"),
        ("2020-01-01", "2026-02-01"),
        ("2099-01-01", "2026-03-02"),
        ("soon", "2026-03-02"),
    ],
)
def test_a_day_without_figures_gives_the_nearest_earlier_one(
    signed_in: Client, asked: str, shown: str
) -> None:
    assert f'<option value="{shown}" selected>' in text(signed_in, f"/?at={asked}")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("page", ["0", "-1", "99", "abc", "²", "9" * 5000])
def test_any_page_number_is_answered(signed_in: Client, page: str) -> None:
    assert signed_in.get("/", {"page": page}).status_code == 200


def test_the_cost_is_pinned_and_does_not_grow_with_the_book(
    signed_in: Client, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        signed_in.get("/")
    for number in range(10):
        add_account(filled, f"more-{number}")
    with django_assert_num_queries(QUERIES):
        signed_in.get("/")
