"""Every address meets every role with an account of its own, its team's and a foreign one; the table is in matrix.py."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests.web.books import HOSTILE
from tests.web.matrix import ADDRESSES, NOBODY, ROLES, Line
from tests.web.users import client_of, user_of
from troth.ledger import Ledger
from troth.web.entry import owner
from troth.web.headers import CONTENT_POLICY

PAGES = [pytest.param(line, id=name) for name, line in ADDRESSES.items()]
SIGN_IN = "/sign-in/"
WITHOUT_TOKEN, FORBIDDEN, NOT_FOUND, NOT_ALLOWED = 401, 403, 404, 405


def names(patterns: Iterable[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The names of all addresses, those of applications in their namespace."""
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from names(each.url_patterns, f"{space}{each.namespace}:" if each.namespace else space)
        else:
            yield f"{space}{each.name}"


def outcome(answer: Any) -> str:
    """What became of a request: let in, or refused in one of three ways, or the line is wrong."""
    if answer.status_code in {301, 302} and answer.headers["Location"].startswith(SIGN_IN):
        return "to sign in"
    if answer.status_code == WITHOUT_TOKEN:
        # Programs are refused so; the page that says a company's sign-in failed answers so to whoever reads it.
        return "withheld" if answer.headers["Content-Type"].startswith("application/json") else "let in"
    known = {
        FORBIDDEN: "withheld",
        NOT_FOUND: "not found",
        NOT_ALLOWED: "not allowed",
    }
    return known.get(answer.status_code, "let in" if answer.status_code < 500 else "failed")


def expected(line: Line, method: str, role: str, distance: str) -> set[str]:
    """What the table says may become of it."""
    rule = line.get if method == "get" else line.post
    if distance in rule.get(role, ()):
        if line.ends_session and method == "post":
            return {"to sign in"}
        return {"not found" if line.finds_nothing else "let in"}
    if rule == NOBODY:
        return {"to sign in", "withheld", "not allowed", *(["not found"] if line.finds_nothing else [])}
    return {"to sign in"} if role == "stranger" else {"withheld"}


def test_every_address_has_its_line() -> None:
    assert sorted(names(get_resolver().url_patterns)) == sorted(ADDRESSES)


@pytest.mark.parametrize("line", PAGES)
@pytest.mark.usefixtures("mills")
def test_who_may_do_what(line: Line) -> None:
    wrong, user_id = {}, user_of("reader").pk
    for role, distance, method in product(ROLES, line.distances, ("get", "post")):
        data = line.data if method == "post" else {}
        with transaction.atomic():
            answer = getattr(client_of(role), method)(line.address(distance, user_id), data)
            transaction.set_rollback(True)
        if outcome(answer) not in expected(line, method, role, distance):
            wrong[role, distance, method] = f"{answer.status_code}, {outcome(answer)}"
    assert wrong == {}


@pytest.mark.parametrize("role", ["reader", "member", "manager"])
@pytest.mark.usefixtures("mills")
def test_what_is_withheld_tells_nothing_of_it_but_whom_to_ask(role: str) -> None:
    owner()
    foreign, unknown = (
        client_of(role).get(f"/accounts/{each}/") for each in ("foreign-mill", "no-such-account")
    )
    assert (foreign.status_code, unknown.status_code) == (FORBIDDEN, FORBIDDEN)
    page = foreign.content.decode()
    assert "withheld from you" in page
    assert "Ask an administrator to change that: owner." in page
    assert "Account foreign-mill" not in page


@pytest.mark.parametrize("address", ["/", "/accounts/acorn/", "/accounts/no-such-account/"])
@pytest.mark.usefixtures("filled")
def test_a_stranger_is_sent_to_the_sign_in_page_and_learns_nothing(client: Client, address: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.content) == (302, b"")
    assert answer.headers["Location"] == f"/sign-in/?next={address}"


@pytest.mark.usefixtures("filled")
def test_a_fragment_sends_a_strangers_whole_page_to_the_sign_in_page(client: Client) -> None:
    answer = client.get("/", headers={"HX-Request": "true"})
    assert (answer.headers["HX-Redirect"], answer.content) == ("/sign-in/", b"")


@pytest.mark.usefixtures("filled")
def test_a_wrong_link_opens_nothing(client: Client) -> None:
    assert client.post("/sign-in/link/no-such-token/").status_code == 403
    assert client.get("/").status_code == 302


@pytest.mark.parametrize("address", [line.address("own") for line in ADDRESSES.values()])
@pytest.mark.usefixtures("mills")
def test_every_answer_carries_the_policies(signed_in: Client, address: str) -> None:
    headers = signed_in.get(address).headers
    assert headers["Content-Security-Policy"] == CONTENT_POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    # The portal's pages are reached by mail, and tell nobody their address.
    assert headers["Referrer-Policy"] == ("no-referrer" if address.startswith("/portal/") else "same-origin")
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
    page = signed_in.get(address).content.decode()
    assert 'href="/import/"' in page
    assert "/enter/account/" in page
