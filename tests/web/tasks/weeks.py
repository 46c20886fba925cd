"""What the tasks of a week begin with: a small book scored today, served, and pages that hide no complaint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.web.books import record, record_dealings, record_outcomes, record_people
from tests.web.served import Served, made_book, served
from troth.ledger import Ledger
from troth.workspace.keeping import refresh

TODAY = datetime.now(UTC).date()

# A shared machine has slow moments, and every save scores an account again.
expect.set_options(timeout=30_000)
OURS = re.compile(r"http://(127\.0\.0\.1|localhost):|data:")


def fill_for_today(ledger: Ledger) -> None:
    """Two accounts, hostile names and words, promises kept and open, scored with real measures as of today."""
    record_people(ledger)
    record_dealings(ledger)
    record_outcomes(ledger)
    record(
        ledger,
        promises=[
            {
                "promise_id": f"ahead-{number}",
                "account_id": "acorn",
                "person_id": person,
                "promiser_id": "sam",
                "words": f"Answer number {number}",
                "made_on": date(2026, 1, 1),
                "due_on": TODAY + timedelta(days=number),
            }
            for number, person in ((3, "ben"), (4, "pia"), (5, "ben"))
        ],
    )
    refresh(ledger, [TODAY])


@contextmanager
def week(folder: Path) -> Iterator[Served]:
    """The book of `fill_for_today`, served until the block ends."""
    with made_book(folder, fill_for_today) as url, served(url) as found:
        yield found


@contextmanager
def signed_in(chromium: Browser, running: Served) -> Iterator[BrowserContext]:
    """A browser whose user has signed in by the link."""
    context = chromium.new_context(base_url=running.address)
    page = context.new_page()
    page.goto(running.link)
    page.get_by_role("button", name="Open the book").click()
    page.wait_for_url("**/")
    page.close()
    yield context
    context.close()


@contextmanager
def quiet_page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test when the browser complains, asks another host or a script opens a dialog."""
    page = context.new_page()
    complaints: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    page.on("console", lambda message: complaints.append(message.text) if message.type != "log" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: None if OURS.match(request.url) else complaints.append(request.url))
    page.on("dialog", dismiss)
    yield page
    page.close()
    assert not complaints, complaints
