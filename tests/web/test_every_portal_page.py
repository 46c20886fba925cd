"""Every page a visitor of the portal meets, on a phone: no complaint, no barrier, valid HTML, in light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.books import fill
from tests.web.page_checks import PHONE, barriers, breaches_of_html, complaints, too_wide
from tests.web.portal.valued import fill_value
from tests.web.portal.visitors import fill_portal
from tests.web.served import made_book, served
from tests.web.tasks.visiting import ask_for_code, enter_code, link_mailed, mail_link
from tests.web.tasks.weeks import signed_in
from troth.ledger import Ledger

pytestmark = pytest.mark.page_checks

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("every_portal_page")


@pytest.fixture(scope="module")
def visitor(chromium: Browser, folder: Path) -> Iterator[BrowserContext]:
    """A browser of Vera's that was never here, to whom a link was mailed."""
    with made_book(folder, _fill) as url, served(url) as running:
        with signed_in(chromium, running) as team:
            mail_link(team.new_page(), "Vera")
        # Without motion, since a colour on its way to the other scheme has no contrast yet.
        with chromium.new_context(
            base_url=running.address,
            viewport=PHONE,  # type: ignore[arg-type]
            reduced_motion="reduce",
        ) as context:
            yield context


def _fill(ledger: Ledger) -> None:
    fill(ledger)
    fill_portal(ledger)
    fill_value(ledger)


def visit(page: Page, folder: Path) -> Iterator[tuple[str, str]]:
    """Vera's visit, page by page: the name of each, and its HTML as it was sent."""

    def sent() -> str:
        return page.context.request.get(page.url).text()

    page.goto(link_mailed(folder))
    yield "door", sent()
    ask_for_code(page, folder)
    yield "code", sent()
    enter_code(page, folder)
    yield "promises", sent()
    page.locator(".portal-promise").get_by_text("Say how it went").first.click()
    yield "promises, a word opened", sent()
    page.get_by_label("not kept").first.check()
    with page.expect_navigation() as shown:
        page.get_by_role("button", name="Read it once more").first.click()
    yield "statement shown once more", shown.value.text()
    page.get_by_role("button", name="Yes, send it").click()
    page.get_by_role("status").wait_for()
    yield "promises, thanked", sent()
    page.goto("/portal/about-me/")
    yield "own data", sent()
    page.goto("/portal/value/")
    yield "value", sent()
    page.get_by_role("button", name="I have seen this").click()
    page.get_by_text("Say whether it is so").first.click()
    yield "value, seen and a word opened", sent()
    page.goto("/portal/")
    page.get_by_role("button", name="Close", exact=True).click()
    page.wait_for_url("**/portal/closed/")
    yield "closed", sent()


def test_no_page_of_a_visit_complains_bars_anybody_or_is_wider_than_a_phone(
    visitor: BrowserContext, folder: Path, tmp_path: Path
) -> None:
    page, texts, found = visitor.new_page(), {}, []
    said = complaints(page)
    for name, text in visit(page, folder):
        texts[name] = text
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found += [f"{name}, {scheme}: {fault}" for fault in (*barriers(page), *too_wide(page), *said)]
            said.clear()
    found += breaches_of_html(texts, tmp_path)
    assert not found, "\n".join(found)
