"""Tokens of programs: shown once, one's own alone, and taken back at once."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.users import client_of, user_of
from troth.web.entry import owner
from troth.web.models import ApiToken
from troth.web.tokens import admit, make_token

pytestmark = pytest.mark.usefixtures("mills")
ADDRESS = "/settings/tokens/"


def made(client: Client, **sent: str) -> str:
    """The page after asking for a token."""
    return client.post(ADDRESS, {"name": "warehouse", "days": "30", **sent}).content.decode()


def test_a_token_is_shown_once_and_kept_as_a_hash() -> None:
    client = client_of("member")
    found = re.search(r"troth_[\w-]{43}", made(client))
    assert found is not None
    assert admit(found[0]) is not None
    assert found[0] not in client.get(ADDRESS).content.decode()
    assert found[0] not in str(list(ApiToken.objects.values()))


@pytest.mark.parametrize(
    ("field", "value"), [("days", "0"), ("days", "366"), ("name", ""), ("name", "x" * 101)]
)
def test_what_no_token_may_be_is_refused(field: str, value: str) -> None:
    page = made(client_of("member"), **{field: value})
    assert 'role="alert"' in page
    assert not ApiToken.objects.exists()


def test_one_sees_and_takes_back_ones_own_and_an_admin_everybodys() -> None:
    make_token(owner(), "of the owner", 1, timezone.now())
    make_token(user_of("member"), "of sam", 1, timezone.now())
    theirs, own = (ApiToken.objects.get(name=name) for name in ("of the owner", "of sam"))
    member = client_of("member")
    assert "of the owner" not in member.get(ADDRESS).content.decode()
    assert member.post(f"{ADDRESS}{theirs.token_hash}/revoke/").status_code == 403
    assert member.post(f"{ADDRESS}{own.token_hash}/revoke/").status_code == 302
    assert "of the owner" in client_of("admin").get(ADDRESS).content.decode()
    assert client_of("admin").post(f"{ADDRESS}{theirs.token_hash}/revoke/").status_code == 302
    assert not ApiToken.objects.exists()
