"""Fixtures of every test; absent equipment skips a test, or fails it when TROTH_REQUIRE names it."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from tests.cases import PROPERTY, cases_in, told_by_file
from tests.equipment import EQUIPMENT, chromium_path, postgres_programs, real_data_folder, required
from tests.postgres_cluster import postgres_cluster

# A shared machine has slow moments; an automatic run must give the same answer twice.
settings.register_profile("troth", deadline=None, derandomize="CI" in os.environ, print_blob=True)
settings.load_profile("troth")

# A test that asks for one of these needs the equipment, whether or not it says so.
EQUIPMENT_OF_FIXTURE = {"postgres_url": "postgres", "chromium": "browser", "real_data": "real"}

CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_configure(config: pytest.Config) -> None:
    """Read TROTH_REQUIRE once."""
    try:
        config.stash[REQUIRED] = required(os.environ.get("TROTH_REQUIRE", ""))
    except ValueError as problem:
        raise pytest.UsageError(str(problem)) from None


REQUIRED = pytest.StashKey[frozenset[str]]()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark the tests whose fixtures need equipment."""
    for fixture in getattr(item, "fixturenames", ()):
        if fixture in EQUIPMENT_OF_FIXTURE:
            item.add_marker(EQUIPMENT_OF_FIXTURE[fixture])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip or fail before any fixture starts."""
    for piece in EQUIPMENT.values():
        if item.get_closest_marker(piece.name) is None:
            continue
        missing = piece.missing()
        if missing and piece.name in item.config.stash[REQUIRED]:
            pytest.fail(f"TROTH_REQUIRE names {piece.name}, but {missing}", pytrace=False)
        if missing:
            pytest.skip(missing)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Send along how many cases a law was held against, also from a process beside."""
    report = yield
    statistics = getattr(item, "hypothesis_statistics", "")
    if report.when == "teardown" and statistics:
        report.user_properties.append((PROPERTY, cases_in(statistics)))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the cases of the laws that were run."""
    reports = [each for group in terminalreporter.stats.values() for each in group]
    told = [
        (each.nodeid, int(str(value)))
        for each in reports
        for name, value in getattr(each, "user_properties", ())
        if name == PROPERTY and each.when == "teardown"
    ]
    for number, line in enumerate(told_by_file(told)):
        if number == 0:
            terminalreporter.section("cases made by Hypothesis")
        terminalreporter.write_line(line)


@pytest.fixture(scope="session", autouse=True)
def _own_books(django_db_blocker: Any) -> Iterator[None]:
    """Let tests reach the books they make; pytest-django would keep all but those marked for it from any database."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a private, empty PostgreSQL, `postgresql://user:password@127.0.0.1:port/postgres`."""
    programs = postgres_programs()
    assert programs is not None
    with postgres_cluster(programs) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, driven by Playwright; open a context or a page of your own and close it."""
    # Playwright keeps an event loop in this thread, which Django would take for an asynchronous caller.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real data sets."""
    folder = real_data_folder()
    assert folder is not None
    return folder
