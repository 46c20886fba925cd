"""A book behind the web application, and people who come to its door."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connections
from django.test import Client

from tests.web.books import fill
from tests.web.users import add_mills
from troth.ledger import Ledger
from troth.web.entry import owner


@pytest.fixture(scope="session")
def django_db_setup(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Iterator[None]:
    """An empty book in a file, with the application's own tables; each test undoes what it wrote."""
    with django_db_blocker.unblock():
        connections["default"].close()
        connections["default"].settings_dict["NAME"] = str(tmp_path_factory.mktemp("web") / "book.sqlite3")
        call_command("migrate", verbosity=0, interactive=False)
        yield
        connections["default"].close()


@pytest.fixture(autouse=True)
def _settings(settings: Any, tmp_path: Path) -> None:
    """A key of its own, passwords hashed in no time, and static files as they are."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.SECRET_KEY = "k" * 50
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


@pytest.fixture
def ledger(db: None) -> Ledger:  # noqa: ARG001 - asks for the database
    """The empty book."""
    return Ledger()


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    """The book with two accounts and two kept runs."""
    fill(ledger)
    return ledger


@pytest.fixture
def mills(filled: Ledger) -> Ledger:
    """The book with an account of one's own, one of one's team and a foreign one."""
    add_mills(filled)
    return filled


@pytest.fixture
def signed_in(db: None) -> Client:  # noqa: ARG001 - asks for the database
    """The owner of the book, who is an admin, signed in."""
    client = Client()
    client.force_login(owner())
    return client
