"""An admin asks what a rule would change, sees who would move, applies it, and sees the book being scored anew."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.served import Served, made_book, served
from tests.web.tasks.weeks import fill_for_today, quiet_page, signed_in

LONGEST_MILLISECONDS = 180_000  # on a machine that does much else


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The book, served with a process that works in the background."""
    folder = tmp_path_factory.mktemp("rules")
    with made_book(folder, fill_for_today) as url, served(url, TROTH_WORKER="yes") as found:
        yield found


@pytest.fixture
def page(chromium: Browser, running: Served) -> Iterator[Page]:
    with signed_in(chromium, running) as context, quiet_page(context) as page:
        yield page


def test_a_rule_is_tried_before_it_is_changed(page: Page) -> None:
    page.goto("/settings/")
    rule = page.locator("#account_thin_share")
    rule.get_by_role("spinbutton").fill("0")
    rule.get_by_role("button", name="Ask").click()
    moves = page.get_by_role("heading", name="2 of 2 accounts would move")
    expect(moves).to_be_visible(timeout=LONGEST_MILLISECONDS)
    # Too little was known for a number before; now one would be shown, worth little.
    expect(page.get_by_role("row", name=re.compile("Acorn Mills"))).to_contain_text(re.compile(r"–\s*37"))
    page.get_by_role("button", name="Apply it, and score every day again").click()
    expect(page.locator("#account_thin_share")).to_contain_text("changed from 0.25")
    page.goto("/book/")
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"Scoring: the figures of \d+ of \d+ days"))
    expect(page.get_by_role("progressbar")).to_be_visible()
