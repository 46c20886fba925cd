"""The planted book in both stores, and every byte and text that is kept of it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connections

from tests.postgres_cluster import new_database
from tests.web.erasing.planted import made, plant, plant_mails
from troth import ledger as store
from troth.ledger import Ledger


@pytest.fixture(scope="session")
def filled_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The filled book in a file, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "book.sqlite3"
    ledger = made(f"sqlite:///{path}")
    store.sweep(ledger)
    let_go(ledger)
    return path


@pytest.fixture(scope="session")
def filled_database(postgres_url: str) -> str:
    """The address of the filled book in PostgreSQL, to be copied."""
    address = new_database(postgres_url)
    let_go(made(address))
    return address


@pytest.fixture
def folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the book, with its mails and its log of erasures."""
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    monkeypatch.setenv("TROTH_FOLDER", str(tmp_path))
    return tmp_path


@pytest.fixture
def planted_file(folder: Path, filled_file: Path) -> Iterator[Ledger]:
    """The planted book in a file."""
    shutil.copy(filled_file, folder / "book.sqlite3")
    yield from _planted(f"sqlite:///{folder / 'book.sqlite3'}", folder)


@pytest.fixture
def planted_database(folder: Path, postgres_url: str, filled_database: str) -> Iterator[Ledger]:
    """The planted book in PostgreSQL."""
    yield from _planted(new_database(postgres_url, template=filled_database.rpartition("/")[2]), folder)


@pytest.fixture(params=["file", pytest.param("database", marks=pytest.mark.postgres)])
def planted(request: pytest.FixtureRequest) -> Ledger:
    """The planted book, in each of the two stores."""
    made_one: Ledger = request.getfixturevalue(f"planted_{request.param}")
    return made_one


def _planted(url: str, folder: Path) -> Iterator[Ledger]:
    ledger = store.open(url)
    plant(ledger)
    plant_mails(folder / "mail")
    yield ledger
    let_go(ledger)


def let_go(ledger: Ledger) -> None:
    """Close a book and forget its connection."""
    store.close(ledger)
    del connections[ledger.alias]
    del connections.databases[ledger.alias]


def texts(ledger: Ledger) -> str:
    """Every value of every column of every table of the store, as text in lower case, one to a line."""
    quote = ledger.connection.ops.quote_name
    lines: list[str] = []
    with ledger.connection.cursor() as cursor:
        for table in ledger.connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {quote(table)}")  # noqa: S608 - names of our own tables
            lines += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(lines).casefold()


def stored_bytes(folder: Path) -> bytes:
    """Every byte of every file of a folder and the folders in it, in lower case."""
    return b"\0".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()).lower()
