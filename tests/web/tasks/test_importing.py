"""A first import, as an admin does it: four steps in the browser, worked off in the background, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.page_checks import PHONE, barriers, complaints, too_wide
from tests.web.served import made_book, served
from tests.web.tasks.weeks import fill_for_today, signed_in

WORKED_OFF = 90_000  # milliseconds, in which the worker may be scoring first
EXPORT = (
    "Customer No;Customer;Kunde seit;Remark\n"
    "c1;Alder Works (sample);03/04/2026;x\n"
    "c2;Beech Works (sample);05/06/2026;y\n"
    ";Nobody;05/06/2026;z\n"
)


@pytest.fixture(scope="module")
def context(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    folder = tmp_path_factory.mktemp("importing")
    with (
        made_book(folder, fill_for_today) as url,
        served(url, TROTH_WORKER="yes") as running,
        signed_in(chromium, running) as opened,
    ):
        yield opened


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    said = complaints(opened)
    yield opened
    assert said == []
    opened.close()


def look_over(page: Page) -> None:
    """Every step is usable on a phone, and bars nobody."""
    size = page.viewport_size
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert too_wide(page) == []
    assert size
    page.set_viewport_size(size)
    assert barriers(page) == []


@pytest.mark.page_checks
def test_a_first_import_is_mapped_previewed_written_and_taken_back(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "customers.csv"
    file.write_text(EXPORT, encoding="utf-8")
    page.goto("/book/")
    page.get_by_role("link", name="Import", exact=True).click()
    page.get_by_label("Files", exact=True).set_input_files(file)
    page.get_by_role("button", name="Upload").click()

    expect(page.get_by_text("Alder Works (sample) · Beech Works (sample)")).to_be_visible()
    expect(page.get_by_label("What Customer becomes")).to_have_value("accounts.name")
    look_over(page)
    page.get_by_label("the days of", exact=False).select_option(index=1)
    page.get_by_label("Keep this mapping under a name").first.fill("customers of the shop")
    page.get_by_role("button", name="Preview", exact=True).click()

    expect(page.get_by_role("heading", name="What it would change")).to_be_visible(timeout=WORKED_OFF)
    expect(page.get_by_text("customers.csv: 3 rows read, 1 set aside")).to_be_visible()
    look_over(page)
    page.get_by_role("button", name="Import", exact=True).click()

    batch = page.get_by_role("link", name="The batch, to look at or undo")
    expect(batch).to_be_visible(timeout=WORKED_OFF)
    look_over(page)
    batch.click()
    expect(page.get_by_text("from customers.csv")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Taken back: 2 facts.")).to_be_visible()
    page.goto("/import/")
    expect(page.get_by_text("customers of the shop").first).to_be_visible()
