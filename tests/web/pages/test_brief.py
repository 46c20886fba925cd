"""The meeting brief on a screen and as a PDF: for whoever attends, withheld from others, its words shown as text."""

from __future__ import annotations

from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import HOSTILE, add_account
from troth.ledger import Ledger
from troth.web.models import Access

PAGE = "/accounts/acorn/brief/"
QUERIES = 39


def text(client: Client, address: str = PAGE) -> str:
    return unescape(client.get(address).content.decode())


@pytest.mark.usefixtures("filled")
def test_it_says_whom_we_meet_what_they_need_and_what_we_owe(signed_in: Client) -> None:
    page = text(signed_in)
    for words in (
        f"Pia {HOSTILE}",
        "financial buyer",
        "uptime",
        "20 Feb 2026",
        "as promised",
        "One question",
    ):
        assert words in page


@pytest.mark.usefixtures("filled")
def test_words_of_others_are_text(signed_in: Client) -> None:
    assert "<script>alert" not in signed_in.get(PAGE).content.decode()


@pytest.mark.usefixtures("filled")
def test_who_attends_is_chosen_and_the_file_speaks_of_the_same(signed_in: Client) -> None:
    page = text(signed_in, f"{PAGE}?who=ben")
    assert "as promised" in page
    assert "we are late with" not in page
    files = [signed_in.get(f"{PAGE}file/?who={person}").content for person in ("ben", "pia", "ben")]
    assert files[0] == files[2]
    assert files[0] != files[1]


@pytest.mark.usefixtures("filled")
def test_the_file_is_a_pdf_that_no_cache_keeps(signed_in: Client) -> None:
    answer = signed_in.get(f"{PAGE}file/")
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'inline; filename="meeting-brief-2026-03-02.pdf"'
    assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.usefixtures("filled")
def test_that_it_was_read_is_kept_on_record(signed_in: Client) -> None:
    signed_in.get(f"{PAGE}?who=ben")
    assert list(Access.objects.values_list("kind", "subject_id")) == [("brief", "ben")]


@pytest.mark.usefixtures("filled")
def test_an_account_of_nobody_says_what_to_do(signed_in: Client) -> None:
    page = text(signed_in, "/accounts/birch/brief/")
    assert "Who decides here, and who has a say?" in page
    assert 'href="/accounts/birch/review/"' in page
    assert signed_in.get("/accounts/birch/brief/file/").content.startswith(b"%PDF-")


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("address", ["/accounts/none/brief/", "/accounts/none/brief/file/"])
def test_an_unknown_account_is_not_found(signed_in: Client, address: str) -> None:
    assert signed_in.get(address).status_code == 404


def test_the_cost_is_pinned_and_does_not_grow_with_the_account(
    signed_in: Client, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        signed_in.get(PAGE)
    add_account(filled, "large", people=12)
    with django_assert_num_queries(QUERIES):
        signed_in.get("/accounts/large/brief/")
