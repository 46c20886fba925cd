"""Tasks of a week: find why an account fell, go back to an earlier day, draw a tie on the map with the keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.books import HOSTILE, record, record_dealings, record_outcomes, record_people
from tests.web.served import Served, made_book, served
from tests.web.tasks.weeks import TODAY, quiet_page, signed_in
from troth import ledger as book
from troth.ledger import Ledger
from troth.model import Facts, Value
from troth.workspace.keeping import refresh

ACCOUNT = "/accounts/acorn/"
MONTH_AGO = TODAY - timedelta(days=30)
BROKEN_ON = TODAY - timedelta(days=10)
FIRST_TIME_MS = 60_000  # an application just started plans its measures when a figure is opened first


def fill_with_a_fall(ledger: Ledger) -> None:
    """A well-kept account as of a month ago, whose three promises of this month were broken."""
    record_people(ledger)
    record_dealings(ledger)
    record_outcomes(ledger)
    made_on = TODAY - timedelta(days=200)
    kept = [_promise(f"kept-{number}", made_on) for number in range(6)]
    broken = [_promise(f"broken-{number}", made_on, due_on=BROKEN_ON) for number in range(3)]
    record(ledger, promises=[*kept, *broken])
    delivered = [_event(each["promise_id"], "delivered", MONTH_AGO - timedelta(days=60)) for each in kept]
    record(ledger, promise_events=delivered)
    record(ledger, feedback=[_answer(person) for person in ("pia", "ben")])
    given_up = [_event(each["promise_id"], "abandoned", BROKEN_ON) for each in broken]
    columns = (*given_up[0], "recorded_at")
    known_at = datetime.combine(BROKEN_ON, time(9), UTC)
    facts = Facts("promise_events", columns, tuple((*each.values(), known_at) for each in given_up))
    book.record(ledger, [facts], "test", "test", datetime.now(UTC))
    refresh(ledger, [MONTH_AGO, TODAY])


def _promise(promise_id: str, made_on: date, due_on: date | None = None) -> dict[str, Value]:
    return {
        "promise_id": promise_id,
        "account_id": "acorn",
        "person_id": "pia",
        "promiser_id": "sam",
        "words": f"Answer {promise_id} {HOSTILE}",
        "made_on": made_on,
        "due_on": due_on or MONTH_AGO - timedelta(days=60),
    }


def _answer(person_id: str) -> dict[str, Value]:
    asked_on = MONTH_AGO - timedelta(days=40)
    return {
        "feedback_id": f"answer-{person_id}",
        "account_id": "acorn",
        "person_id": person_id,
        "instrument": "nps",
        "scale_low": 0,
        "scale_high": 10,
        "score": 8,
        "asked_on": asked_on,
        "answered_on": asked_on,
    }


def _event(promise_id: Value, kind: str, happened_on: date) -> dict[str, Value]:
    return {
        "event_id": f"{kind} {promise_id}",
        "promise_id": promise_id,
        "kind": kind,
        "happened_on": happened_on,
    }


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with made_book(tmp_path_factory.mktemp("why"), fill_with_a_fall) as url, served(url) as found:
        yield found


@pytest.fixture(scope="module")
def context(chromium: Browser, running: Served) -> Iterator[BrowserContext]:
    with signed_in(chromium, running) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with quiet_page(context) as page:
        yield page


def points(text: str) -> float:
    """A difference as a page writes it."""
    return float(text.strip().replace("−", "-").replace("+", ""))


def test_why_an_account_fell_is_found_in_two_clicks_and_the_parts_add_up(page: Page) -> None:
    page.goto(ACCOUNT)
    page.get_by_role("link", name=re.compile("−\\d+ since")).click()
    change = page.locator("#change")
    expect(change.locator(".change-sum")).to_contain_text("the parts below add up to", timeout=FIRST_TIME_MS)
    assert points(change.locator(".change-sum strong").inner_text()) < 0
    kinds = change.locator(".change-kinds dd")
    parts = sum(points(kinds.nth(place).inner_text()) for place in range(kinds.count()))
    assert parts == pytest.approx(points(change.locator(".change-sum strong").inner_text()), abs=0.03)
    pia = change.locator("details.reason").filter(has_text="Pia")
    pia.locator("summary").first.click()
    expect(pia.get_by_role("row").filter(has_text="new since").first).to_contain_text(
        "Promise broken: Answer broken-"
    )


def test_two_other_days_are_compared_in_place(page: Page) -> None:
    page.goto(f"{ACCOUNT}why/")
    expect(page.locator("#change .change-sum")).to_be_visible(timeout=FIRST_TIME_MS)
    page.get_by_label("from", exact=True).select_option(str(TODAY))
    expect(page.locator("#change .change-sum strong")).to_have_text("+0.00")
    assert page.url.endswith("/why/")


def test_the_figure_opens_down_to_its_facts(page: Page) -> None:
    page.goto(f"{ACCOUNT}why/")
    why = page.locator("#why")
    expect(why).to_contain_text("all parts sum to", timeout=FIRST_TIME_MS)
    why.locator("summary").first.click()
    expect(why.locator("details[open]").first).to_contain_text(
        "where everyone with this influence starts from"
    )


def test_an_earlier_day_shows_what_was_known_then_and_takes_no_entry(page: Page) -> None:
    page.goto(f"{ACCOUNT}promises/")
    expect(page.locator(".state-broken").first).to_be_visible()
    page.get_by_label("as of").select_option(str(MONTH_AGO))
    page.wait_for_url(f"**{ACCOUNT}promises/?at={MONTH_AGO}")
    expect(page.get_by_role("status").first).to_contain_text("You see what was known on")
    expect(page.locator(".state-broken")).to_have_count(0)
    expect(page.get_by_role("link", name="New contact")).to_have_count(0)
    page.get_by_role("link", name="Timeline").click()
    page.wait_for_url(f"**{ACCOUNT}timeline/?at={MONTH_AGO}")
    page.get_by_role("link", name="Back to the newest day").click()
    page.wait_for_url(f"**{ACCOUNT}timeline/")


def test_a_tie_is_drawn_by_keyboard_alone(page: Page) -> None:
    page.goto(f"{ACCOUNT}map/")
    page.locator(".map canvas").wait_for()
    page.get_by_label("Who listens", exact=True).focus()
    page.keyboard.type("Ben")
    page.keyboard.press("Tab")
    page.keyboard.type("Pia")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog#entering[open]")
    expect(dialog).to_be_visible()
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-told-words]")).to_be_visible(timeout=FIRST_TIME_MS)
    ties = page.locator("[aria-labelledby=ties-title]")
    expect(ties.get_by_role("row").filter(has_text=re.compile("^\\s*Ben"))).to_have_count(1)
