"""The sections of an account: what stands on each, and a cost that does not grow with the account."""

from __future__ import annotations

import json
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import HOSTILE, add_account
from troth.ledger import Ledger
from troth.web.models import Access

SECTIONS = {
    "": "Summary",
    "map/": "Map",
    "promises/": "Promises",
    "needs/": "Needs and our promise",
    "value/": "Value",
    "timeline/": "Timeline",
    "why/": "Why",
}
QUERIES = {
    "": 58,
    "map/": 43,
    "promises/": 31,
    "needs/": 43,
    "value/": 34,
    "timeline/": 58,
    "why/": 20,
    "why/parts/": 62,
    "why/change/": 71,
}
FACTS = 13  # of the account in the small book


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
def test_every_section_stands_under_the_same_head(signed_in: Client) -> None:
    for section, title in SECTIONS.items():
        page = text(signed_in, f"/accounts/acorn/{section}")
        assert "Acorn Mills" in page
        assert re.search(rf'aria-current="page"[^>]*>\s*{title}\s*</a>', page), section


@pytest.mark.usefixtures("filled")
def test_the_head_leads_to_why_the_figure_moved(signed_in: Client) -> None:
    assert re.search(r'href="/accounts/acorn/why/"[^>]*>\+12 since 1 Feb 2026</a>', text(signed_in))


@pytest.mark.usefixtures("filled")
def test_the_map_carries_names_as_data(signed_in: Client) -> None:
    page = text(signed_in, "/accounts/acorn/map/")
    data = re.search(r'<script id="map-data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert data is not None
    drawn = json.loads(data[1])
    assert {node["name"] for node in drawn["nodes"]} >= {f"Pia {HOSTILE}", "Ben"}
    assert drawn["edges"] == [{"source": "ben", "target": "pia", "strength": 2, "kind": "advice"}]


@pytest.mark.usefixtures("filled")
def test_a_tie_is_drawn_by_whoever_may_write_and_on_the_newest_day_alone(signed_in: Client) -> None:
    assert "data-tie" in text(signed_in, "/accounts/acorn/map/")
    assert "data-tie" not in text(signed_in, "/accounts/acorn/map/?at=2026-02-01")


@pytest.mark.usefixtures("filled")
def test_our_own_impression_is_drawn_hollow(signed_in: Client) -> None:
    page = text(signed_in, "/accounts/acorn/needs/")
    assert re.search(r'<span class="own">\s*6\s*</span>', page)


@pytest.mark.usefixtures("filled")
def test_a_need_that_nothing_serves_is_told_first(signed_in: Client) -> None:
    page = text(signed_in, "/accounts/acorn/needs/")
    assert "1 important need that nothing of ours serves:" in page
    assert "nothing serves it" in page


@pytest.mark.usefixtures("filled")
def test_the_customers_word_stands_beside_the_promise(signed_in: Client) -> None:
    assert "as promised &lt;script&gt;" in text(signed_in, "/accounts/acorn/promises/")


@pytest.mark.usefixtures("filled")
def test_promises_stand_by_their_state_and_theirs_beside(signed_in: Client) -> None:
    page = text(signed_in, "/accounts/acorn/promises/")
    assert re.findall(r'<span class="state state-(\w+)">[^<]*</span>\s*<span class="number">', page) == [
        "overdue",
        "kept",
    ]
    assert "Nothing that we wrote down." in page


@pytest.mark.usefixtures("filled")
def test_the_timeline_holds_every_fact_once_by_its_day(signed_in: Client) -> None:
    page = text(signed_in, "/accounts/acorn/timeline/")
    assert page.count('class="timeline-fact"') == FACTS
    assert f"{FACTS} facts" in page
    assert page.index("1 February 2026") < page.index("20 January 2026")


@pytest.mark.usefixtures("filled")
def test_the_timeline_is_filtered_by_kind_and_person(signed_in: Client) -> None:
    kept = text(signed_in, "/accounts/acorn/timeline/?kind=promises&person=ben")
    assert kept.count('class="timeline-fact"') == 1
    assert "Promise kept: Test records" in kept


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    "query", ["kind=secrets", "kind=batches", "person=nobody", "page=99", "page=-1", "page=x"]
)
def test_a_filter_nobody_can_choose_gives_a_page_all_the_same(signed_in: Client, query: str) -> None:
    assert signed_in.get(f"/accounts/acorn/timeline/?{query}").status_code == 200


@pytest.mark.usefixtures("filled")
def test_why_says_that_there_is_nothing_to_open(signed_in: Client) -> None:
    parts = text(signed_in, "/accounts/acorn/why/parts/", HX_Request="true")
    assert "There is no figure to open on that day, or its parts were not kept." in parts


@pytest.mark.usefixtures("filled")
def test_what_changed_is_told_between_the_two_days_that_are_asked_for(signed_in: Client) -> None:
    page = text(signed_in, "/accounts/acorn/why/change/?since=2026-03-02&until=2026-02-01")
    assert "Loyalty was 50 on 1 Feb 2026 and is 62 on 2 Mar 2026." in page


@pytest.mark.usefixtures("filled")
def test_whoever_looked_is_on_record(signed_in: Client) -> None:
    text(signed_in, "/accounts/acorn/timeline/")
    assert list(Access.objects.values_list("kind", "subject_id")) == [("account", "acorn")]


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


@pytest.mark.parametrize("section", QUERIES)
def test_the_cost_is_pinned_and_does_not_grow_with_the_account(
    signed_in: Client, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries, section: str
) -> None:
    add_account(filled, "small", people=2)
    add_account(filled, "large", people=12)
    for account_id in ("small", "large"):
        with django_assert_num_queries(QUERIES[section]):
            signed_in.get(f"/accounts/{account_id}/{section}")
