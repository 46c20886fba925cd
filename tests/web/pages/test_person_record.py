"""A person's own record: facts with sources and dates, figures marked as inferred, for those with the right alone."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from tests.web.books import AT, HOSTILE, record
from tests.web.users import add_mills, client_of
from troth.ledger import Ledger
from troth.reports.person_record import told_columns
from troth.web.models import Access, ReadKind
from troth.workspace.reading import tables_of_full_copy


def page(client: Client, address: str = "/people/pia/record/html/") -> str:
    return client.get(address).content.decode()


@pytest.mark.usefixtures("filled")
def test_it_tells_what_is_held_since_when_and_from_where(signed_in: Client) -> None:
    held = page(signed_in)
    assert "<h1>What is held about Pia" in held
    assert "Head of purchasing" in held
    assert "known since" in held
    assert "from: test" in held


@pytest.mark.usefixtures("filled")
def test_figures_are_marked_as_inferred_and_dated(signed_in: Client) -> None:
    held = page(signed_in)
    assert '<small class="muted">(inferred)</small>' in held
    assert f"computed as of {AT.day} {AT:%b %Y}" in held


@pytest.mark.usefixtures("filled")
def test_it_names_every_field_in_the_readers_language(signed_in: Client) -> None:
    signed_in.post("/language/", {"language": "de", "next": "/"})
    held = page(signed_in)
    assert "bei welchem Kunden" in held
    assert "in which account" not in held
    meanings = {column.meaning for table in tables_of_full_copy() for column in told_columns(table)}
    with translation.override("de"):
        assert [meaning for meaning in sorted(meanings) if gettext(meaning) == meaning] == []


@pytest.mark.usefixtures("filled")
def test_hostile_words_stay_words(signed_in: Client) -> None:
    assert "<script>alert" not in page(signed_in)
    assert "&lt;script&gt;alert" in page(signed_in)
    assert HOSTILE.startswith("<script>alert")


@pytest.mark.usefixtures("filled")
def test_the_same_is_had_as_a_pdf(signed_in: Client) -> None:
    answer = signed_in.get("/people/pia/record/pdf/")
    assert answer.content.startswith(b"%PDF-")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="record-')


@pytest.mark.usefixtures("filled")
def test_that_it_was_taken_along_is_kept_on_record(signed_in: Client) -> None:
    page(signed_in)
    assert Access.objects.filter(kind=ReadKind.RECORD, subject_id="pia").count() == 1


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("address", ["/people/nobody/record/html/", "/people/pia/record/docx/"])
def test_nobody_known_and_no_such_form_is_not_found(signed_in: Client, address: str) -> None:
    assert signed_in.get(address).status_code == 404


def test_whose_other_accounts_one_may_not_write_their_record_is_withheld(filled: Ledger) -> None:
    add_mills(filled)
    member = client_of("member")
    address = "/people/own-mill-0/record/html/"
    assert member.get(address).status_code == 200
    role = {
        "buying_role_id": "second",
        "person_id": "own-mill-0",
        "account_id": "foreign-mill",
        "role": "end_user",
    }
    record(filled, buying_roles=[role])
    assert member.get(address).status_code == 403
    assert client_of("reader").get(address).status_code == 403
