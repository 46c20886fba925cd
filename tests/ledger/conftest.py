"""Books to write in: a new, empty one for each test, in SQLite and in PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from tests.postgres_cluster import new_database
from troth import ledger
from troth.ledger import Ledger
from troth.ledger.lists import LISTS
from troth.ledger.storing import db_table
from troth.model import OUTPUTS, TABLES, Facts

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _database_access(django_db_blocker: Any) -> Iterator[None]:
    """Let these tests reach their own databases, whether or not other tests have set Django up."""
    with django_db_blocker.unblock() if django_db_blocker else nullcontext():
        yield


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: Any) -> Path:
    """An empty book in a file, to be copied."""
    path = tmp_path_factory.mktemp("ledger") / "empty.db"
    with django_db_blocker.unblock() if django_db_blocker else nullcontext():
        _let_go(ledger.create(f"sqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_address(postgres_url: str, django_db_blocker: Any) -> str:
    """The address of a book in PostgreSQL, used by one test after the other."""
    url = new_database(postgres_url)
    with django_db_blocker.unblock() if django_db_blocker else nullcontext():
        _let_go(ledger.create(url))
    return url


@pytest.fixture
def sqlite_book(empty_file: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A new book in a file."""
    path = tmp_path / "book.db"
    shutil.copy(empty_file, path)
    book = ledger.open(f"sqlite:///{path}")
    yield book
    _let_go(book)


@pytest.fixture
def postgres_book(postgres_address: str) -> Iterator[Ledger]:
    """A book in PostgreSQL, emptied past its triggers as only the owner of the server can."""
    book = ledger.open(postgres_address)
    yield book
    _let_go(book)
    with psycopg.connect(postgres_address) as connection:
        connection.execute("SET session_replication_role = replica")
        for name in (*TABLES, *OUTPUTS, *LISTS, "current_run"):
            connection.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(db_table(name))))


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def book(request: pytest.FixtureRequest) -> Ledger:
    """A new book in each of the two stores."""
    made: Ledger = request.getfixturevalue(f"{request.param}_book")
    return made


@pytest.fixture
def peopled(book: Ledger) -> Ledger:
    """A book with two accounts, three people, one of us, and a promise to each person."""
    ledger.record(book, peopled_facts(), by="keeper", source="form", now=NOW)
    return book


def peopled_facts() -> list[Facts]:
    """What `peopled` holds; references point ahead on purpose."""
    return [
        Facts(
            "promises",
            ("promise_id", "account_id", "person_id", "promiser_id", "words", "made_on", "due_on"),
            tuple(
                (f"promise_{who}", account, f"person_{who}", "staff_rita", f"a part for {who}", *days)
                for who, account in (("one", "account_a"), ("two", "account_a"), ("three", "account_b"))
                for days in [(date(2026, 2, 1), date(2026, 4, 1))]
            ),
        ),
        Facts(
            "accounts",
            ("account_id", "name"),
            (("account_a", "Ashgrove Fittings"), ("account_b", "Brightwater Pumps")),
        ),
        Facts(
            "people",
            ("person_id", "name", "email"),
            (
                ("person_one", "Ona Example", "ona.example@ashgrove.example"),
                ("person_two", "Tuva Example", "tuva.example@ashgrove.example"),
                ("person_three", "Theo Sample", None),
            ),
        ),
        Facts("staff", ("staff_id", "name"), (("staff_rita", "Rita Ours"),)),
    ]


def _let_go(book: Ledger) -> None:
    """Close a book and forget its connection."""
    ledger.close(book)
    if book.alias != "default":
        del connections[book.alias]
        del connections.databases[book.alias]
