"""The overview of reviews shows progress as work of ours, and leads to the next one."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import AT, NOW, add_account, figures, keep
from tests.web.users import client_of
from troth import ledger as book
from troth.ledger import Ledger

QUERIES = 23


def text(client: Client, address: str = "/reviews/") -> str:
    return unescape(client.get(address).content.decode())


def review(ledger: Ledger, account_id: str) -> None:
    """Leave the batch that a review leaves which changed nothing."""
    book.record(ledger, [], "sam@ours.example", f"review of {account_id}", NOW)


def test_progress_counts_reviews_and_says_that_no_score_rests_on_it(
    signed_in: Client, filled: Ledger
) -> None:
    review(filled, "acorn")
    page = text(signed_in)
    assert "1 / 2" in page
    assert "No score rests on it." in page
    assert '<progress value="1"' in page
    assert "0 days ago, by sam@ours.example" in page


def test_the_next_review_is_one_click_away(signed_in: Client, filled: Ledger) -> None:
    review(filled, "acorn")
    page = text(signed_in)
    assert "Next: Birch Foods" in page
    assert 'href="/accounts/birch/review/"' in page


def test_on_an_earlier_day_later_reviews_are_not_known(signed_in: Client, filled: Ledger) -> None:
    review(filled, "acorn")
    assert f"{AT:%Y-%m-%d}" in text(signed_in)
    assert "0 / 2" in text(signed_in, "/reviews/?at=2026-02-01")


@pytest.mark.usefixtures("mills")
def test_accounts_of_others_are_withheld_and_that_is_said() -> None:
    page = text(client_of("member"))
    assert "Foreign" not in page
    assert "withheld from you" in page


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("number", ["0", "-1", "x", "9" * 30, "2"])
def test_a_page_that_is_none_breaks_nothing(signed_in: Client, number: str) -> None:
    assert signed_in.get(f"/reviews/?page={number}").status_code == 200


def test_the_cost_is_pinned_and_does_not_grow_with_the_book(
    signed_in: Client, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        assert "Birch Foods" in text(signed_in)
    names = [f"more-{number}" for number in range(60)]
    for name in names:
        add_account(filled, name)
    keep(
        filled,
        AT + timedelta(days=1),
        {"account_scores": [{"account_id": name, **figures(0.5)} for name in names]},
    )
    with django_assert_num_queries(QUERIES):
        assert "Account more-17" in text(signed_in)
