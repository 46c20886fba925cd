"""A customer is let in by a link and a code, disputes a promise, and the team sees it; a revoked link lets nobody in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.books import record
from tests.web.served import Served, made_book, served
from tests.web.tasks.visiting import PORTAL, let_in, mail_link, row
from tests.web.tasks.weeks import fill_for_today, quiet_page, signed_in
from troth.ledger import Ledger

PHONE = {"width": 390, "height": 844}


def fill(ledger: Ledger) -> None:
    """A book of today, in which Vera can be mailed, and was delivered what we promised her, as far as we know."""
    fill_for_today(ledger)
    record(
        ledger,
        people=[{"person_id": "vera", "name": "Vera Acorn", "email": "vera@acorn.example"}],
        buying_roles=[{"buying_role_id": "b-vera", "person_id": "vera", "account_id": "acorn"}],
    )
    record(
        ledger,
        promises=[
            {
                "promise_id": "seals",
                "account_id": "acorn",
                "person_id": "vera",
                "words": "Seals at last",
                "made_on": date(2026, 1, 1),
                "due_on": date(2026, 2, 1),
            }
        ],
        promise_events=[
            {
                "event_id": "e-seals",
                "promise_id": "seals",
                "kind": "delivered",
                "happened_on": date(2026, 1, 30),
            }
        ],
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("portal")


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Served]:
    with made_book(folder, fill) as url, served(url) as found:
        yield found


@pytest.fixture(scope="module")
def team(chromium: Browser, running: Served) -> Iterator[BrowserContext]:
    with signed_in(chromium, running) as context:
        yield context


@pytest.fixture
def visitor(chromium: Browser, running: Served) -> Iterator[BrowserContext]:
    """A browser of the customer's that was never here."""
    context = chromium.new_context(base_url=running.address, viewport=PHONE)  # type: ignore[arg-type]
    yield context
    context.close()


def released(page: Page, words: str, approved: str) -> None:
    """Release a promise in other words than we noted it in."""
    found = row(page, "What they see", words)
    found.get_by_text("Release", exact=True).click()
    found.get_by_label("The words they will read").fill(approved)
    found.get_by_role("button", name="Release these words").click()
    expect(row(page, "What they see", approved)).to_contain_text("since")


def test_a_visitor_disputes_a_promise_and_the_team_sees_it(
    team: BrowserContext, visitor: BrowserContext, folder: Path
) -> None:
    with quiet_page(team) as ours, quiet_page(visitor) as theirs:
        ours.goto(PORTAL)
        released(ours, "Seals at last", "New seals for you")
        row(ours, "Who may look, and their links", "Vera Acorn").get_by_role(
            "button", name="Mail a link"
        ).click()
        expect(row(ours, "Who may look, and their links", "Vera Acorn")).to_contain_text("never opened")
        let_in(theirs, folder)
        card = theirs.locator(".portal-promise").filter(has_text="New seals for you")
        card.get_by_text("Say how it went").click()
        card.get_by_label("not kept").check()
        card.get_by_label("In your words, if you like").fill("No seals ever came")
        card.get_by_role("button", name="Read it once more").first.click()
        expect(theirs.locator("main")).to_contain_text("No seals ever came")
        theirs.get_by_role("button", name="Yes, send it").click()
        expect(theirs.get_by_role("status")).to_contain_text("It is noted as your word.")

        ours.goto(PORTAL)
        gap = row(ours, "They say otherwise", "Seals at last")
        expect(gap).to_contain_text("No seals ever came")
        expect(gap).to_contain_text("worse than we think")


def test_a_revoked_link_lets_nobody_in_any_more(
    team: BrowserContext, visitor: BrowserContext, folder: Path
) -> None:
    with quiet_page(team) as ours:
        theirs = visitor.new_page()
        mail_link(ours, "Vera Acorn")
        contact = row(ours, "Who may look, and their links", "Vera Acorn")
        let_in(theirs, folder)
        ours.goto(PORTAL)
        contact.get_by_role("button", name="Revoke").first.click()
        expect(ours.locator("[data-told-words]")).to_contain_text("The link was revoked")
        theirs.goto("/portal/")
        expect(theirs.get_by_role("heading", name="Nothing is open")).to_be_visible()
        theirs.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_portal_fits_a_phone_without_complaint(
    team: BrowserContext, visitor: BrowserContext, folder: Path, scheme: str
) -> None:
    with quiet_page(team) as ours, quiet_page(visitor) as theirs:
        mail_link(ours, "Vera Acorn")
        theirs.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        let_in(theirs, folder)
        for path in ("/portal/", "/portal/about-me/"):
            theirs.goto(path)
            assert theirs.locator("html").get_attribute("data-bs-theme") == scheme
            assert theirs.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
