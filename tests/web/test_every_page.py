"""Every page an admin may open, in a real browser: no complaint, no barrier, valid HTML; light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.books import fill
from tests.web.matrix import ADDRESSES
from tests.web.page_checks import barriers, breaches_of_html
from tests.web.served import Served, made_book, served
from tests.web.users import add_mills
from troth.ledger import Ledger

DESK = {"width": 1280, "height": 900}
LOOKS = [
    pytest.param({"color_scheme": "light", "viewport": DESK}, id="light"),
    pytest.param({"color_scheme": "dark", "viewport": DESK}, id="dark"),
]
OPENED = {name: line.address("own") for name, line in ADDRESSES.items() if "admin" in line.get}

Texts = Mapping[str, str]
Browse = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def browse(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browse]:
    """Opens a browser of a user who has signed in by the link, with a scheme and a screen."""
    with made_book(tmp_path_factory.mktemp("every_page"), _fill) as url, served(url) as running:
        state = _signed_in(chromium, running)

        def opened(**look: Any) -> BrowserContext:
            return chromium.new_context(base_url=running.address, storage_state=state, **look)

        yield opened


def _fill(ledger: Ledger) -> None:
    fill(ledger)
    add_mills(ledger)


def _signed_in(chromium: Browser, running: Served) -> Any:
    """What a browser keeps of a session."""
    with chromium.new_context(base_url=running.address) as context:
        page = context.new_page()
        page.goto(running.link)
        page.get_by_role("button", name="Open the book").click()
        page.wait_for_url("**/")
        return context.storage_state()


@pytest.fixture(scope="module")
def texts(browse: Browse) -> Texts:
    """The HTML of every page by its name; files to download, fragments and refusals are none."""
    with browse() as context:
        return {name: text for name, address in OPENED.items() if (text := _html(context, address))}


def _html(context: BrowserContext, address: str) -> str:
    answer = context.request.get(address)
    is_html = answer.status == 200 and answer.headers.get("content-type", "").startswith("text/html")
    text = answer.text() if is_html else ""
    return text if "<!doctype html>" in text.casefold() else ""


@pytest.mark.page_checks
@pytest.mark.parametrize("look", LOOKS)
def test_no_page_complains_bars_anybody_or_is_wider_than_the_screen(
    browse: Browse, texts: Texts, look: Mapping[str, Any]
) -> None:
    with browse(**look) as context:
        found = [f"{name}: {fault}" for name in texts for fault in _faults(context.new_page(), OPENED[name])]
    assert not found, "\n".join(found)


def _faults(page: Page, address: str) -> list[str]:
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(address)
    faults += barriers(page)
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    page.close()
    return [*faults, *([f"wider than the screen by {too_wide} pixels"] if too_wide > 0 else [])]


@pytest.mark.page_checks
def test_every_page_is_valid_html(texts: Texts, tmp_path: Path) -> None:
    found = breaches_of_html(texts, tmp_path)
    assert not found, "\n".join(found)
