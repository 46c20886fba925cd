"""Our promise: counted over the accounts one may see, each share with its counts; without a part it says what to do."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import AT, add_account, keep, record
from tests.web.users import client_of
from troth.ledger import Ledger

QUERIES = 15


def text(client: Client, **more: str) -> str:
    return " ".join(client.get("/our-promise/", more).content.decode().split())


STATES = ("kept", "kept", "broken", "overdue")
NO_FIGURES = {f"{name}_evidence": "none" for name in ("trust", "respect", "loyalty")}


@pytest.fixture
def promised(mills: Ledger) -> Ledger:
    """A part of our promise, needs that it answers and needs that nothing does, and promises in its name."""
    needs = [
        {
            "need_id": f"day-{person}",
            "person_id": person,
            "account_id": account,
            "code": "delivery",
            "importance": 4,
            "pillar_id": "day",
        }
        for person, account in (("pia", "acorn"), ("foreign-mill-0", "foreign-mill"))
    ]
    pillar = {"pillar_id": "day", "name": "On the day", "statement": "It arrives on the day."}
    record(mills, pillars=[pillar], needs=needs, promises=[_promise(number) for number in range(len(STATES))])
    scores = [{"account_id": each, **NO_FIGURES} for each in ("acorn", "foreign-mill")]
    states = [
        {"promise_id": f"day-{number}", "state": state, "trust_credit": 0.0, "trust_debit": 0.0}
        for number, state in enumerate(STATES)
    ]
    keep(mills, AT, {"account_scores": scores, "promise_scores": states}, run_id="with pillars")
    return mills


def _promise(number: int) -> dict[str, object]:
    return {
        "promise_id": f"day-{number}",
        "account_id": "acorn",
        "words": "Seals",
        "pillar_id": "day",
        "made_on": date(2026, 1, 1),
        "due_on": date(2026, 2, 1),
    }


@pytest.mark.usefixtures("promised")
def test_what_a_part_serves_and_how_it_is_kept_carries_counts_and_interval(signed_in: Client) -> None:
    page = text(signed_in)
    assert "50 % · 2 of 4 kept (10 % – 90 %)" in page
    assert '<td>delivery</td> <td class="number">2</td> <td class="number">2</td>' in page


@pytest.mark.usefixtures("promised")
def test_an_important_need_that_no_part_answers_is_told_first(signed_in: Client) -> None:
    page = text(signed_in)
    assert page.index("Important needs that no part of our promise answers") < page.index("On the day")
    assert "uptime" in page


@pytest.mark.usefixtures("promised")
def test_only_the_accounts_one_may_see_are_counted_and_it_says_so() -> None:
    page = text(client_of("member"))
    assert '<td>delivery</td> <td class="number">1</td> <td class="number">1</td>' in page
    assert "Counted over the accounts you may see; the others are withheld." in page


@pytest.mark.usefixtures("filled")
def test_a_book_without_a_part_says_what_to_do(signed_in: Client) -> None:
    assert "Import the table pillars" in text(signed_in)


def test_the_cost_is_pinned_and_does_not_grow_with_the_book(
    signed_in: Client, promised: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        signed_in.get("/our-promise/")
    add_account(promised, "large", people=12)
    with django_assert_num_queries(QUERIES):
        signed_in.get("/our-promise/")
