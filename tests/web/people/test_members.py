"""What admins decide about people: role, teams, whether they may sign in, and whether figures are shown by name."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.web.users import client_of, user_of
from troth.web.access_log import ReadKind
from troth.web.entry import owner
from troth.web.models import Access, Membership, NamedFigures
from troth.web.staff_figures import agreement

KIM = {"name": "Kim Ourwright", "email": "kim@ours.example", "role": "member", "is_active": "on"}
pytestmark = pytest.mark.usefixtures("mills")


@pytest.fixture
def kim() -> User:
    """A further user, a member who is Kim."""
    user = User.objects.create_user("kim@ours.example", "kim@ours.example", first_name="Kim Ourwright")
    Membership.objects.create(user=user, role="member", staff_id="kim")
    return user


def change(user: User, **changes: object) -> str:
    """What an admin is told who changes a user so."""
    return client_of("admin").post(f"/members/{user.pk}/", {**KIM, **changes}, follow=True).content.decode()


def test_an_admin_changes_role_person_and_teams(kim: User) -> None:
    change(kim, role="manager", staff_id="lee", teams=["north", "south"])
    found = Membership.objects.get(user=kim)
    assert (found.role, found.staff_id, found.teams) == ("manager", "lee", ["north", "south"])


def test_a_change_counts_from_the_next_request_on(kim: User) -> None:
    client = Client()
    client.force_login(kim)
    assert client.get("/accounts/team-mill/").status_code == 200
    change(kim, staff_id="lee")
    assert client.get("/accounts/team-mill/").status_code == 403


def test_whoever_is_deactivated_is_out_at_once(kim: User) -> None:
    client = Client()
    client.force_login(kim)
    change(kim, is_active="")
    assert client.get("/accounts/").status_code == 302


def test_the_last_admin_stays_one(kim: User) -> None:
    admin = user_of("admin")
    page = change(admin, email=admin.email, role="member")
    assert "They are the last administrator." in page
    assert Membership.objects.get(user=admin).role == "admin"
    Membership.objects.filter(user=kim).update(role="admin")
    change(admin, email=admin.email, role="member")
    assert Membership.objects.get(user=admin).role == "member"


def test_the_link_printed_at_the_start_makes_an_admin_again() -> None:
    user = owner()
    User.objects.filter(pk=user.pk).update(is_active=False)
    Membership.objects.filter(user=user).update(role="reader")
    assert owner().is_active
    assert Membership.objects.get(user=user).role == "admin"


def test_names_of_our_people_are_shown_only_under_an_agreement_already_made() -> None:
    client = client_of("admin")
    assert (
        "This day lies ahead"
        in client.post("/members/named-figures/", {"agreed_on": "2999-01-01"}, follow=True).content.decode()
    )
    client.post("/members/named-figures/", {"agreed_on": ""})
    assert agreement() is None
    client.post("/members/named-figures/", {"agreed_on": "2026-01-15"})
    assert "of 15 January 2026" in client.get("/members/").content.decode()
    client.post("/members/named-figures/", {"off": "1"})
    assert agreement() is None
    assert NamedFigures.objects.count() == 2


def test_the_log_is_searched_by_whom_and_of_whom(kim: User) -> None:
    for user, subject in ((kim, "pia"), (user_of("admin"), "ben")):
        Access.objects.create(at=user.date_joined, user=user, kind=ReadKind.PERSON, subject_id=subject)
    client = client_of("admin")
    every, of_pia, by_kim = (
        client.get("/members/access-log/", asked).content.decode()
        for asked in ({}, {"of": "pia"}, {"by": "ourwright"})
    )
    assert "2 reads" in every
    for page in (of_pia, by_kim):
        assert "1 read in" in page
        assert "<code>pia</code>" in page
        assert "<code>ben</code>" not in page


def test_the_log_tells_of_visitors_and_turns_pages() -> None:
    at = user_of("admin").date_joined
    Access.objects.bulk_create(
        Access(at=at, kind=ReadKind.EXPORT, subject_id=f"account-{number}") for number in range(150)
    )
    client = client_of("admin")
    assert "a visitor of the portal" in client.get("/members/access-log/").content.decode()
    Access.objects.create(at=at, kind=ReadKind.COMMAND, subject_id="account-1")
    assert "a command on the machine" in client.get("/members/access-log/?by=").content.decode()
    assert "<code>account-49</code>" in client.get("/members/access-log/?page=2").content.decode()
