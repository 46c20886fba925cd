"""The people who come to the door, by role, and the accounts they come for: their own, their team's, a foreign one."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.test import Client

from tests.web.books import add_account, record
from troth.ledger import Ledger
from troth.web.models import Membership


def client_of(role: str) -> Client:
    """Somebody with this role, signed in: Sam of the team north; a stranger has not signed in."""
    client = Client()
    if role != "stranger":
        client.force_login(user_of(role))
    return client


def user_of(role: str) -> User:
    """Sam of the team north, in this role from now on."""
    user, _is_new = User.objects.get_or_create(username="sam@ours.example", email="sam@ours.example")
    Membership.objects.update_or_create(
        user=user, defaults={"role": role, "staff_id": "sam", "teams": ["north"]}
    )
    return user


def add_mills(ledger: Ledger) -> None:
    """Three accounts with a person each: own-mill of Sam, team-mill of Kim who is of his team, foreign-mill of Lee."""
    record(
        ledger,
        staff=[
            {"staff_id": "kim", "name": "Kim Ourwright", "team": "north"},
            {"staff_id": "lee", "name": "Lee Ourwright", "team": "south"},
        ],
    )
    for distance, owner_id in (("own", "sam"), ("team", "kim"), ("foreign", "lee")):
        add_account(ledger, f"{distance}-mill", people=1, owner_id=owner_id)
