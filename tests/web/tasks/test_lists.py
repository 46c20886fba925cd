"""Tasks of a week with lists: see what today asks for, narrow accounts down, keep the view, take the list along."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.served import Served
from tests.web.tasks.weeks import quiet_page, signed_in, week


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with week(tmp_path_factory.mktemp("lists")) as found:
        yield found


@pytest.fixture(scope="module")
def context(chromium: Browser, running: Served) -> Iterator[BrowserContext]:
    with signed_in(chromium, running) as found:
        yield found


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with quiet_page(context) as found:
        yield found


def test_a_filtered_list_is_exported(page: Page) -> None:
    page.goto("/accounts/")
    page.locator("select[name=segment]").select_option("food")
    page.wait_for_url("**/accounts/?segment=food")
    expect(page.locator("table.accounts tbody tr")).to_have_count(1)
    page.locator("summary", has_text="Export").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    with Path(download.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[1] for row in rows] == ["Id", "acorn"]


def test_a_search_keeps_the_filters_and_a_filter_the_search(page: Page) -> None:
    page.goto("/accounts/?segment=food")
    page.keyboard.press("/")
    page.keyboard.type("mills")
    page.wait_for_url("**/accounts/?q=mills&segment=food")
    page.locator("select[name=class]").select_option("captive")
    page.wait_for_url("**/accounts/?q=mills&segment=food&class=captive")
    expect(page.get_by_text("No account is like that.")).to_be_visible()


def test_a_view_is_kept_under_a_name_and_found_again(page: Page) -> None:
    page.goto("/accounts/?sort=name&segment=food")
    page.get_by_text("Save view").click()
    page.get_by_label("Name of the view").fill("Food by name")
    page.get_by_role("button", name="Save", exact=True).click()
    page.goto("/accounts/")
    page.get_by_role("link", name="Food by name").click()
    page.wait_for_url("**/accounts/?segment=food&sort=name")
    page.get_by_role("button", name="Forget the view Food by name").click()
    expect(page.get_by_role("link", name="Food by name")).to_have_count(0)


def test_columns_are_chosen(page: Page) -> None:
    page.goto("/accounts/")
    page.locator("summary", has_text="Columns").click()
    page.get_by_role("checkbox", name="Country").check()
    expect(page.get_by_role("columnheader", name="Country")).to_be_visible()


def test_a_promise_is_kept_from_today_and_leaves_the_list(page: Page) -> None:
    page.goto("/")
    promise = (
        page.locator("#today-promises").locator("xpath=ancestor::section").get_by_text("Answer number 3")
    )
    expect(promise).to_be_visible()
    promise.locator("xpath=ancestor::li").get_by_role("button", name="Kept", exact=True).click()
    page.wait_for_load_state("networkidle")
    page.goto("/")
    expect(page.get_by_text("Answer number 3")).to_have_count(0)
    page.goto("/promises/?state=kept")
    expect(page.get_by_text("Answer number 3")).to_be_visible()
