"""A book opens if it is one, of this age, and nothing else does."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.ledger.conftest import NOW, peopled_facts
from tests.postgres_cluster import new_database
from troth import ledger
from troth.ledger import Ledger
from troth.model import BookError


def test_the_models_and_the_migrations_agree(sqlite_book: Ledger) -> None:
    assert ledger.current(sqlite_book, "accounts") == []
    call_command("makemigrations", "ledger", check_changes=True, dry_run=True, verbosity=0)


def test_a_book_in_a_file_is_opened_as_a_safe_and_quick_store(sqlite_book: Ledger) -> None:
    with sqlite_book.connection.cursor() as cursor:
        found = {}
        for name in ("journal_mode", "synchronous", "secure_delete", "foreign_keys"):
            cursor.execute(f"PRAGMA {name}")
            found[name] = cursor.fetchone()[0]
    assert found == {"journal_mode": "wal", "synchronous": 1, "secure_delete": 1, "foreign_keys": 1}
    settings = sqlite_book.connection.settings_dict
    assert settings["CONN_MAX_AGE"] is None
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_an_address_has_one_connection_however_often_it_is_opened(sqlite_book: Ledger) -> None:
    url = f"sqlite:///{sqlite_book.connection.settings_dict['NAME']}"
    assert ledger.open(url) == ledger.open(url) == sqlite_book


def test_a_book_is_created_once(tmp_path: Path, empty_file: Path) -> None:
    with pytest.raises(BookError, match=r"There is a book at .* already"):
        ledger.create(f"sqlite:///{empty_file}")
    assert not (tmp_path / "book.db").exists()


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("book.db", "names no book; write it as sqlite:///file"),
        ("sqlite:///", "names no book"),
        ("mysql://localhost/book", "names no book"),
        ("postgresql://localhost", "names no book"),
        ("sqlite:////nowhere/book.db", "There is no book at"),
        ("postgresql://troth:hidden@127.0.0.1:1/book", r"troth:\*\*\*@127.0.0.1:1/book cannot be read"),
    ],
)
def test_an_address_without_a_book_is_refused(url: str, says: str) -> None:
    with pytest.raises(BookError, match=says) as refused:
        ledger.open(url)
    assert "hidden" not in str(refused.value)


def other_database(path: Path) -> None:
    """Somebody else's database."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.close()


@pytest.mark.parametrize(
    "make", [Path.touch, lambda path: path.write_bytes(b"no database " * 1000), other_database]
)
def test_a_file_that_is_no_book_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    path = tmp_path / "other.db"
    make(path)
    before = path.read_bytes()
    with pytest.raises(BookError, match="holds no book of Troth"):
        ledger.open(f"sqlite:///{path}")
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        (
            "INSERT INTO django_migrations (app, name, applied) VALUES ('ledger', '9999_later', '')",
            "newer Troth",
        ),
        ("DELETE FROM django_migrations WHERE name = '0002_append_only'", "older Troth, it lacks 0002"),
    ],
)
def test_a_book_of_another_age_is_refused(sqlite_book: Ledger, statement: str, says: str) -> None:
    with sqlite_book.connection.cursor() as cursor:
        cursor.execute(statement)
    with pytest.raises(BookError, match=says):
        ledger.open(f"sqlite:///{sqlite_book.connection.settings_dict['NAME']}")


def test_a_book_opens_from_a_process_that_knows_nothing_of_django(sqlite_book: Ledger) -> None:
    ledger.record(sqlite_book, peopled_facts(), by="keeper", source="form", now=NOW)
    url = f"sqlite:///{sqlite_book.connection.settings_dict['NAME']}"
    program = (
        "import sys; from troth import ledger; print(len(ledger.current(ledger.open(sys.argv[1]), 'people')))"
    )
    done = subprocess.run([sys.executable, "-c", program, url], capture_output=True, text=True, check=True)
    assert done.stdout == "3\n"


def test_a_web_application_finds_its_book_as_the_default_connection(sqlite_book: Ledger) -> None:
    ledger.record(sqlite_book, peopled_facts(), by="keeper", source="form", now=NOW)
    url = f"sqlite:///{sqlite_book.connection.settings_dict['NAME']}"
    program = """if True:
        import sys
        import django
        from django.conf import settings
        from troth import ledger
        settings.configure(INSTALLED_APPS=["troth.ledger"], DATABASES={"default": ledger.database_of(sys.argv[1])})
        django.setup()
        print(len(ledger.current(ledger.Ledger("default"), "people")), ledger.open(sys.argv[1]).alias)
    """
    done = subprocess.run([sys.executable, "-c", program, url], capture_output=True, text=True, check=True)
    assert done.stdout == "3 default\n"


def test_an_address_of_postgres_is_taken_apart_whole() -> None:
    database = ledger.database_of("postgresql://anna%40x:p%2Fw@db.example:5433/book%20one?sslmode=require")
    told = [database[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")]
    assert told == ["anna@x", "p/w", "db.example", "5433", "book one"]
    assert database["OPTIONS"]["sslmode"] == "require"


def test_what_is_streamed_from_postgres_is_planned_to_be_read_whole_unless_the_address_says_otherwise() -> (
    None
):
    usual = ledger.database_of("postgresql://db.example/book")["OPTIONS"]["options"]
    assert "-c cursor_tuple_fraction=1" in usual
    own = ledger.database_of("postgresql://db.example/book?options=-c%20jit%3Don")["OPTIONS"]["options"]
    assert own == "-c jit=on"


@pytest.mark.postgres
def test_an_open_book_in_postgres_has_these_settings_and_an_address_without_them(postgres_url: str) -> None:
    book = ledger.create(new_database(postgres_url))
    with book.connection.cursor() as cursor:
        cursor.execute("SHOW cursor_tuple_fraction")
        assert cursor.fetchone() == ("1",)
    assert "options" not in book.address
    ledger.close(book)
