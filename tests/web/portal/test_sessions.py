"""A portal session opens the portal and nothing of ours, at any address; ours opens nothing of the portal."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.matrix import ADDRESSES, ANYBODY, Line
from tests.web.portal.visitors import inside
from tests.web.test_urls import outcome
from tests.web.users import client_of
from troth.ledger import Ledger

OF_THE_PORTAL = (
    "portal",
    "portal_seen",
    "portal_say",
    "portal_send",
    "portal_own_data",
    "portal_own_data_file",
)


@pytest.mark.usefixtures("mills", "shared")
def test_a_portal_session_is_a_stranger_at_every_address_of_ours() -> None:
    vera = inside("vera")
    wrong = {}
    for name, line in ADDRESSES.items():
        if line.path.startswith("/portal/"):
            continue
        for method, rule in (("get", line.get), ("post", line.post)):
            answer = getattr(vera, method)(line.address("own"))
            is_open = rule == ANYBODY or "stranger" in rule
            refusals = {
                "to sign in",
                "withheld",
                "not allowed",
                *(["not found"] if line.finds_nothing else []),
            }
            if not is_open and outcome(answer) not in refusals:
                wrong[name, method] = answer.status_code
    assert wrong == {}


@pytest.mark.parametrize("role", ["reader", "member", "manager", "admin"])
@pytest.mark.parametrize("name", OF_THE_PORTAL)
def test_our_sessions_open_nothing_of_the_portal(shared: Ledger, role: str, name: str) -> None:
    assert shared.is_sqlite
    line: Line = ADDRESSES[name]
    client: Client = client_of(role)
    assert {client.get(line.path).status_code, client.post(line.path).status_code} == {403}
