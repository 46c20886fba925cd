"""Tasks of a week: invite a member who signs in for the first time; sign in by a passkey; set up an authenticator app."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.books import fill
from tests.web.served import Served, made_book, served
from tests.web.tasks.weeks import quiet_page, signed_in

PASSWORD = "a lantern on the quay"  # noqa: S105 - made up for the test
PASSKEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The application, under a name: browsers make no passkeys for a bare number."""
    with made_book(tmp_path_factory.mktemp("joining"), fill) as url, served(url) as found:
        named = {name: getattr(found, name).replace("127.0.0.1", "localhost") for name in ("address", "link")}
        yield replace(found, **named)


@pytest.fixture(scope="module")
def owners(chromium: Browser, running: Served) -> Iterator[BrowserContext]:
    with signed_in(chromium, running) as context:
        yield context


@pytest.fixture(scope="module")
def link(owners: BrowserContext) -> str:
    """The link that an admin gets who invites Kim."""
    with quiet_page(owners) as page:
        page.goto("/")
        page.get_by_role("link", name="My own settings").click()
        page.get_by_role("link", name="People and rights").click()
        page.get_by_label("E-mail address").fill("kim@ours.example")
        page.get_by_label("Manager:").check()
        page.get_by_label("Which of our people they are").select_option(label="Sam Ourwright")
        page.get_by_role("button", name="Invite").click()
        return page.locator("[data-invitation]").inner_text()


@pytest.fixture(scope="module")
def kims(chromium: Browser, running: Served, link: str) -> Iterator[BrowserContext]:
    """The browser of Kim, who has accepted the invitation."""
    context = chromium.new_context(base_url=running.address)
    with quiet_page(context) as page:
        page.goto(link)
        page.get_by_label("Your name").fill("Kim Ourwright")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Open the book").click()
        expect(page).to_have_url("/")
    yield context
    context.close()


@pytest.fixture
def page(kims: BrowserContext) -> Iterator[Page]:
    with quiet_page(kims) as page:
        yield page


def confirm(page: Page) -> None:
    """Give the password again, where it is asked for."""
    if "/me/confirm/" in page.url:
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Confirm").click()


def sign_in(page: Page) -> None:
    page.get_by_label("Email").fill("kim@ours.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_whoever_is_invited_sees_their_own_accounts_and_that_others_are_withheld(page: Page) -> None:
    page.goto("/accounts/")
    expect(page.get_by_role("link", name="Acorn Mills")).to_be_visible()
    expect(page.get_by_text("1 more account is withheld from you")).to_be_visible()


def test_a_withheld_page_says_so(kims: BrowserContext) -> None:
    page = kims.new_page()
    answer = page.goto("/accounts/birch/")
    assert answer is not None
    assert answer.status == 403
    expect(page.get_by_role("heading", name="This is withheld from you")).to_be_visible()
    page.close()


def test_a_passkey_signs_in(page: Page) -> None:
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY})
    page.goto("/me/factors/passkeys/new/")
    confirm(page)
    page.get_by_label("Name").fill("Kim's phone")
    page.get_by_label("Passwordless").check()
    page.get_by_role("button", name="Add").click()
    expect(page).to_have_url("/me/factors/codes/")
    expect(page.get_by_label("Unused codes")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign in with a passkey").click()
    expect(page).to_have_url("/")
    page.goto("/me/factors/passkeys/")
    expect(page.get_by_text("Kim's phone")).to_be_visible()


def test_an_authenticator_app_is_asked_for_at_the_next_sign_in(page: Page) -> None:
    page.goto("/me/factors/app/")
    confirm(page)
    secret = page.get_by_label("Authenticator secret").input_value()
    expect(page.locator("img.qr")).to_be_visible()
    page.get_by_label("Authenticator code").fill(_shown(secret, 0))
    page.get_by_role("button", name="Activate").click()
    expect(page).to_have_url(re.compile("/me/factors/(codes/)?$"))
    page.get_by_role("button", name="Sign out").click()
    sign_in(page)
    expect(page).to_have_url(re.compile("/sign-in/second-factor/"))
    # The code before is used up; that of the next period holds already.
    page.get_by_label("Code").fill(_shown(secret, 1))
    page.get_by_role("button", name="Sign In", exact=True).click()
    expect(page).to_have_url("/")


def _shown(secret: str, later: int) -> str:
    """What the app shows in the first period whose code holds, or so many later."""
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()) + later)))


def test_everything_one_looks_after_oneself_opens_without_complaint(page: Page) -> None:
    for address in (
        "/me/",
        "/me/factors/",
        "/me/factors/codes/",
        "/me/factors/codes/new/",
        "/me/factors/app/off/",
        "/me/password/",
        "/me/confirm/code/",
        "/me/confirm/passkey/",
    ):
        answer = page.goto(address)
        assert answer is not None
        assert answer.ok, address
