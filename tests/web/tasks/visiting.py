"""How a customer's person comes to the portal: a link mailed by the team, opened by a click, and a code mailed then."""

from __future__ import annotations

import re
from email import message_from_string
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PORTAL = "/accounts/acorn/portal/"


def last_mail(folder: Path) -> str:
    """The text of the last mail; mail goes to files where no server is set."""
    newest = max((folder / "mail").iterdir(), key=lambda path: path.stat().st_mtime_ns)
    body = message_from_string(newest.read_text(encoding="utf-8")).get_payload(decode=True)
    assert isinstance(body, bytes)
    return body.decode()


def row(page: Page, title: str, text: str) -> Locator:
    """A row of a list on our side of the portal."""
    return page.get_by_role("region", name=title).locator("li").filter(has_text=text).first


def mail_link(page: Page, name: str) -> None:
    """Mail a link to one of Acorn's people, as somebody of the team."""
    page.goto(PORTAL)
    row(page, "Who may look, and their links", name).get_by_role("button", name="Mail a link").click()
    expect(page.locator("[data-told-words]")).to_contain_text("The link was mailed")


def link_mailed(folder: Path) -> str:
    """The address in the last mail."""
    address = re.search(r"http://\S+/portal/enter/\S+", last_mail(folder))
    assert address
    return address[0]


def ask_for_code(page: Page, folder: Path) -> None:
    """Open the link of the last mail, as somebody whose browser was never here."""
    page.goto(link_mailed(folder))
    page.get_by_role("button", name="Open").click()
    page.get_by_label("The six digits").wait_for()


def enter_code(page: Page, folder: Path) -> None:
    """Enter the code that was mailed last."""
    code = re.search(r"\b\d{6}\b", last_mail(folder))
    assert code
    page.get_by_label("The six digits").fill(code[0])
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/portal/")


def let_in(page: Page, folder: Path) -> None:
    """Open the link of the last mail, and enter the code that is mailed then."""
    ask_for_code(page, folder)
    enter_code(page, folder)
