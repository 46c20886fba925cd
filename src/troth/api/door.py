"""Who may come in: asked of the door that the settings name, since users and their rights are the application's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string
from ninja.security import HttpBearer


class Caller(Protocol):
    """A program that was let in: what it may read. `accounts` are the accounts it may see; None is every one."""

    accounts: frozenset[str] | None
    is_too_often: bool

    def may_read(self, account_id: str) -> bool:
        """Whether it may see the account and its people."""

    def note(self, kind: str, ids: list[str]) -> None:
        """Keep on record that it read the records of these accounts (`account`) or persons (`person`)."""


Door = Callable[[str], Caller | None]


class Token(HttpBearer):
    """A token in the header `Authorization: Bearer ...`; what the door gives for it is the caller of the request."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The caller, or none for a token that is unknown, expired or of somebody who left."""
        del request
        door: Door = import_string(settings.API_DOOR)
        return door(token)
