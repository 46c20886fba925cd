"""A person's page: everything known of them in the accounts one may see, no figure where they object, every look on record."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import AT, add_account, record
from tests.web.users import client_of
from troth.ledger import Ledger
from troth.web.models import Access

QUERIES = 51


def text(client: Client, address: str = "/people/pia/") -> str:
    return client.get(address).content.decode()


@pytest.mark.usefixtures("filled")
def test_it_says_who_they_are_what_they_need_and_what_we_owe_them(signed_in: Client) -> None:
    page = text(signed_in)
    assert "Head of purchasing" in page
    assert "6, expected 8" in page
    assert "Seals on the dock" in page
    assert "&lt;script&gt;alert" in page
    assert "<script>alert" not in page


@pytest.mark.usefixtures("filled")
def test_every_figure_carries_its_evidence(signed_in: Client) -> None:
    assert text(signed_in).count('title="thin evidence"') == 3


@pytest.mark.usefixtures("filled")
def test_their_word_on_a_promise_is_theirs(signed_in: Client) -> None:
    page = text(signed_in, "/people/ben/")
    assert "as promised &lt;script&gt;" in page
    assert "on the promise: Test records" in page


def test_who_objects_has_no_figure_on_any_day_and_the_page_says_so(signed_in: Client, filled: Ledger) -> None:
    record(
        filled,
        person_choices=[
            {"choice_id": "c", "person_id": "pia", "kind": "scoring_objected", "chosen_on": date(2026, 2, 20)}
        ],
    )
    for address in ("/people/pia/", "/people/pia/?at=2026-02-01"):
        page = text(signed_in, address)
        assert "does not want to be scored" in page
        assert 'class="figure' not in page


def test_our_own_judgement_of_their_influence_is_drawn_hollow(signed_in: Client, filled: Ledger) -> None:
    record(
        filled,
        influence_ratings=[
            {
                "rating_id": "r",
                "person_id": "pia",
                "account_id": "acorn",
                "level": 3,
                "rated_by": "staff",
                "rater_id": "sam",
                "rated_on": date(2026, 2, 1),
            }
        ],
    )
    assert '<span class="own">high</span>' in text(signed_in)


def test_a_contact_is_told_with_its_note_as_text(signed_in: Client, filled: Ledger) -> None:
    record(
        filled,
        interactions=[
            {
                "interaction_id": "i",
                "account_id": "acorn",
                "person_id": "pia",
                "staff_id": "sam",
                "kind": "call",
                "direction": "both",
                "happened_at": datetime(2026, 2, 1, 9, tzinfo=UTC),
                "note": "<b>asked for seals</b>",
            }
        ],
    )
    assert "&lt;b&gt;asked for seals&lt;/b&gt;" in text(signed_in)


def test_a_role_in_somebody_elses_account_is_withheld_and_said(mills: Ledger) -> None:
    record(
        mills,
        buying_roles=[
            {"buying_role_id": "x", "person_id": "pia", "account_id": "foreign-mill", "role": "end_user"}
        ],
    )
    page = text(client_of("member"))
    assert "Their role in 1 further account is withheld from you." in " ".join(page.split())
    assert "Account foreign-mill" not in page


@pytest.mark.usefixtures("mills")
def test_every_look_at_a_person_is_on_record(signed_in: Client) -> None:
    text(signed_in)
    text(client_of("member"), "/people/foreign-mill-0/")
    assert list(Access.objects.values_list("kind", "subject_id")) == [("person", "pia")]


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("person_id", ["nobody", "%3Cb%3E", "a" * 300])
def test_somebody_unknown_is_not_found(signed_in: Client, person_id: str) -> None:
    assert signed_in.get(f"/people/{person_id}/").status_code == 404


def test_the_cost_is_pinned_and_does_not_grow_with_what_is_known(
    signed_in: Client, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    add_account(filled, "large", people=12)
    record(
        filled,
        promises=[
            {
                "promise_id": f"more-{number}",
                "account_id": "large",
                "person_id": "large-0",
                "words": "More",
                "made_on": date(2026, 1, 1),
                "due_on": AT,
            }
            for number in range(9)
        ],
    )
    for person_id in ("large-1", "large-0"):
        with django_assert_num_queries(QUERIES):
            signed_in.get(f"/people/{person_id}/")
