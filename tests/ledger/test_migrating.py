"""Bringing one book up to date touches that book alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

from django.contrib.sessions.models import Session
from django.db import connection, connections, router

from troth import ledger


def test_bringing_a_book_up_asks_nothing_of_the_book_of_the_process(tmp_path: Path) -> None:
    def refuse(*_: Any) -> NoReturn:
        raise AssertionError("the book of the process was asked")

    book = ledger.create(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    with connection.execute_wrapper(refuse):
        ledger.migrate(book.alias)
    assert "django_session" in book.connection.introspection.table_names()
    ledger.close(book)
    del connections[book.alias], connections.databases[book.alias]


def test_afterwards_the_process_has_its_own_book_again(tmp_path: Path) -> None:
    book = ledger.create(f"sqlite:///{tmp_path / 'other.sqlite3'}")
    ledger.migrate(book.alias)
    assert router.db_for_write(Session) == "default"
    ledger.close(book)
    del connections[book.alias], connections.databases[book.alias]
