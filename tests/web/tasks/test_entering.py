"""Tasks of a week: record a promise, keep it, see trust move, undo; two people at the same promise; rate influence."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.web.books import HOSTILE
from tests.web.served import Served
from tests.web.tasks.weeks import quiet_page, signed_in, week

ACCOUNT = "/accounts/acorn/"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with week(tmp_path_factory.mktemp("entering")) as found:
        yield found


@pytest.fixture(scope="module")
def context(chromium: Browser, running: Served) -> Iterator[BrowserContext]:
    with signed_in(chromium, running) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with quiet_page(context) as page:
        yield page


def dialog(page: Page) -> Locator:
    return page.locator("dialog#entering[open]")


def promise(page: Page, words: str) -> Locator:
    """The promise with these words in the list."""
    return page.locator(".todo > li").filter(has_text=words)


def told(page: Page) -> Locator:
    """What the application says it did."""
    return page.locator("[data-told-words]")


def open_promises(page: Page) -> Page:
    page.goto(f"{ACCOUNT}promises/") if page.request.get(f"{ACCOUNT}promises/").ok else page.goto(ACCOUNT)
    return page


def test_a_promise_is_recorded_by_keyboard_kept_and_moves_trust(page: Page) -> None:
    page.goto(ACCOUNT)
    page.keyboard.press("n")
    expect(dialog(page).get_by_label("To whom?")).to_be_focused()
    dialog(page).get_by_label("To whom?").select_option(label="Ben")
    page.keyboard.press("Tab")
    page.keyboard.type(f"A drawing of the valve {HOSTILE}")
    page.keyboard.press("Control+Enter")
    expect(told(page)).to_contain_text("Saved.")
    open_promises(page)
    promise(page, "A drawing of the valve").get_by_role("button", name="Kept", exact=True).click()
    expect(told(page)).to_contain_text("Trust of Ben")
    assert re.search(r"Trust of Ben\s+\d+ → \d+\s+\(\+\d+\)", told(page).inner_text())


def test_what_was_saved_is_undone_by_one_key(page: Page) -> None:
    open_promises(page)
    promise(page, "Answer number 3").get_by_role("button", name="Broken").click()
    expect(told(page)).to_contain_text("Trust of Ben")
    page.keyboard.press("u")
    expect(told(page)).to_contain_text("Taken back.")
    open_promises(page)
    expect(promise(page, "Answer number 3").get_by_role("button", name="Broken")).to_be_visible()


def test_of_two_people_who_edit_a_promise_at_once_nobody_loses_a_word(
    page: Page, context: BrowserContext
) -> None:
    open_promises(page)
    promise(page, "Answer number 4").get_by_label("More about this promise").click()
    promise(page, "Answer number 4").get_by_role("link", name="Correct").click()
    expect(dialog(page)).to_be_visible()
    with quiet_page(context) as other:
        open_promises(other)
        promise(other, "Answer number 4").get_by_label("More about this promise").click()
        promise(other, "Answer number 4").get_by_role("link", name="Correct").click()
        dialog(other).get_by_label("What do we promise?").fill("Answer number 4 by telephone")
        dialog(other).get_by_role("button", name="Save").click()
        expect(told(other)).to_be_visible()
    dialog(page).get_by_label("What do we promise?").fill("Answer number 4 in writing")
    dialog(page).get_by_role("button", name="Save").click()
    expect(dialog(page).locator(".entering-conflict")).to_contain_text("Answer number 4 by telephone")
    expect(dialog(page).get_by_label("What do we promise?")).to_have_value("Answer number 4 in writing")
    dialog(page).get_by_role("button", name="Save mine as the newest").click()
    expect(told(page)).to_be_visible()
    open_promises(page)
    expect(promise(page, "Answer number 4 in writing")).to_be_visible()


def test_of_two_people_who_settle_a_promise_at_once_the_second_sees_the_first(
    context: BrowserContext,
) -> None:
    page = open_promises(context.new_page())
    with quiet_page(context) as other:
        open_promises(other)
        promise(other, "Answer number 5").get_by_role("button", name="Kept", exact=True).click()
        expect(told(other)).to_be_visible()
    with page.expect_response(lambda answer: answer.status == 409):
        promise(page, "Answer number 5").get_by_role("button", name="Broken").click()
    expect(page.get_by_role("heading", name="Somebody noted this already")).to_be_visible()
    page.get_by_role("button", name="Save mine instead").click()
    expect(told(page)).to_contain_text("Trust of Ben")
    page.close()


def test_influence_is_rated_in_seconds(page: Page) -> None:
    page.goto(f"{ACCOUNT}enter/influence/?person_id=ben")
    page.get_by_label("How much do they sway decisions?").select_option(label="decisively")
    page.get_by_role("button", name="Save").click()
    expect(told(page)).to_be_visible()


def test_a_slip_of_escape_loses_no_words(page: Page) -> None:
    page.goto(ACCOUNT)
    page.keyboard.press("n")
    dialog(page).get_by_label("What do we promise?").fill("Half a sentence")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_contain_text("Press Escape again to let it go.")
    expect(dialog(page).get_by_label("What do we promise?")).to_have_value("Half a sentence")
    page.keyboard.press("Escape")
    expect(dialog(page)).to_have_count(0)


def test_what_is_missing_stands_beside_its_field(page: Page) -> None:
    page.goto(ACCOUNT)
    page.keyboard.press("n")
    dialog(page).get_by_role("button", name="Save").click()
    expect(dialog(page).locator("#field-promises-words-problem")).to_have_text("This is needed.")
    expect(dialog(page).get_by_label("What do we promise?")).to_be_focused()
