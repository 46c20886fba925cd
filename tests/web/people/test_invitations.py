"""An invitation: a link kept as a hash, that makes one user once, within a week, in the role an admin chose."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.utils import timezone

from tests.web.users import client_of, user_of
from troth.web.models import Invitation, Membership
from troth.web.people.invitations import INVITATION_DAYS, Part, accept, invite, open_invitation

EMAIL = "kim@ours.example"
PASSWORD = "a lantern on the quay"  # noqa: S105 - made up for the test
NEW = {"email": EMAIL, "role": "manager", "staff_id": "kim", "teams": ["north"]}
WELCOME = {"name": "Kim Ourwright", "password": PASSWORD}
pytestmark = pytest.mark.usefixtures("mills")


@pytest.fixture
def token() -> str:
    return invite(EMAIL, Part("manager", "kim", ["north"], reads_all=False), user_of("admin"), timezone.now())


def test_an_admin_invites_and_the_link_makes_the_user(client: Client) -> None:
    page = client_of("admin").post("/members/", NEW).content.decode()
    link = re.search(r"data-invitation>http://testserver(/invitations/[\w-]+/)<", page)
    assert link is not None
    assert mail.outbox[0].to == [EMAIL]
    assert link[1] in mail.outbox[0].body
    assert client.post(link[1], WELCOME).headers["Location"] == "/"
    membership = Membership.objects.get(user__email=EMAIL)
    assert (membership.role, membership.staff_id, membership.teams) == ("manager", "kim", ["north"])
    assert client.get("/accounts/team-mill/").status_code == 200
    assert client.get("/accounts/foreign-mill/").status_code == 403


def test_looking_at_an_invitation_makes_nobody(client: Client, token: str) -> None:
    for _look in range(3):
        assert EMAIL in client.get(f"/invitations/{token}/").content.decode()
    assert not User.objects.filter(email=EMAIL).exists()


def test_an_invitation_holds_once(client: Client, token: str) -> None:
    client.post(f"/invitations/{token}/", WELCOME)
    again = Client().post(f"/invitations/{token}/", {**WELCOME, "name": "Mallory"})
    assert again.status_code == 403
    assert User.objects.filter(email=EMAIL).count() == 1


def test_an_invitation_holds_for_a_week(token: str) -> None:
    later = timezone.now() + timedelta(days=INVITATION_DAYS, seconds=1)
    assert open_invitation(token, later - timedelta(hours=1)) is not None
    assert accept(token, "Kim", PASSWORD, later) is None


def test_a_new_invitation_replaces_the_one_before(token: str) -> None:
    invite(EMAIL.upper(), Part("reader", None, [], reads_all=False), user_of("admin"), timezone.now())
    assert open_invitation(token, timezone.now()) is None
    assert Invitation.objects.count() == 1


def test_a_withdrawn_invitation_holds_no_longer(token: str) -> None:
    token_hash = Invitation.objects.get().token_hash
    client_of("admin").post(f"/members/invitations/{token_hash}/withdraw/")
    assert open_invitation(token, timezone.now()) is None


def test_the_token_is_256_bits_and_not_kept(token: str) -> None:
    assert len(token) == 43  # 32 bytes in base 64
    assert token not in str(Invitation.objects.values())


@pytest.mark.parametrize("password", ["", "short", "password1234", EMAIL])
def test_a_weak_password_is_refused_and_the_invitation_still_holds(
    client: Client, token: str, password: str
) -> None:
    page = client.post(f"/invitations/{token}/", {"name": "Kim", "password": password})
    assert page.status_code == 200
    assert open_invitation(token, timezone.now()) is not None


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"email": "sam@ours.example"}, "A user has this address already."),
        ({"email": "no address"}, "valid email"),
        ({"role": "emperor"}, "valid choice"),
        ({"staff_id": "sam"}, "Another user is this person already."),
        ({"teams": ["no such team"]}, "valid choice"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(changes: dict[str, object], says: str) -> None:
    page = client_of("admin").post("/members/", {**NEW, **changes}).content.decode()
    assert says in page
    assert not Invitation.objects.exists()


def test_where_no_mail_can_be_sent_the_link_is_there_all_the_same(settings: object) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"  # type: ignore[attr-defined]
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # type: ignore[attr-defined]
    page = client_of("admin").post("/members/", NEW).content.decode()
    assert "could not be sent" in page
    assert "/invitations/" in page


def test_nobody_can_make_an_account_for_themselves(client: Client) -> None:
    given = {"email": "mallory@elsewhere.example", "password1": PASSWORD}
    assert "Nobody can make an account" in client.post("/sign-in/invited/", given).content.decode()
    assert not User.objects.filter(email=given["email"]).exists()
