"""Customers are chosen for a campaign, one is asked, says in their words what they had, and a colleague there is told of it.

What the visitor of the portal sees and answers is in test_telling_value.py.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.served import Served
from tests.web.tasks.weeks import TODAY, quiet_page, signed_in, week

WORDS = "The line runs again. We save 40 hours a month."


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with week(tmp_path_factory.mktemp("campaign")) as found:
        yield found


@pytest.fixture(scope="module")
def user(chromium: Browser, running: Served) -> Iterator[BrowserContext]:
    with signed_in(chromium, running) as context:
        yield context


def begin(page: Page) -> None:
    """Begin a campaign over the proposed customers and their key people, by keyboard."""
    page.goto("/campaigns/")
    page.get_by_label("Name of the campaign").fill("Spring")
    page.get_by_label("First day").fill(TODAY.isoformat())
    page.get_by_label("Last day").fill(TODAY.isoformat())
    page.get_by_role("button", name="Next: choose the customers").press("Enter")
    acorn = page.get_by_role("checkbox", name="Acorn Mills")
    expect(acorn).to_be_checked()
    birch = page.get_by_role("checkbox", name="Birch Foods")
    birch.focus()
    if birch.is_checked():
        birch.press("Space")
    page.get_by_role("button", name="Next: choose the people").press("Enter")
    pia = page.get_by_role("checkbox", name="Pia")
    pia.focus()
    if not pia.is_checked():
        pia.press("Space")
    page.get_by_role("button", name="Plan it").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Spring")


def answer(page: Page) -> None:
    """Invite Pia, and take down what she says, with her consent."""
    page.get_by_role("region", name="People").get_by_role("link", name="Pia").press("Enter")
    expect(page.get_by_text("What value have you had from us, in your own words")).to_be_visible()
    page.get_by_role("button", name="Note that they were invited today").press("Enter")
    expect(page.locator("dl.facts").first).to_contain_text("invited")
    page.get_by_label("What they said, word for word").fill(WORDS)
    page.get_by_label("They said we may quote them").press("Space")
    page.get_by_role("button", name="Save the answer").press("Enter")
    expect(page.get_by_text("They said we may quote them.")).to_be_visible()


def claim(page: Page) -> None:
    """Mark the words that count, and make a claim of them."""
    page.get_by_label("Their words").evaluate("(words) => words.setSelectionRange(21, words.value.length)")
    page.get_by_role("button", name="Take the marked words").press("Enter")
    quote = page.get_by_label("The quote, word for word")
    expect(quote).to_have_value("We save 40 hours a month.")
    page.get_by_label("By how much").fill("40")
    page.get_by_label("In which unit").fill("hours a month")
    page.get_by_role("button", name="Make the claim").press("Enter")


def tell(page: Page) -> None:
    """Release the claim in words for the customer, and note that Ben was told of it in a meeting."""
    page.goto("/accounts/acorn/statements/ben/")
    noted = page.get_by_role("listitem").filter(has_text="We save 40 hours a month.")
    noted.get_by_text("Release", exact=True).click()
    noted.get_by_label("The words they will read").fill("Forty hours saved every month")
    noted.get_by_role("button", name="Release these words").click()
    seen = page.get_by_role("region", name="As they see it")
    expect(seen).to_contain_text("Forty hours saved every month")
    page.get_by_role("button", name="Note that they were told").click()
    expect(page.locator("[data-told-words]")).to_be_visible()


def test_from_choosing_customers_to_a_stakeholder_who_is_told(user: BrowserContext) -> None:
    with quiet_page(user) as page:
        begin(page)
        answer(page)
        claim(page)
        made = page.get_by_role("region", name="Claims of value made of it")
        expect(made).to_contain_text("We save 40 hours a month.")
        expect(made).to_contain_text("the customer put a number on it")
        page.get_by_role("link", name="Spring").click()
        expect(page.get_by_role("region", name="Who answers, by role")).to_contain_text("1 of 1")
        tell(page)
        page.goto("/accounts/acorn/value/")
        told = page.get_by_role("row").filter(has_text="We save 40 hours a month.")
        expect(told).to_contain_text("told")
        expect(told).not_to_contain_text("not told")
