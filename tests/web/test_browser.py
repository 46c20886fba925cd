"""The pages in a real browser, from the real server: no error, no other host, usable by keyboard and on a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from tests.web.books import fill
from tests.web.served import Served, made_book, served

PAGES = ["/", "/accounts/", "/promises/", "/accounts/acorn/", "/accounts/birch/"]
PHONE_WIDTH = 390


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with made_book(tmp_path_factory.mktemp("browsed"), fill) as url, served(url) as found:
        yield found


@pytest.fixture(scope="module")
def context(chromium: Browser, running: Served) -> Iterator[BrowserContext]:
    """A browser whose user has signed in by the link."""
    context = chromium.new_context(base_url=running.address)
    page = context.new_page()
    page.goto(running.link)
    page.get_by_role("button", name="Open the book").click()
    page.wait_for_url("**/")
    page.close()
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test when the browser complains, asks another host or opens a dialog."""
    page = context.new_page()
    complaints: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    page.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    # What was still on its way when the page was left is no failure.
    page.on(
        "requestfailed",
        lambda request: (
            complaints.append(f"failed: {request.url}") if request.failure != "net::ERR_ABORTED" else None
        ),
    )
    page.on(
        "request", lambda request: complaints.append(request.url) if "127.0.0.1" not in request.url else None
    )
    page.on("dialog", dismiss)
    yield page
    page.close()
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_without_complaint(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert page.locator("html").get_attribute("data-bs-theme") == scheme


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_off_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": PHONE_WIDTH, "height": 844})
    page.goto(address)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE_WIDTH


def test_slash_goes_to_the_search_and_enter_finds(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("birch")
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/?q=birch")
    assert page.locator("table.accounts tbody tr").count() == 1
    assert "Birch Foods" in page.locator("#accounts").inner_text()


@pytest.mark.parametrize(("key", "address"), [("a", "/accounts/"), ("p", "/promises/"), ("t", "/")])
def test_g_and_a_letter_go_to_a_page(page: Page, key: str, address: str) -> None:
    page.goto("/accounts/acorn/")
    page.keyboard.press("g")
    page.keyboard.press(key)
    page.wait_for_url(re.compile(rf":\d+{address}$"))
    assert page.locator(".places [aria-current=page]").get_attribute("href") == address


def test_a_question_mark_opens_the_help_and_escape_closes_it(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("?")
    assert page.get_by_role("heading", name="How to read a page").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("heading", name="How to read a page").is_visible()


def test_the_theme_is_switched_and_remembered(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/")
    page.get_by_role("button", name="Light or dark").click()
    page.reload()
    assert page.locator("html").get_attribute("data-bs-theme") == "dark"
    page.evaluate("localStorage.clear()")


def test_another_day_is_one_choice_away(page: Page) -> None:
    page.goto("/accounts/acorn/")
    page.get_by_label("as of").select_option("2026-02-01")
    page.wait_for_url("**/accounts/acorn/?at=2026-02-01")
    assert (
        page.get_by_role("status").first.inner_text().startswith("You see what was known on 1 February 2026.")
    )


def test_the_influence_map_is_drawn_and_its_tables_hold_the_same(page: Page) -> None:
    page.goto("/accounts/acorn/map/")
    page.locator(".map canvas").wait_for()
    assert "listens to" in page.locator("[aria-labelledby=ties-title]").inner_text()


def test_an_account_is_reached_from_the_list_by_keyboard(page: Page) -> None:
    page.goto("/accounts/?q=birch")
    page.get_by_role("link", name="Birch Foods").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/accounts/birch/")
    assert page.get_by_role("heading", level=1).inner_text() == "Birch Foods"
