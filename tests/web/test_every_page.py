"""Every page an admin may open, in a real browser: no complaint, no barrier, valid HTML; light, dark and on a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.roleless import roleless
from tests.web.books import fill, record
from tests.web.matrix import ADDRESSES
from tests.web.page_checks import DESK, PHONE, barriers, breaches_of_html, complaints, too_wide, whole_page
from tests.web.served import made_book, served
from tests.web.tasks.weeks import signed_in
from tests.web.users import add_campaign, add_mills
from troth.ledger import Ledger, migrate

SCHEMES = ("light", "dark")
LANGUAGES = ("en-GB", "de")
OPENED = {name: line.address("own") for name, line in ADDRESSES.items() if "admin" in line.get}

Texts = Mapping[str, str]
Browse = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def browse(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browse]:
    """Opens a browser of a user who has signed in by the link, with a scheme, a screen and a language."""
    with made_book(tmp_path_factory.mktemp("every_page"), _fill) as url, served(url) as running:
        with signed_in(chromium, running) as context:
            state = context.storage_state()

        def opened(**look: Any) -> BrowserContext:
            return chromium.new_context(base_url=running.address, storage_state=state, **look)

        yield opened


def _fill(ledger: Ledger) -> None:
    fill(ledger)
    add_mills(ledger)
    record(ledger, **roleless())
    migrate(ledger.alias)  # the application's own tables, before it is first started
    add_campaign(ledger)


@pytest.fixture(scope="module")
def texts(browse: Browse) -> Texts:
    """The HTML of every page by its name; files to download, fragments and refusals are none."""
    with browse() as context:
        return {name: text for name, address in OPENED.items() if (text := whole_page(context, address))}


@pytest.mark.page_checks
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_page_complains_bars_anybody_or_is_wider_than_the_screen(
    browse: Browse, texts: Texts, scheme: str
) -> None:
    with browse(viewport=DESK, color_scheme=scheme) as context:
        found = _faults(context, texts, lambda page: barriers(page) + too_wide(page))
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_complains_on_a_phone_or_is_wider_than_it(
    browse: Browse, texts: Texts, language: str
) -> None:
    with browse(viewport=PHONE, locale=language) as context:
        found = _faults(context, texts, too_wide)
    assert not found, "\n".join(found)


def _faults(context: BrowserContext, texts: Texts, look_at: Callable[[Page], list[str]]) -> list[str]:
    """What the browser says against each page, and what a look at it finds."""
    found = []
    page = context.new_page()
    said = complaints(page)
    for name in texts:
        page.goto(OPENED[name])
        found += [f"{name}: {fault}" for fault in (*look_at(page), *said)]
        said.clear()
    return found


@pytest.mark.page_checks
def test_every_page_is_valid_html(texts: Texts, tmp_path: Path) -> None:
    found = breaches_of_html(texts, tmp_path)
    assert not found, "\n".join(found)
