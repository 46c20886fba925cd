"""Tasks of the first week: review an account by keyboard, print a brief, hand an account over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.books import HOSTILE, record
from tests.web.served import Served, made_book, served
from tests.web.tasks.weeks import fill_for_today, quiet_page, signed_in
from troth.ledger import Ledger

REVIEW = "/accounts/acorn/review/"


def fill(ledger: Ledger) -> None:
    """The week's book, with a colleague who may take an account."""
    record(ledger, staff=[{"staff_id": "kim", "name": "Kim Ourwright"}])
    fill_for_today(ledger)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with made_book(tmp_path_factory.mktemp("first-week"), fill) as url, served(url) as found:
        yield found


@pytest.fixture(scope="module")
def context(chromium: Browser, running: Served) -> Iterator[BrowserContext]:
    with signed_in(chromium, running) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with quiet_page(context) as page:
        yield page


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_an_account_is_reviewed_by_keyboard_alone(page: Page) -> None:
    page.goto(REVIEW)
    expect(page.get_by_label("Name: Ben")).to_be_focused()
    press(page, "Tab", "Tab")
    page.keyboard.type("may")  # power: may veto
    press(page, "Tab")
    page.keyboard.type("3")  # influence: 3 high
    press(page, "Tab")
    page.keyboard.type("A quick answer")
    press(page, "Tab")
    page.keyboard.type("8")
    press(page, "Tab")
    page.keyboard.type("5")
    press(page, "Enter")  # the same column of the next person
    expect(page.get_by_label(f"perceived 0–10: Pia {HOSTILE}").first).to_be_focused()
    page.get_by_label("Name: new person").first.focus()
    page.keyboard.type("Zoe Newcomer")
    page.get_by_label("What became of it: Answer number 3").focus()
    page.keyboard.type("k")
    press(page, "Control+Enter")
    page.wait_for_url("**/accounts/acorn/")
    expect(page.locator("[data-told-words]")).to_contain_text("Trust of Ben")
    page.goto(REVIEW)
    assert page.get_by_label("Influence: Ben").input_value() == "3"
    assert page.get_by_label("Power: Ben").input_value() == "veto"
    assert page.get_by_label("perceived 0–10: Ben").first.input_value() == "5"
    assert page.get_by_label("Name: Zoe Newcomer").is_visible()
    assert page.get_by_label("What became of it: Answer number 3").count() == 0


def test_unsaved_work_survives_a_reload_and_nothing_of_it_is_left_in_the_browser(page: Page) -> None:
    page.goto(REVIEW)
    with page.expect_response("**/review/draft/") as kept:
        page.get_by_label("Name: new person").first.fill("Yann Halfway")
    assert kept.value.status == 204
    page.reload()
    assert page.get_by_label("Name: new person").first.input_value() == "Yann Halfway"
    assert "Yann" not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    page.get_by_role("button", name="Forget my changes").click()
    page.wait_for_load_state()
    assert page.get_by_label("Name: new person").first.input_value() == ""


def test_enter_in_the_last_row_adds_one_and_the_key_a_finds_a_free_one(page: Page) -> None:
    page.goto(REVIEW)
    names = page.get_by_label("Name: new person")
    count = names.count()
    names.last.focus()
    press(page, "Enter")
    expect(names).to_have_count(count + 1)
    expect(names.last).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    press(page, "a")
    expect(names.first).to_be_focused()


def test_a_wrong_cell_is_shown_where_it_stands_and_nothing_is_saved(page: Page) -> None:
    page.goto(REVIEW)
    page.get_by_label("expected 0–10: Ben").first.fill("11")
    press(page, "Control+Enter")
    wrong = page.locator("[aria-invalid=true]")
    expect(wrong).to_have_count(1)
    expect(wrong).to_be_focused()
    expect(page.locator(".cell-problem")).to_contain_text("points from 0 to 10 are allowed")
    page.get_by_role("button", name="Forget my changes").click()


def test_the_sheet_is_downloaded_and_brought_back(page: Page, tmp_path: Path) -> None:
    page.goto(REVIEW)
    with page.expect_download() as download:
        page.get_by_role("link", name="Download (.xlsx)").click()
    file = tmp_path / "review.xlsx"
    download.value.save_as(file)
    page.get_by_label("Filled workbook").set_input_files(file)
    page.get_by_role("button", name="Bring it back").click()
    page.wait_for_url(f"**{REVIEW}")
    expect(page.get_by_text("not saved yet")).to_have_count(0)


def test_a_brief_is_printed(page: Page) -> None:
    page.goto("/accounts/acorn/brief/")
    for box in page.get_by_role("checkbox").all():
        box.set_checked(box.get_attribute("value") == "pia")
    page.get_by_role("button", name="Show the brief").click()
    page.wait_for_url("**/brief/?who=pia")
    expect(page.get_by_role("heading", name="Pia")).to_be_visible()
    expect(page.get_by_text("we are late with")).to_be_visible()
    printed = page.pdf(format="A4")
    assert printed.startswith(b"%PDF-")
    assert printed.count(b"/Type /Page\n") == 1
    answer = page.request.get("/accounts/acorn/brief/file/?who=pia")
    assert answer.body().startswith(b"%PDF-")


def test_an_account_is_handed_over(page: Page) -> None:
    page.goto("/accounts/birch/hand-over/")
    page.get_by_label("Who takes the account over?").select_option(label="Kim Ourwright")
    page.get_by_label("What else only the old owner knows").fill("They prefer the telephone.")
    page.get_by_role("button", name="Begin the hand-over").click()
    page.get_by_role("button", name="Sign: all of it is told").click()
    page.get_by_role("button", name="Sign: I take it over").click()
    expect(page.get_by_role("heading", name="Owner: Kim Ourwright")).to_be_visible()
    expect(page.get_by_text("They prefer the telephone.")).to_be_visible()
