"""Our side of a value statement: released in approved words, sent with a record, taken along with a trace."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from tests.web.portal.valued import KEPT_FROM_VERA, add_claims, fill_value
from tests.web.users import client_of
from troth.ledger import Ledger, current, retract
from troth.web.models import Access, PortalLink

PAGE = "/accounts/acorn/statements/vera/"
QUERIES = 56
SHOWN = {"of-vera", "ours", "of-pia", "lost"}


@pytest.fixture
def valued(shared: Ledger) -> Ledger:
    """The book, with claims of value in it."""
    fill_value(shared)
    return shared


@pytest.fixture
def member(valued: Ledger) -> Client:
    """Sam, who looks after Acorn Mills."""
    assert valued.is_sqlite
    return client_of("member")


def release(client: Client, claim_id: str, **form: str) -> Any:
    (row,) = current(Ledger(), "value_claims", claim_id=claim_id)
    return client.post(f"{PAGE}claims/{claim_id}/", {"version": str(row["batch_id"]), **form})


def told(ledger: Ledger) -> dict[object, tuple[object, object]]:
    rows = current(ledger, "value_communications", person_id="vera")
    return {row["claim_id"]: (row["state"], row["channel"]) for row in rows}


def test_the_preview_is_what_they_see_and_proposes_nobodys_words_without_leave(
    member: Client, valued: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for first in (True, False):
        with django_assert_num_queries(QUERIES):
            page = member.get(PAGE).content.decode()
        if first:
            add_claims(valued, 9)
    shown = page.partition("tell-title")[0]
    assert "Two days a month saved" in shown
    assert [words for words in KEPT_FROM_VERA if words in shown] == []
    assert ">Verbatim of of-ben</textarea>" not in page
    assert ">Never approved</textarea>" in page
    assert list(Access.objects.values_list("kind", "subject_id")) == [("person", "vera")] * 2


def test_a_claim_is_released_in_the_words_approved_and_taken_back(member: Client, valued: Ledger) -> None:
    assert release(member, "ours-alone", words="Approved by us").status_code == 302
    (row,) = current(valued, "value_claims", claim_id="ours-alone")
    assert (row["shared_words"], row["words"]) == ("Approved by us", "Never approved")
    release(member, "ours-alone", words="Approved by us", hide="yes")
    assert current(valued, "value_claims", claim_id="ours-alone")[0]["shared_on"] is None
    member.post(f"{PAGE}claims/ours/", {"version": "an older one", "words": "Other words"})
    assert (
        current(valued, "value_claims", claim_id="ours")[0]["shared_words"] == "One invoice instead of twelve"
    )
    assert member.post(f"{PAGE}claims/of-birch/", {"words": "x", "version": "x"}).status_code == 404


def test_sending_mails_a_link_and_records_each_claim_once_in_one_batch_that_can_be_undone(
    member: Client, valued: Ledger
) -> None:
    for _sent in range(2):
        assert member.post(f"{PAGE}tell/", {"channel": "portal"}).status_code == 302
    assert told(valued) == dict.fromkeys(SHOWN, ("told", "portal"))
    assert (len(mail.outbox), PortalLink.objects.count()) == (2, 2)
    (batch_id,) = {row["batch_id"] for row in current(valued, "value_communications")}
    assert member.post(f"/batches/{batch_id}/undo/").status_code == 302
    assert told(valued) == {}


def test_a_telling_by_mouth_is_noted_on_its_day_and_none_ahead(member: Client, valued: Ledger) -> None:
    member.post(f"{PAGE}tell/", {"channel": "meeting", "told_on": "2026-02-20"})
    rows = current(valued, "value_communications")
    assert {(row["channel"], str(row["told_on"])) for row in rows} == {("meeting", "2026-02-20")}
    assert {row["claim_id"] for row in rows} == SHOWN


@pytest.mark.parametrize(
    "form",
    [
        {"channel": "pigeon"},
        {},
        {"channel": "call", "told_on": "2199-01-01"},
        {"channel": "call", "told_on": "soon"},
    ],
)
def test_what_was_not_told_is_not_noted(member: Client, valued: Ledger, form: dict[str, str]) -> None:
    assert member.post(f"{PAGE}tell/", form).status_code == 302
    assert told(valued) == {}


def test_nothing_is_sent_where_nothing_is_released(valued: Ledger, signed_in: Client) -> None:
    for table, fact_id in (("promises", "his"), ("value_claims", "of-birch")):
        retract(valued, table, [fact_id], by="test", source="test", now=timezone.now())
    signed_in.post("/accounts/birch/statements/olaf/tell/", {"channel": "call"})
    page = signed_in.get("/accounts/birch/statements/olaf/").content.decode()
    assert "no claim and no promise is released to them" in page
    assert current(valued, "value_communications") == []


def test_a_mail_that_cannot_be_sent_leaves_no_record(member: Client, valued: Ledger, settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", 9
    member.post(f"{PAGE}tell/", {"channel": "portal"})
    assert (told(valued), PortalLink.objects.count()) == ({}, 0)
    assert "could not be handed over" in member.get(PAGE).content.decode()


def test_a_file_is_the_statement_and_leaves_a_trace(member: Client) -> None:
    for form, start in (("pdf", b"%PDF-"), ("pptx", b"PK")):
        assert member.get(f"{PAGE}file/{form}/").content.startswith(start)
    assert list(Access.objects.values_list("kind", "subject_id")) == [("statement", "vera")] * 2
    assert member.get(f"{PAGE}file/doc/").status_code == 404
    assert member.get("/accounts/acorn/statements/olaf/").status_code == 404
