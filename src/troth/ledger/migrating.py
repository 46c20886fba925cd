"""Bringing the tables of one book to this version of Troth, whichever book the process calls its own."""

from __future__ import annotations

from contextvars import ContextVar
from typing import Any

from django.core.management import call_command

_migrated: ContextVar[str | None] = ContextVar("migrated", default=None)


def migrate(alias: str, *labels: str) -> None:
    """Bring the tables of the named application, or of every installed one, up at a connection's alias."""
    before = _migrated.set(alias)
    try:
        call_command("migrate", *labels, database=alias, verbosity=0, interactive=False)
    finally:
        _migrated.reset(before)


class MigratedFirst:
    """For Django's DATABASE_ROUTERS: what a migration asks without naming a database, it asks of the one it migrates.

    A migration of django_tasks_db forgets to name it, and would change the process's own book in another's place.
    """

    def db_for_read(self, *_model: type, **_hints: Any) -> str | None:
        """The book being migrated, or Django's own choice."""
        return _migrated.get()

    db_for_write = db_for_read
