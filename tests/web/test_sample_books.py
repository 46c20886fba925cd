"""Both sample books in a real browser: every page an admin may open, of an account, a person, a promise and a group."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.web.matrix import ADDRESSES
from tests.web.page_checks import DESK, complaints, too_wide, whole_page
from tests.web.served import made_book, served
from tests.web.tasks.weeks import signed_in
from troth import samples
from troth.ledger import Ledger
from troth.samples import Sample
from troth.workspace.filling import fill
from troth.workspace.keeping import refresh

BOOKS = {"small": samples.small, "demo": samples.demo}


@pytest.fixture(scope="module", params=BOOKS)
def reader(
    request: pytest.FixtureRequest, chromium: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """A browser of the admin of a sample book of today."""
    folder = tmp_path_factory.mktemp(request.param)
    with (
        made_book(folder, _filled_with(BOOKS[request.param])) as url,
        served(url) as running,
        signed_in(chromium, running) as context,
    ):
        yield context


def _filled_with(make: Callable[[date], Sample]) -> Callable[[Ledger], None]:
    now = datetime.now(UTC)

    def fill_book(ledger: Ledger) -> None:
        fill(ledger, samples.facts(make(now.date())), by="sample", source="sample", now=now)
        refresh(ledger, [now.date()])

    return fill_book


def linked(page: Page, address: str, kind: str) -> list[str]:
    """The ids in the links of a kind on a page, in their order."""
    page.goto(address)
    links = [link.get_attribute("href") or "" for link in page.locator("main a").all()]
    return [found[1] for each in links if (found := re.match(rf"/{kind}/([^/?]+)/", each))]


def found_by_links(page: Page) -> Mapping[str, str]:
    """The first account of the list, one of its people and one of its promises."""
    account = linked(page, "/accounts/", "accounts")[0]
    return {
        "account": account,
        "person": linked(page, f"/accounts/{account}/", "people")[0],
        "promise": linked(page, f"/accounts/{account}/promises/", "facts/promises")[0],
        "user": "1",
    }


def first_group(page: Page) -> str:
    """The first group that an account of the list leads to."""
    accounts = linked(page, "/accounts/", "accounts")
    return next(group for each in accounts for group in linked(page, f"/accounts/{each}/", "groups"))


def addresses(page: Page) -> Iterator[tuple[str, str]]:
    """The name and the address of whatever an admin may open, files among them."""
    ids = found_by_links(page)
    for name, line in ADDRESSES.items():
        if "admin" in line.get and "{need}" not in line.path and "{role}" not in line.path:
            yield name, line.path.format(**ids)
    yield "group of companies", f"/groups/{first_group(page)}/"


def test_every_page_opens_without_a_complaint(reader: BrowserContext) -> None:
    page = reader.new_page()
    page.set_viewport_size(DESK)  # type: ignore[arg-type]
    said = complaints(page)
    opened, found = 0, []
    for name, address in list(addresses(page)):
        if not whole_page(reader, address):
            continue
        page.goto(address)
        opened += 1
        found += [f"{name}: {fault}" for fault in (*too_wide(page), *said)]
        said.clear()
    assert not found, "\n".join(found)
    assert opened > len(ADDRESSES) // 4
