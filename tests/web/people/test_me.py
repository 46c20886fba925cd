"""What everybody looks after themselves: name, password, second factor, and the sessions they are signed in with."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

from tests.web.users import client_of, user_of
from troth.ledger import Ledger

PASSWORD = "a lantern on the quay"  # noqa: S105 - made up for the test
SAM = {"login": "sam@ours.example", "password": PASSWORD}
pytestmark = pytest.mark.usefixtures("_counts")


@pytest.fixture
def _counts(mills: Ledger) -> Iterator[None]:  # noqa: ARG001 - attempts are counted in that book
    """Attempts to sign in are counted from nothing."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def sam(mills: Ledger) -> User:  # noqa: ARG001 - a user of that book
    """Sam, with a password."""
    user = user_of("member")
    user.set_password(PASSWORD)
    user.save()
    return user


def signed_in_by_password() -> Client:
    client = Client()
    assert client.post("/sign-in/", SAM).headers["Location"] == "/"
    return client


def code_of(secret: str) -> str:
    """What an authenticator app shows now."""
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def with_app(client: Client) -> str:
    """Set up an authenticator app and give its secret."""
    client.post("/me/confirm/", {"password": PASSWORD})
    client.get("/me/factors/app/")
    secret = str(client.session["mfa.totp.secret"])
    assert client.post("/me/factors/app/", {"code": code_of(secret)}).status_code == 302
    return secret


@pytest.mark.usefixtures("sam")
def test_a_password_signs_in_and_leads_to_the_page_asked_for() -> None:
    client = Client()
    asked = client.get("/accounts/own-mill/").headers["Location"]
    assert (
        client.post(asked, {**SAM, "next": "/accounts/own-mill/"}).headers["Location"]
        == "/accounts/own-mill/"
    )


@pytest.mark.usefixtures("sam")
@pytest.mark.parametrize(
    "elsewhere", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"]
)
def test_signing_in_never_leads_elsewhere(elsewhere: str) -> None:
    assert Client().post("/sign-in/", {**SAM, "next": elsewhere}).headers["Location"] == "/"


@pytest.mark.usefixtures("sam")
def test_after_five_wrong_passwords_the_right_one_has_to_wait() -> None:
    for _attempt in range(5):
        Client().post("/sign-in/", {**SAM, "password": "wrong"})
    page = Client().post("/sign-in/", SAM)
    assert page.status_code != 302
    assert "Too many failed login attempts" in page.content.decode()


def test_a_wrong_address_and_a_wrong_password_are_told_alike(sam: User) -> None:
    texts = {
        Client()
        .post("/sign-in/", {"login": login, "password": "wrong"})
        .content.decode()
        .count("not correct")
        for login in (sam.email, "nobody@ours.example")
    }
    assert texts == {1}


def test_whoever_is_deactivated_cannot_sign_in(sam: User) -> None:
    User.objects.filter(pk=sam.pk).update(is_active=False)
    client = Client()
    client.post("/sign-in/", SAM)
    assert client.get("/").status_code == 302


def test_a_second_factor_is_asked_for_before_anything_is_shown(sam: User) -> None:
    secret = with_app(signed_in_by_password())
    client = Client()
    assert client.post("/sign-in/", SAM).headers["Location"] == "/sign-in/second-factor/"
    assert client.get("/").status_code == 302
    assert client.post("/sign-in/second-factor/", {"code": "000000"}).status_code == 200
    Authenticator.objects.filter(user=sam, type="totp").update(last_used_at=None)
    cache.clear()
    assert client.post("/sign-in/second-factor/", {"code": code_of(secret)}).status_code == 302
    assert client.get("/").status_code == 200


def test_the_secret_of_a_factor_is_kept_sealed(sam: User) -> None:
    secret = with_app(signed_in_by_password())
    kept = str(list(Authenticator.objects.filter(user=sam).values("data")))
    assert secret not in kept


@pytest.mark.usefixtures("sam")
def test_factors_are_changed_only_by_whoever_gave_the_password_of_late() -> None:
    client = signed_in_by_password()
    session = client.session
    session["account_authentication_methods"] = []
    session.save()
    assert client.get("/me/factors/app/").headers["Location"].startswith("/me/confirm/")


@pytest.mark.usefixtures("sam")
def test_sessions_are_listed_and_all_ended_at_once() -> None:
    first, second = signed_in_by_password(), signed_in_by_password()
    page = first.get("/me/").content.decode()
    assert page.count("127.0.0.1") == 2
    assert page.count("this one") == 1
    first.post("/me/sign-out-everywhere/")
    assert [client.get("/").status_code for client in (first, second)] == [302, 302]
    assert not UserSession.objects.exists()


def test_a_new_password_ends_the_other_sessions(sam: User) -> None:
    first, second = signed_in_by_password(), signed_in_by_password()
    new = "a lighthouse by the sea"
    changed = first.post("/me/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert changed.status_code == 302
    sam.refresh_from_db()
    assert sam.check_password(new)
    assert second.get("/").status_code == 302


def test_ones_name_is_changed_by_oneself_and_nothing_else_is() -> None:
    client = client_of("reader")
    client.post("/me/", {"name": "Samuel", "role": "admin", "email": "boss@ours.example", "is_active": ""})
    user = User.objects.get()
    assert (user.first_name, user.email, user.is_active) == ("Samuel", "sam@ours.example", True)
    assert client.get("/members/").status_code == 403
