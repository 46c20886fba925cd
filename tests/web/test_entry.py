"""A link signs in once, for half an hour, by a button, and is kept only as a hash."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from troth.web.entry import LINK_MINUTES, exchange, make_token, owner
from troth.web.models import SignInLink

pytestmark = pytest.mark.django_db


@pytest.fixture
def token() -> str:
    return make_token(owner(), timezone.now())


def test_the_button_signs_in(client: Client, token: str) -> None:
    answer = client.post(f"/sign-in/link/{token}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    assert client.get("/").status_code == 200


def test_looking_at_a_link_does_not_use_it_up(client: Client, token: str) -> None:
    for _look in range(3):
        assert client.get(f"/sign-in/link/{token}/").status_code == 200
    assert client.get("/").status_code == 302
    assert client.post(f"/sign-in/link/{token}/").status_code == 302


def test_a_link_works_once(client: Client, token: str) -> None:
    client.post(f"/sign-in/link/{token}/")
    assert Client().post(f"/sign-in/link/{token}/").status_code == 403


def test_a_link_expires(token: str) -> None:
    assert exchange(token, timezone.now() + timedelta(minutes=LINK_MINUTES, seconds=1)) is None


def test_a_link_within_its_time_gives_its_user(token: str) -> None:
    found = exchange(token, timezone.now() + timedelta(minutes=LINK_MINUTES - 1))
    assert found is not None
    assert found.username == "owner"


def test_the_token_is_256_bits_and_not_kept(token: str) -> None:
    assert len(token) == 43  # 32 bytes in base 64
    assert token not in str(SignInLink.objects.values())


def test_old_links_are_forgotten(token: str) -> None:
    assert token
    make_token(owner(), timezone.now() + timedelta(days=1))
    assert SignInLink.objects.count() == 1


def test_the_owner_is_one_user_without_a_password() -> None:
    assert owner().pk == owner().pk
    assert not User.objects.get().has_usable_password()


def test_the_button_asks_for_the_token_of_its_own_page(token: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"/sign-in/link/{token}/").status_code == 403
    assert SignInLink.objects.get().used_at is None


def test_signing_out_ends_the_session(client: Client, token: str) -> None:
    client.post(f"/sign-in/link/{token}/")
    assert client.post("/sign-out/").status_code == 302
    assert client.get("/").status_code == 302


def test_the_page_with_the_token_is_not_kept_and_told_to_nobody(client: Client, token: str) -> None:
    headers = client.get(f"/sign-in/link/{token}/").headers
    assert "no-store" in headers["Cache-Control"]
    assert headers["Referrer-Policy"] == "same-origin"
