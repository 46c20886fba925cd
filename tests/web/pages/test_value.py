"""The page of value: the most important customers first, money only where it is known, and nothing of what is withheld."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import AT, add_account, keep, record
from tests.web.users import client_of
from troth.ledger import Ledger
from troth.model import OUTPUTS

COUNTS = dict.fromkeys((each.name for each in OUTPUTS["value_scores"].columns if not each.optional), 0)
QUERIES = 21
VALUES: dict[str, dict[str, Any]] = {
    "own-mill": {"importance": "reference", "revenue": 10.0},
    "foreign-mill": {
        "importance": "share",
        "revenue": 90.0,
        "claims_created": 3,
        "claims_priced": 2,
        "value_created": 4000.0,
        "value_untold": 1000.0,
        "value_coverage": 0.75,
        "value_coverage_evidence": "ok",
        "promised_value": 5000.0,
        "realised_value": 4000.0,
    },
    "acorn": {"claims_destroyed": 1, "value_destroyed": 700.0},
}


def keep_values(ledger: Ledger, values: dict[str, dict[str, Any]]) -> None:
    """A run of these values, over all of which the book had 4,000 on the day."""
    rows = [
        {**COUNTS, "account_id": each, "value_coverage_evidence": "none", **row}
        for each, row in values.items()
    ]
    by_pillar = {"claims": 3, "priced": 2, "created": 4000, "lost": 1, "destroyed": 700}
    priors = [
        {"name": f"value_by_pillar.{name}", "segment": "day", "value": float(value)}
        for name, value in by_pillar.items()
    ]
    scores = [
        {"account_id": each, **{f"{name}_evidence": "none" for name in ("trust", "respect", "loyalty")}}
        for each in values
    ]
    tables = {"value_scores": rows, "priors": priors, "account_scores": scores}
    keep(ledger, AT, tables, run_id=f"values of {len(values)}")


@pytest.fixture
def valued(mills: Ledger) -> Ledger:
    record(mills, pillars=[{"pillar_id": "day", "name": "On the day", "statement": "It arrives on the day."}])
    keep_values(mills, VALUES)
    return mills


def text(client: Client, **query: str) -> str:
    return " ".join(client.get("/value/", query).content.decode().split())


def listed(page: str) -> list[str]:
    """The accounts of the list, in its order."""
    return re.findall(r'<a href="/accounts/([\w-]+)/value/">', page)


@pytest.mark.usefixtures("valued")
def test_the_most_important_come_first_and_other_orders_by_their_headings(signed_in: Client) -> None:
    assert listed(text(signed_in)) == ["foreign-mill", "own-mill", "acorn"]
    assert listed(text(signed_in, show="important")) == ["foreign-mill", "own-mill"]
    assert listed(text(signed_in, sort="-destroyed")) == ["acorn", "foreign-mill", "own-mill"]
    assert listed(text(signed_in, sort="-name")) == ["acorn", "own-mill", "foreign-mill"]
    assert listed(text(signed_in, segment="food")) == ["acorn"]
    assert listed(text(signed_in, segment="-")) == ["foreign-mill", "own-mill"]


@pytest.mark.usefixtures("valued")
def test_figures_stand_with_their_counts_and_what_has_no_price(signed_in: Client) -> None:
    page = text(signed_in)
    told = (
        "4,000 <small>EUR",
        "3 claims, 1 without a price",
        "75 %",
        "1,000 EUR untold",
        "700 <small>EUR",
        "100 % of a",
    )
    assert [each for each in told if each not in page] == []
    assert "80 %" in page  # of what was promised
    assert "1 account with a promised amount in money; an interval takes 5" in page
    assert page.count("not asked yet") == 2


@pytest.mark.usefixtures("valued")
def test_who_sees_a_part_gets_no_figure_of_the_rest() -> None:
    page = text(client_of("member"))
    assert "foreign-mill" not in page
    assert "4,000" not in page
    assert "On the day" not in page
    assert "of which you may see a part" in page


@pytest.mark.usefixtures("mills")
def test_a_book_without_a_claim_says_whom_it_has_not_asked(signed_in: Client) -> None:
    page = text(signed_in)
    assert "no invoice of the last 365 days is on record" in page


def test_the_cost_does_not_grow_with_the_accounts(
    signed_in: Client, valued: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    text(signed_in)
    with django_assert_num_queries(QUERIES):
        text(signed_in)
    more = [f"more-{number}" for number in range(5)]
    for each in more:
        add_account(valued, each, people=1)
    keep_values(valued, {**VALUES, **{each: {"claims_created": 1} for each in more}})
    with django_assert_num_queries(QUERIES):
        assert len(listed(text(signed_in))) == len(VALUES) + len(more)
