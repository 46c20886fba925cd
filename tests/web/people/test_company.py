"""The company's own sign-in, against a provider that runs: who is a user here gets in, and nobody else does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.web.people.provider import CLIENT, SECRET, Provider, running_provider
from tests.web.users import user_of
from troth.model import InputError
from troth.web.environment import OpenId, environment
from troth.web.people.company import company_sign_in, origin_of

SAM = {"sub": "0815", "email": "sam@ours.example", "email_verified": True}
pytestmark = pytest.mark.usefixtures("mills")


@pytest.fixture
def provider(settings: Any) -> Iterator[Provider]:
    """A provider that the application is told to use."""
    with running_provider() as provider:
        settings.SOCIALACCOUNT_PROVIDERS = company_sign_in(told(provider.address))
        yield provider


def told(address: str, *, is_mail_verified: bool = False) -> OpenId:
    """What the environment says of a provider."""
    return OpenId(address, CLIENT, SECRET, "Ourworks", is_mail_verified)


def sign_in(client: Client, provider: Provider) -> Any:
    """The answer to whoever comes back from the provider."""
    location = client.post("/sign-in/by/company/").headers["Location"]
    return client.get(provider.sign_in(location))


def test_a_user_whose_address_the_provider_vouches_for_gets_in(client: Client, provider: Provider) -> None:
    user = user_of("member")
    provider.claims = SAM
    assert sign_in(client, provider).headers["Location"] == "/"
    assert client.get("/accounts/own-mill/").status_code == 200
    assert User.objects.get() == user
    assert len(provider.asked["code_challenge"]) == 43  # 256 bits in base 64


def test_the_button_stands_on_the_page_to_sign_in(client: Client, provider: Provider) -> None:
    assert provider.address
    assert "Sign in with Ourworks" in client.get("/sign-in/").content.decode()


def test_a_look_at_the_address_signs_nobody_in(client: Client, provider: Provider) -> None:
    assert provider.address
    assert client.get("/sign-in/by/company/").status_code == 200


def test_whoever_is_not_invited_stays_outside(client: Client, provider: Provider) -> None:
    provider.claims = {"sub": "4711", "email": "mallory@ours.example", "email_verified": True}
    assert "Nobody can make an account" in sign_in(client, provider).content.decode()
    assert not User.objects.exists()
    assert client.get("/").status_code == 302


def test_an_address_nobody_vouches_for_opens_nothing(client: Client, provider: Provider) -> None:
    user_of("admin")
    provider.claims = {**SAM, "email_verified": False}
    sign_in(client, provider)
    assert client.get("/").status_code == 302


def test_a_provider_that_verifies_every_address_may_be_trusted_to(
    client: Client, provider: Provider, settings: Any
) -> None:
    user_of("member")
    settings.SOCIALACCOUNT_PROVIDERS = company_sign_in(told(provider.address, is_mail_verified=True))
    provider.claims = {"sub": "0815", "email": "sam@ours.example"}
    sign_in(client, provider)
    assert client.get("/").status_code == 200


def test_a_forged_return_opens_nothing(client: Client, provider: Provider) -> None:
    user_of("admin")
    provider.claims = SAM
    location = client.post("/sign-in/by/company/").headers["Location"]
    back = provider.sign_in(location).replace(provider.asked["state"], "forged")
    client.get(back)
    assert client.get("/").status_code == 302


def test_whoever_is_deactivated_stays_outside(client: Client, provider: Provider) -> None:
    User.objects.filter(pk=user_of("member").pk).update(is_active=False)
    provider.claims = SAM
    sign_in(client, provider)
    assert client.get("/").status_code == 302


def test_a_form_may_lead_to_the_host_of_the_provider_alone() -> None:
    assert origin_of(told("https://sign-in.example/realms/ours")) == "https://sign-in.example"
    assert (origin_of(None), company_sign_in(None)) == ("", {})


def test_the_policy_of_the_page_to_sign_in_names_that_host(client: Client, settings: Any) -> None:
    class Told:
        open_id = told("https://sign-in.example/realms/ours")

    settings.ENVIRONMENT = Told
    policy = client.get("/sign-in/").headers["Content-Security-Policy"]
    assert "form-action 'self' https://sign-in.example;" in policy
    assert "sign-in.example" not in client.get("/password/").headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({"TROTH_OIDC": "https://sign-in.example"}, ["TROTH_OIDC_CLIENT", "TROTH_OIDC_SECRET"]),
        (
            {"TROTH_OIDC": "http://sign-in.example", "TROTH_OIDC_CLIENT": "a", "TROTH_OIDC_SECRET": "b"},
            ["TROTH_OIDC"],
        ),
        ({"TROTH_OIDC_MAIL_IS_VERIFIED": "perhaps"}, ["TROTH_OIDC_MAIL_IS_VERIFIED"]),
    ],
)
def test_a_provider_is_told_whole_and_over_https(given: dict[str, str], wrong: list[str]) -> None:
    with pytest.raises(InputError) as refused:
        environment(given)
    assert [problem.where for problem in refused.value.problems] == wrong


def test_the_environment_names_the_provider() -> None:
    given = {
        "TROTH_OIDC": "https://sign-in.example/",
        "TROTH_OIDC_CLIENT": CLIENT,
        "TROTH_OIDC_SECRET": SECRET,
    }
    read = environment({**given, "TROTH_OIDC_NAME": "Ourworks"}).open_id
    assert read == told("https://sign-in.example")
