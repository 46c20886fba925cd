"""The page of the book: scored when, how sound, what is in it, who wrote it, and how to take a batch back."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.web.books import HOSTILE, NOW, add_account
from tests.web.users import client_of
from troth import ledger as store
from troth.ledger import Ledger
from troth.model import Facts, Problem
from troth.web.models import Stocktaking
from troth.web.operations.queue import newest
from troth.web.operations.tasks import refresh

QUERIES = 32
LATER = datetime.now(UTC)


def text(client: Client, address: str = "/book/", **headers: str) -> str:
    return client.get(address, headers=headers).content.decode()


def imported(ledger: Ledger) -> str:
    """A batch that brought one account with a hostile name, and could not take a row."""
    facts = [Facts("accounts", ("account_id", "name"), (("imported", f"Import {HOSTILE}"),))]
    batch = store.record(ledger, facts, "anna", f"crm {HOSTILE}.csv", LATER)
    store.keep_problems(ledger, batch, [Problem("crm.csv", f"the date came as {HOSTILE}", 7)])
    return batch


@pytest.mark.usefixtures("filled")
def test_it_says_of_when_the_figures_are_and_of_how_much(signed_in: Client) -> None:
    page = text(signed_in)
    assert "Scored as of 2 March 2026" in page
    assert "1 on good, 0 on thin, 1 on no evidence" in page
    assert "Past figures rest on what was known then." in page


@pytest.mark.usefixtures("filled")
def test_stock_and_problems_are_shown_once_they_were_taken(signed_in: Client) -> None:
    assert "Stock is taken with each scoring" in text(signed_in)
    Stocktaking.objects.create(
        made_at=NOW,
        stock=[["promises", 4, 1, "2026-03-01", "2026-02-01"], ["needs", 0, 0, None, None]],
        problems=[f"accounts, row 3: {HOSTILE}"],
    )
    page = text(signed_in)
    assert "25 %" in page.partition("What is in it")[2]
    assert "needs" in page.partition("Nothing yet in:")[2]
    assert "accounts, row 3: &lt;script&gt;" in page


def test_score_again_asks_for_one_scoring_however_often_it_is_pressed(
    signed_in: Client, filled: Ledger
) -> None:
    assert filled.is_sqlite
    for _ in range(2):
        signed_in.post("/book/score/")
    errand = newest(refresh)
    assert errand is not None
    assert errand.is_running
    page = text(signed_in)
    assert 'data-hx-get="/book/progress/?was=running"' in page
    assert "Score again" not in page


@pytest.mark.usefixtures("filled")
def test_when_the_scoring_is_done_the_page_is_asked_for_anew(signed_in: Client) -> None:
    done = signed_in.get("/book/progress/?was=running")
    assert done.headers["HX-Refresh"] == "true"
    assert "HX-Refresh" not in signed_in.get("/book/progress/").headers


def test_a_batch_tells_what_it_wrote_could_not_take_and_what_undoing_it_would_do(
    signed_in: Client, filled: Ledger
) -> None:
    page = text(signed_in, f"/book/batches/{imported(filled)}/")
    assert "1 fact of accounts" in page.partition("take back")[2]
    assert "the date came as &lt;script&gt;" in page
    assert "crm &lt;script&gt;" in text(signed_in)


def test_undoing_a_batch_takes_its_facts_back_and_is_a_batch_itself(
    signed_in: Client, filled: Ledger
) -> None:
    batch = imported(filled)
    answer = signed_in.post(f"/book/batches/{batch}/", follow=True)
    assert "Taken back: 1 fact." in answer.content.decode()
    assert store.current(filled, "accounts", account_id="imported") == []
    assert f"undoes {batch}" in answer.content.decode()
    assert "It was taken back on" in text(signed_in, f"/book/batches/{batch}/")


def test_a_batch_on_which_later_facts_rest_says_which_and_stays(signed_in: Client, filled: Ledger) -> None:
    batch = imported(filled)
    changed = [Facts("accounts", ("account_id", "name"), (("imported", "Import Mills"),))]
    store.supersede(filled, changed, "ben", "form", LATER)
    assert "accounts imported was changed since" in text(signed_in, f"/book/batches/{batch}/")
    refused = signed_in.post(f"/book/batches/{batch}/", follow=True).content.decode()
    assert "cannot be undone, since later facts rest on it" in refused
    assert len(store.current(filled, "accounts", account_id="imported")) == 1


@pytest.mark.usefixtures("mills")
def test_who_does_not_look_after_the_book_sees_its_state_and_not_who_wrote_it() -> None:
    page = text(client_of("manager"))
    assert "Who wrote what is shown to admins." in page
    assert "Score again" not in page


def test_the_cost_is_pinned_and_does_not_grow_with_the_book(
    signed_in: Client, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        signed_in.get("/book/")
    for number in range(8):
        add_account(filled, f"more-{number}")
    with django_assert_num_queries(QUERIES):
        signed_in.get("/book/")
