"""The page of an account review: prefilled, kept while it is filled in, saved or questioned, and brought back as a file."""

from __future__ import annotations

import io
import json
import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook

from tests.web.books import HOSTILE, MONTH_AGO, add_account, record
from tests.web.users import client_of
from troth import ledger as book
from troth.ledger import Ledger
from troth.web.models import Access, ReviewDraft

PAGE = "/accounts/acorn/review/"
QUERIES = 38


def text(client: Client, address: str = PAGE) -> str:
    return unescape(client.get(address).content.decode())


def sent(**cells: str) -> dict[str, str]:
    """A form as the page would send it, with the cells of Pia written over."""
    before = {"person:pia": {"name": f"Pia {HOSTILE}", "role": "financial_buyer", "level": ""}}
    after = {**before["person:pia"], **cells}
    return {
        "before": json.dumps(before),
        **{f"person:pia|{column}": value for column, value in after.items()},
    }


@pytest.mark.usefixtures("filled")
def test_what_is_known_is_filled_in_as_text(signed_in: Client) -> None:
    page = signed_in.get(PAGE).content.decode()
    assert "<script>alert" not in page
    assert unescape(page).count(f'value="Pia {HOSTILE}"') == 1
    assert "Seals on the dock" in page


@pytest.mark.usefixtures("filled")
def test_our_own_impressions_are_drawn_hollow(signed_in: Client) -> None:
    cell = re.search(r'<input class="([^"]*)"[^>]*name="person:pia\|perceived_1"', text(signed_in), re.DOTALL)
    assert cell is not None
    assert "cell-own" in cell[1]


@pytest.mark.usefixtures("filled")
def test_every_cell_has_a_name_for_those_who_cannot_see_the_heading(signed_in: Client) -> None:
    page = text(signed_in)
    assert 'aria-label="Influence: Ben"' in page
    assert 'aria-label="Name: new person"' in page


def test_saving_writes_what_changed_and_goes_to_the_account(signed_in: Client, filled: Ledger) -> None:
    answer = signed_in.post(PAGE, sent(level="4", power="veto"))
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/acorn/")
    (rating,) = book.current(filled, "influence_ratings", person_id="pia")
    assert (rating["level"], rating["rated_by"]) == (4, "staff")


@pytest.mark.usefixtures("filled")
def test_the_reviewer_is_the_informant(ledger: Ledger) -> None:
    client_of("member").post(PAGE, sent(level="3"))
    (rating,) = book.current(ledger, "influence_ratings", person_id="pia")
    assert rating["rater_id"] == "sam"
    (batch,) = book.current(ledger, "batches", batch_id=rating["batch_id"])
    assert batch["written_by"] == "sam@ours.example"


def test_problems_stand_at_their_cells_all_at_once_and_nothing_is_written(
    signed_in: Client, filled: Ledger
) -> None:
    answer = signed_in.post(PAGE, {**sent(level="9", talked_on="2200-01-01"), "new:1|role": "end_user"})
    page = unescape(answer.content.decode())
    assert answer.status_code == 200
    assert "3 cells need another look" in page
    assert page.count('aria-invalid="true"') == 3
    assert "Give the name; it is all a new person needs" in page
    assert book.current(filled, "influence_ratings") == []


def test_what_somebody_else_saved_meanwhile_is_shown_and_the_own_words_stay(
    signed_in: Client, filled: Ledger
) -> None:
    signed_in.post(PAGE, sent(role="end_user"))
    answer = signed_in.post(PAGE, sent(role="gatekeeper"))
    page = unescape(answer.content.decode())
    assert "Somebody changed this meanwhile to “end_user”" in page
    assert re.search(r'<option value="gatekeeper" selected>', page)
    resent = json.loads(unescape(re.search(r'name="before" value="([^"]*)"', answer.content.decode())[1]))  # type: ignore[index]
    again = {**sent(role="gatekeeper"), "before": json.dumps(resent)}
    assert signed_in.post(PAGE, again).status_code == 302
    assert book.current(filled, "buying_roles", person_id="pia")[0]["role"] == "gatekeeper"


@pytest.mark.usefixtures("filled")
def test_unsaved_work_is_there_after_the_page_is_opened_again(signed_in: Client) -> None:
    assert signed_in.post(f"{PAGE}draft/", {**sent(level="4"), "new:1|name": "Zoe"}).status_code == 204
    page = text(signed_in)
    assert '<option value="4" selected>' in page
    assert 'value="Zoe"' in page
    assert "2 changes are marked below and not saved yet" in page


@pytest.mark.usefixtures("filled")
def test_unsaved_work_is_nobody_elses(signed_in: Client) -> None:
    signed_in.post(f"{PAGE}draft/", {**sent(), "new:1|name": "Zoe"})
    assert 'value="Zoe"' not in text(client_of("member"))


@pytest.mark.usefixtures("filled")
def test_only_what_was_changed_is_kept_unsaved(signed_in: Client) -> None:
    signed_in.post(f"{PAGE}draft/", sent(level="4"))
    assert ReviewDraft.objects.get().changed == {"person:pia": {"level": ["", "4"]}}


@pytest.mark.usefixtures("filled")
def test_saving_or_forgetting_drops_what_was_kept(signed_in: Client) -> None:
    for address, data in ((PAGE, sent(level="4")), (f"{PAGE}draft/", {**sent(level="3"), "forget": "yes"})):
        signed_in.post(f"{PAGE}draft/", sent(level="3"))
        assert signed_in.post(address, data).status_code == 302
        assert ReviewDraft.objects.count() == 0


@pytest.mark.usefixtures("filled")
def test_unsaved_work_is_forgotten_after_a_week(signed_in: Client) -> None:
    signed_in.post(f"{PAGE}draft/", sent(level="4"))
    ReviewDraft.objects.update(saved_at=timezone.now() - timedelta(days=8))
    text(signed_in)
    assert ReviewDraft.objects.count() == 0


@pytest.mark.usefixtures("filled")
def test_a_draft_that_somebody_overtook_is_questioned_when_it_is_opened(signed_in: Client) -> None:
    signed_in.post(f"{PAGE}draft/", sent(role="gatekeeper"))
    client_of("member").post(PAGE, sent(role="end_user"))
    assert "Somebody changed this meanwhile to “end_user”" in text(signed_in)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("before", ["", "null", "[]", '{"person:pia": 1}', "{" * 100_000, '{"a": {"b": 1}}'])
def test_a_form_that_was_tampered_with_breaks_nothing(signed_in: Client, before: str) -> None:
    hostile = {**sent(level="4"), "before": before, "x|y": "z", "|": "", "new:|name": "Zoe"}
    assert signed_in.post(f"{PAGE}draft/", hostile).status_code == 204
    assert signed_in.get(PAGE).status_code == 200


def workbook(client: Client) -> bytes:
    answer = client.get(f"{PAGE}file/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="account-review.xlsx"'
    return bytes(answer.content)


def uploaded(client: Client, content: bytes, address: str = PAGE) -> Any:
    return client.post(f"{address}upload/", {"file": SimpleUploadedFile("review.xlsx", content)})


@pytest.mark.usefixtures("filled")
def test_the_sheet_as_a_file_holds_the_same(signed_in: Client) -> None:
    people = CalamineWorkbook.from_filelike(io.BytesIO(workbook(signed_in))).get_sheet_by_name("People")
    assert f"Pia {HOSTILE}" in people.to_python()[1]


@pytest.mark.usefixtures("filled")
def test_a_file_left_as_it_is_changes_nothing(signed_in: Client) -> None:
    assert uploaded(signed_in, workbook(signed_in)).status_code == 302
    assert ReviewDraft.objects.count() == 0


def test_a_file_is_looked_through_before_it_is_saved(signed_in: Client, filled: Ledger) -> None:
    content = workbook(signed_in)
    # What somebody else changes after the download is what the file was not filled in against.
    signed_in.post(PAGE, sent(role="end_user"))
    uploaded(signed_in, content)
    assert "not saved yet" not in text(signed_in)
    assert book.current(filled, "buying_roles", person_id="pia")[0]["role"] == "end_user"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "No file came"),
        (b"a;b", "The file is no Excel workbook"),
        (b"x" * 2_100_000, "larger than 2 MB"),
    ],
)
def test_a_file_that_is_no_review_is_refused_by_a_sentence(
    signed_in: Client, content: bytes, says: str
) -> None:
    answer = uploaded(signed_in, content)
    assert answer.status_code == 200
    assert says in unescape(answer.content.decode())


@pytest.mark.usefixtures("filled")
def test_a_file_of_another_account_is_refused(signed_in: Client) -> None:
    answer = uploaded(signed_in, workbook(signed_in), "/accounts/birch/review/")
    assert "This workbook is of another account" in answer.content.decode()


@pytest.mark.usefixtures("filled")
def test_who_looked_and_who_took_it_away_is_kept_on_record(signed_in: Client) -> None:
    text(signed_in)
    workbook(signed_in)
    assert list(Access.objects.order_by("pk").values_list("kind", "subject_id")) == [
        ("account", "acorn"),
        ("export", "acorn"),
    ]


@pytest.mark.usefixtures("filled")
def test_the_past_is_not_reviewed(signed_in: Client) -> None:
    answer = signed_in.get(f"{PAGE}?at=2026-02-01")
    assert (answer.status_code, answer.headers["Location"]) == (302, PAGE)


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize("address", ["/accounts/none/review/", "/accounts/none/review/file/"])
def test_an_unknown_account_is_not_found(signed_in: Client, address: str) -> None:
    assert signed_in.get(address).status_code == 404


def object_to_scoring(ledger: Ledger) -> None:
    choice = {"choice_id": "c", "person_id": "pia", "kind": "scoring_objected", "chosen_on": MONTH_AGO}
    record(ledger, person_choices=[choice])


def test_who_does_not_want_to_be_scored_is_not_asked_about(signed_in: Client, filled: Ledger) -> None:
    object_to_scoring(filled)
    page = text(signed_in)
    assert 'name="person:pia|level"' not in page
    assert 'name="person:pia|role"' in page
    assert "does not want to be scored" in signed_in.post(PAGE, sent(level="4")).content.decode()


def test_the_cost_is_pinned_and_does_not_grow_with_the_account(
    signed_in: Client, filled: Ledger, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(QUERIES):
        signed_in.get(PAGE)
    add_account(filled, "large", people=12)
    with django_assert_num_queries(QUERIES):
        signed_in.get("/accounts/large/review/")
