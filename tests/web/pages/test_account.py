"""The page of an account: seats, map, people, promises, and a cost that does not grow with the account."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import HOSTILE, add_account
from troth.ledger import Ledger

QUERIES = 42


def text(client: Client, address: str = "/accounts/acorn/", **headers: str) -> str:
    return client.get(address, headers=headers).content.decode()


@pytest.mark.usefixtures("filled")
def test_the_chain_shows_counts_and_classes(signed_in: Client) -> None:
    page = text(signed_in)
    assert "1 of 2 kept" in page
    assert page.count('title="thin evidence"') == 3  # trust, respect and loyalty of one person


@pytest.mark.usefixtures("filled")
def test_an_empty_seat_is_drawn(signed_in: Client) -> None:
    assert "Empty seat: who is it?" in text(signed_in)


@pytest.mark.usefixtures("filled")
def test_the_map_carries_names_as_data(signed_in: Client) -> None:
    page = text(signed_in)
    data = re.search(r'<script id="map-data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    drawn = json.loads(data[1])
    assert {node["name"] for node in drawn["nodes"]} >= {f"Pia {HOSTILE}", "Ben"}
    assert drawn["edges"] == [{"source": "ben", "target": "pia", "strength": 2, "kind": "advice"}]


@pytest.mark.usefixtures("filled")
def test_our_own_impression_is_drawn_hollow(signed_in: Client) -> None:
    assert re.search(r'<span class="own">\s*6\s*</span>', text(signed_in))


@pytest.mark.usefixtures("filled")
def test_the_customers_word_stands_beside_the_promise(signed_in: Client) -> None:
    assert "as promised &lt;script&gt;" in text(signed_in)


@pytest.mark.usefixtures("filled")
def test_an_account_without_evidence_lists_what_is_missing(signed_in: Client) -> None:
    assert "No person here holds a role yet." in text(signed_in, "/accounts/birch/")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("account_id", ["none", "%3Cb%3E", "a" * 300])
def test_an_unknown_account_is_not_found(signed_in: Client, account_id: str) -> None:
    assert signed_in.get(f"/accounts/{account_id}/").status_code == 404


@pytest.mark.usefixtures("filled")
def test_a_fragment_leaves_the_frame_out(signed_in: Client) -> None:
    assert "<html" not in text(signed_in, HX_Request="true")


def test_the_cost_is_pinned_and_does_not_grow_with_the_account(
    signed_in: Client, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        signed_in.get("/accounts/acorn/")
    add_account(filled, "large", people=12)
    with django_assert_num_queries(QUERIES):
        signed_in.get("/accounts/large/")
