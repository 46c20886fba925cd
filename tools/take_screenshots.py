"""Takes the pictures of docs/screenshots from the running application, on the made-up books."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from statement_pictures import take_statement  # noqa: E402 - beside this file

from tests.conftest import CHROMIUM_FLAGS  # noqa: E402 - the root is on the path only now
from tests.equipment import chromium_path  # noqa: E402
from tests.web.served import Served, made_book, served  # noqa: E402
from troth import samples  # noqa: E402
from troth.ledger import Ledger  # noqa: E402
from troth.samples import Sample  # noqa: E402
from troth.workspace.filling import fill  # noqa: E402
from troth.workspace.keeping import month_ends, refresh  # noqa: E402

FOLDER = ROOT / "docs" / "screenshots"
UNTIL = date(2026, 11, 20)  # so that the same version gives the same pictures
DESK = (1200, 800)
TALL = (1200, 1200)
PHONE = (390, 844)


@dataclass(frozen=True)
class Picture:
    """One picture: its file, what it shows, and on which screen; `part` cuts it to one element."""

    name: str
    address: str
    screen: tuple[int, int] = DESK
    scheme: str = "light"
    part: str = ""


PICTURES = {
    "demo": (
        Picture("today", "/", TALL),
        Picture("today-phone", "/", PHONE),
        Picture("accounts", "/accounts/", TALL),
        Picture("account", "/accounts/{account}/"),
        Picture("account-phone", "/accounts/{account}/", PHONE),
        Picture("influence-map", "/accounts/{account}/map/", scheme="dark", part="section:has(.map)"),
        Picture("value", "/value/", TALL),
        Picture("value-sheet", "/accounts/{account}/value/", TALL),
    ),
    "small": (
        Picture("today-small", "/"),
        Picture("accounts-small", "/accounts/"),
        Picture("value-small", "/value/"),
    ),
}


def main() -> None:
    """Make each sample book, serve it, and take its pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    # Playwright keeps an event loop in this thread, which Django would take for an asynchronous caller.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    sizes: dict[str, Callable[[date], Sample]] = {"demo": samples.demo, "small": samples.small}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        for size, make in sizes.items():
            with TemporaryDirectory() as folder:
                take_book(browser, Path(folder), make(UNTIL), PICTURES[size])
        browser.close()


def take_book(browser: Browser, folder: Path, sample: Sample, pictures: tuple[Picture, ...]) -> None:
    """The pictures of one book."""

    def record(ledger: Ledger) -> None:
        fill(ledger, samples.facts(sample), by="sample", source="sample", now=datetime.now(UTC))
        refresh(ledger, month_ends(UNTIL, 12))
        if not sample.by_hand:
            take_statement(ledger, UNTIL, FOLDER)

    with made_book(folder, record) as url, served(url) as running:
        page = signed_in(browser, running)
        page.goto(f"{running.address}/accounts/")
        account = page.locator("table.accounts tbody th a").first.get_attribute("href") or ""
        for picture in pictures:
            take(page, picture, running.address, account.strip("/").rpartition("/")[2])
        page.context.close()


def signed_in(browser: Browser, running: Served) -> Page:
    """A page whose user has opened the link."""
    page = browser.new_context().new_page()
    page.goto(running.link)
    page.get_by_role("button", name="Open the book").click()
    page.wait_for_url(f"{running.address}/")
    return page


def take(page: Page, picture: Picture, address: str, account: str) -> None:
    """Write one picture."""
    page.set_viewport_size({"width": picture.screen[0], "height": picture.screen[1]})
    page.emulate_media(color_scheme="dark" if picture.scheme == "dark" else "light")
    page.goto(address + picture.address.format(account=account))
    page.wait_for_load_state("networkidle")
    shown = page.locator(picture.part) if picture.part else page
    shown.screenshot(path=FOLDER / f"{picture.name}.png")
    print(FOLDER / f"{picture.name}.png")


if __name__ == "__main__":
    main()
