"""Two people at the same book: Ann and Bob, who may write everything."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client

from troth.web.models import Membership


def _colleague(name: str) -> Client:
    client = Client()
    user = User.objects.create_user(name)
    Membership.objects.create(user=user, role="admin")
    client.force_login(user)
    return client


@pytest.fixture
def ann(db: None) -> Client:  # noqa: ARG001 - asks for the database
    return _colleague("ann")


@pytest.fixture
def bob(db: None) -> Client:  # noqa: ARG001 - asks for the database
    return _colleague("bob")
