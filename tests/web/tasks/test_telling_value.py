"""A claim of value is released and sent, the stakeholder opens it, has seen it and confirms it, and the team sees that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.books import record
from tests.web.page_checks import barriers, too_wide
from tests.web.portal.valued import fill_value
from tests.web.served import Served, made_book, served
from tests.web.tasks.visiting import let_in, row
from tests.web.tasks.weeks import fill_for_today, quiet_page, signed_in
from troth.ledger import Ledger

PHONE = {"width": 390, "height": 844}
STATEMENT = "/accounts/acorn/statements/vera/"
CLAIMS = "Claims of value, and who may read them"


def fill(ledger: Ledger) -> None:
    """A book of today in which Vera, who answers for the money, can be mailed."""
    fill_for_today(ledger)
    record(
        ledger,
        people=[{"person_id": "vera", "name": "Vera Acorn", "email": "vera@acorn.example"}],
        buying_roles=[
            {
                "buying_role_id": "b-vera",
                "person_id": "vera",
                "account_id": "acorn",
                "role": "financial_buyer",
            }
        ],
    )
    fill_value(ledger)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("telling_value")


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Served]:
    with made_book(folder, fill) as url, served(url) as found:
        yield found


@pytest.fixture
def team(chromium: Browser, running: Served) -> Iterator[BrowserContext]:
    with signed_in(chromium, running) as context:
        yield context


@pytest.fixture
def visitor(chromium: Browser, running: Served) -> Iterator[BrowserContext]:
    """A browser of the customer's that was never here."""
    context = chromium.new_context(base_url=running.address, viewport=PHONE, reduced_motion="reduce")  # type: ignore[arg-type]
    yield context
    context.close()


def released(page: Page, words: str, approved: str) -> None:
    """Release a claim in other words than it was noted in."""
    found = row(page, CLAIMS, words)
    found.get_by_text("Release", exact=True).click()
    found.get_by_label("The words they will read").fill(approved)
    found.get_by_role("button", name="Release these words").click()
    expect(page.get_by_role("region", name="As they see it")).to_contain_text(approved)


def confirmed(page: Page, words: str) -> None:
    """Confirm the figure of a claim in one's own words, as its reader."""
    claim = page.locator(".portal-promise").filter(has_text="One invoice instead of twelve")
    claim.get_by_text("Say whether it is so").click()
    claim.get_by_label("Yes, and I confirm the figure").check()
    claim.get_by_label("In your words").fill(words)
    claim.get_by_role("button", name="Read it once more").click()
    expect(page.locator("main")).to_contain_text(words)
    page.get_by_role("button", name="Yes, send it").click()
    expect(page.get_by_role("status")).to_contain_text("It is noted as your word.")


def test_a_claim_is_told_seen_and_confirmed_in_their_own_words(
    team: BrowserContext, visitor: BrowserContext, folder: Path
) -> None:
    with quiet_page(team) as ours, quiet_page(visitor) as theirs:
        ours.goto("/people/vera/")
        ours.get_by_role("link", name="Value statement").click()
        released(ours, "Never approved", "A call answered by noon")
        assert barriers(ours) + too_wide(ours) == []
        ours.get_by_role("button", name="Mail a link to it").click()
        expect(ours.locator("[data-told-words]")).to_be_visible()
        let_in(theirs, folder)
        theirs.get_by_role("link", name="What you had from us").click()
        expect(theirs.locator("main")).to_contain_text("A call answered by noon")
        expect(theirs.locator("main")).to_contain_text("7,200 EUR")
        theirs.get_by_role("button", name="I have seen this").click()
        expect(theirs.get_by_text("You said you have seen this.")).to_be_visible()
        confirmed(theirs, "Our clerk is glad of it")
        ours.goto(STATEMENT)
        expect(ours.get_by_role("region", name="As they see it")).to_contain_text("Our clerk is glad of it")
