"""A group: a company a row, all people on one map, what is withheld said; an account without companies says what to do."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import record
from tests.web.users import client_of
from troth.ledger import Ledger
from troth.web.models import Access

QUERIES = 44


def add_companies(ledger: Ledger, parent_id: str, *names: str, owner_id: str = "sam") -> None:
    """Companies of a parent, with a person each."""
    record(
        ledger,
        accounts=[
            {"account_id": name, "name": f"Works {name}", "parent_id": parent_id, "owner_id": owner_id}
            for name in names
        ],
        people=[{"person_id": f"{name}-head", "name": f"Head of {name}"} for name in names],
        buying_roles=[
            {
                "buying_role_id": f"role-{name}",
                "person_id": f"{name}-head",
                "account_id": name,
                "role": "end_user",
            }
            for name in names
        ],
    )


@pytest.fixture
def grouped(mills: Ledger) -> Ledger:
    """Acorn with two companies, one of which has one of its own; the last one is Lee's, of another team."""
    add_companies(mills, "acorn", "north")
    add_companies(mills, "north", "deep")
    add_companies(mills, "acorn", "south", owner_id="lee")
    return mills


def text(client: Client, address: str = "/groups/acorn/") -> str:
    return client.get(address).content.decode()


@pytest.mark.usefixtures("grouped")
def test_each_company_is_a_row_below_the_one_it_belongs_to(signed_in: Client) -> None:
    page = text(signed_in)
    assert re.findall(r'class="depth-(\d)">\s*<a href="/accounts/(\w+)/"', page) == [
        ("0", "acorn"),
        ("1", "north"),
        ("2", "deep"),
        ("1", "south"),
    ]


@pytest.mark.usefixtures("grouped")
def test_the_lowest_and_the_profit_weighted_stand_side_by_side_and_say_what_they_are(
    signed_in: Client,
) -> None:
    page = text(signed_in)
    assert "Lowest loyalty" in page
    assert "1 of 4 companies have a loyalty and a profit above 0" in page
    assert "revenue less cost of the invoices of 365 days" in page


@pytest.mark.usefixtures("grouped")
def test_all_people_are_on_one_map(signed_in: Client) -> None:
    data = re.search(
        r'<script id="map-data" type="application/json">(.*?)</script>', text(signed_in), re.DOTALL
    )
    assert data is not None
    drawn = json.loads(data[1])
    assert {node["person"] for node in drawn["nodes"]} >= {
        "pia",
        "ben",
        "north-head",
        "deep-head",
        "south-head",
    }
    assert len(drawn["companies"]) == 4


@pytest.mark.usefixtures("grouped")
def test_a_company_of_somebody_else_is_withheld_and_counted() -> None:
    page = text(client_of("member"))
    assert "1 company is withheld from you" in page
    assert "Works south" not in page


@pytest.mark.usefixtures("grouped")
def test_a_company_leads_to_its_group_and_a_parent_to_its_companies(signed_in: Client) -> None:
    assert 'href="/groups/acorn/"' in text(signed_in, "/accounts/north/")
    assert "group with 2 companies" in " ".join(text(signed_in, "/accounts/acorn/").split())


@pytest.mark.usefixtures("filled")
def test_an_account_without_companies_says_what_to_do(signed_in: Client) -> None:
    assert "Give a subsidiary this account as its parent" in text(signed_in, "/groups/birch/")


@pytest.mark.usefixtures("grouped")
def test_whoever_looked_is_on_record_for_every_company_shown() -> None:
    text(client_of("member"))
    assert set(Access.objects.values_list("subject_id", flat=True)) == {"acorn", "north", "deep"}


def test_companies_that_belong_to_each_other_in_a_circle_are_shown_once(
    signed_in: Client, filled: Ledger
) -> None:
    companies = [("one", "two"), ("two", "one")]
    record(
        filled,
        accounts=[{"account_id": name, "name": name, "parent_id": parent} for name, parent in companies],
    )
    assert len(re.findall(r'class="depth-\d"', text(signed_in, "/groups/one/"))) == 2


def test_the_cost_is_pinned_and_does_not_grow_with_the_group(
    signed_in: Client, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    record(filled, accounts=[{"account_id": name, "name": name} for name in ("small", "large")])
    add_companies(filled, "small", "only")
    add_companies(filled, "large", *(f"works{number}" for number in range(9)))
    for parent in ("small", "large"):
        with django_assert_num_queries(QUERIES):
            signed_in.get(f"/groups/{parent}/")
