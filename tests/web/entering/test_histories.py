"""The history of a fact: who said what, when, from where; and things that stand twice are merged."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.books import HOSTILE
from troth import ledger as book
from troth.ledger import Ledger


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def settled(client: Client, times: int) -> None:
    """Note an outcome and change it, again and again."""
    client.post("/promises/late/settle/", {"outcome": "kept"})
    for _ in range(times):
        (event,) = book.current(Ledger(), "promise_events", promise_id="late")
        outcome = "broken" if event["kind"] == "delivered" else "kept"
        client.post("/promises/late/settle/", {"outcome": outcome, "instead": str(event["batch_id"])})


@pytest.mark.usefixtures("filled")
def test_a_history_tells_versions_authors_and_what_happened(ann: Client) -> None:
    settled(ann, 1)
    page = ann.get("/facts/promises/late/").content.decode()
    assert "What happened to it, version 2" in page
    assert "given up" in page
    assert "ann" in page
    assert "&lt;script&gt;" in page
    assert HOSTILE not in page


@pytest.mark.usefixtures("filled")
def test_a_history_takes_as_many_queries_whatever_its_length(ann: Client) -> None:
    settled(ann, 1)
    ann.get("/facts/promises/late/")
    first = queries(ann, "/facts/promises/late/")
    settled(ann, 3)
    ann.get("/facts/promises/late/")
    assert queries(ann, "/facts/promises/late/") == first


def test_two_people_who_are_one_are_merged_and_it_can_be_undone(filled: Ledger, ann: Client) -> None:
    assert "Ben" in ann.get("/facts/people/pia/merge/").content.decode()
    assert ann.post("/facts/people/pia/merge/", {"merged_id": "ben"}).status_code == 302
    (merge,) = book.current(filled, "merges")
    assert (merge["kind"], merge["kept_id"], merge["merged_id"]) == ("person", "pia", "ben")
    assert ann.post(f"/batches/{merge['batch_id']}/undo/").status_code == 302
    assert book.current(filled, "merges") == []


@pytest.mark.parametrize("other", ["", "pia", "nobody"])
def test_only_somebody_who_may_be_the_same_can_be_chosen(filled: Ledger, ann: Client, other: str) -> None:
    assert ann.post("/facts/people/pia/merge/", {"merged_id": other}).status_code == 422
    assert book.current(filled, "merges") == []


@pytest.mark.usefixtures("filled")
def test_a_promise_from_anywhere_begins_with_its_account(ann: Client) -> None:
    page = ann.get("/enter/promise/?q=BIRCH").content.decode()
    assert "/accounts/birch/enter/promise/" in page
    assert "/accounts/acorn/enter/" not in page


@pytest.mark.usefixtures("filled")
def test_nothing_is_entered_on_a_past_day(ann: Client) -> None:
    assert "/accounts/acorn/enter/" in ann.get("/accounts/acorn/").content.decode()
    assert "/enter/" not in ann.get("/accounts/acorn/?at=2026-02-01").content.decode()
