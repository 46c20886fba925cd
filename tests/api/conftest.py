"""The book of the pages, and programs that read it with the tokens of each role."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.conftest import _settings, django_db_setup, filled, ledger, mills
from tests.web.users import user_of
from troth.web.tokens import make_token

__all__ = ["_settings", "django_db_setup", "filled", "ledger", "mills"]

Ask = Callable[..., Any]


@pytest.fixture
def ask() -> Ask:
    """A function that asks the API with a fresh token of a role, or with the token given."""

    def asked(path: str, role: str = "admin", token: str = "", **query: str) -> Any:
        token = token or make_token(user_of(role), "test", 1, timezone.now())
        return Client().get(f"/api/v1/{path}", query, headers={"Authorization": f"Bearer {token}"})

    return asked
