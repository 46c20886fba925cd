"""Every address meets three people: one signed in, a stranger, and one with a wrong link."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver

from tests.web.books import HOSTILE
from troth.ledger import Ledger
from troth.web.headers import CONTENT_POLICY

# Address -> what somebody signed in gets, what a stranger gets. A new address without a line here fails.
ADDRESSES = {
    "today": ("/", 200, 302),
    "accounts": ("/accounts/", 200, 302),
    "account": ("/accounts/acorn/", 200, 302),
    "reasons": ("/accounts/acorn/why/", 200, 302),
    "health": ("/health/", 200, 200),
    "sign_in": ("/sign-in/", 200, 200),
    "enter": ("/sign-in/no-such-token/", 200, 200),
    "sign_out": ("/sign-out/", 405, 302),
}
PAGES = [pytest.param(*each, id=name) for name, each in ADDRESSES.items()]


def test_every_address_has_its_line() -> None:
    patterns = get_resolver().url_patterns
    assert {each.name for each in patterns if isinstance(each, URLPattern)} == ADDRESSES.keys()
    assert len(patterns) == len(ADDRESSES)


@pytest.mark.parametrize(("address", "member", "stranger"), PAGES)
@pytest.mark.usefixtures("filled")
def test_who_may_see_what(
    signed_in: Client, client: Client, address: str, member: int, stranger: int
) -> None:
    assert (signed_in.get(address).status_code, client.get(address).status_code) == (member, stranger)


@pytest.mark.parametrize("address", ["/", "/accounts/acorn/", "/accounts/no-such-account/"])
@pytest.mark.usefixtures("filled")
def test_a_stranger_is_sent_to_the_sign_in_page_and_learns_nothing(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["Location"], answer.content) == (302, "/sign-in/", b"")


@pytest.mark.usefixtures("filled")
def test_a_fragment_sends_a_strangers_whole_page_to_the_sign_in_page(client: Client) -> None:
    answer = client.get("/", headers={"HX-Request": "true"})
    assert (answer.headers["HX-Redirect"], answer.content) == ("/sign-in/", b"")


@pytest.mark.usefixtures("filled")
def test_a_wrong_link_opens_nothing(client: Client) -> None:
    assert client.post("/sign-in/no-such-token/").status_code == 403
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("address", [address for address, _member, _stranger in ADDRESSES.values()])
@pytest.mark.usefixtures("filled")
def test_every_answer_carries_the_policies(signed_in: Client, address: str) -> None:
    headers = signed_in.get(address).headers
    assert headers["Content-Security-Policy"] == CONTENT_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"]


def test_the_policy_lets_no_inline_script_or_style_run() -> None:
    assert "unsafe" not in CONTENT_POLICY
    assert "script-src 'self'; style-src 'self'" in CONTENT_POLICY


@pytest.mark.parametrize("address", ["/", "/accounts/acorn/"])
@pytest.mark.usefixtures("filled")
def test_what_people_say_is_shown_as_text(signed_in: Client, address: str) -> None:
    page = signed_in.get(address).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


@pytest.mark.parametrize("address", ["/", "/accounts/acorn/"])
@pytest.mark.usefixtures("filled")
def test_no_page_names_another_host(signed_in: Client, address: str) -> None:
    page = signed_in.get(address).content.decode().replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "//" not in page.replace("</script>", "").replace(HOSTILE, "")


@pytest.mark.parametrize("address", ["/", "/accounts/acorn/"])
def test_a_book_without_a_run_says_what_to_do(signed_in: Client, ledger: Ledger, address: str) -> None:
    assert ledger.is_sqlite
    assert "troth score" in signed_in.get(address).content.decode()
