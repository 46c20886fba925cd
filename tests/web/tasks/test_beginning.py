"""The first quarter of an hour with an empty book and nothing to import: everything entered by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.page_checks import complaints
from tests.web.served import made_book, served
from tests.web.tasks.weeks import signed_in


@pytest.fixture
def page(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("beginning")
    with (
        made_book(folder, lambda _: None) as url,
        served(url) as running,
        signed_in(chromium, running) as context,
    ):
        opened = context.new_page()
        said = complaints(opened)
        yield opened
        assert said == []


def enter(page: Page, form: str, **fields: str) -> None:
    """Open a form, fill in fields by their labels, and save."""
    page.get_by_role("link", name=form, exact=True).first.click()
    dialog = page.get_by_role("dialog")
    for label, text in fields.items():
        dialog.get_by_label(label.replace("_", " ")).first.fill(text)
    dialog.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()


def test_a_first_account_is_entered_by_hand_and_has_its_first_promise(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", name="No figures yet")).to_be_visible()
    enter(page, "New account", Name="Aldermill (sample)")
    expect(page.get_by_role("heading", name="Aldermill (sample)")).to_be_visible()
    enter(page, "New person", Name="Pia Sample", Job_title="Head of purchasing")
    expect(page.get_by_text("Pia Sample").first).to_be_visible()
    due_on = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()
    enter(page, "New promise", **{"What do we promise?": "Seals by Friday", "Due on": due_on})
    page.goto("/")
    expect(page.get_by_text("Seals by Friday").first).to_be_visible()
