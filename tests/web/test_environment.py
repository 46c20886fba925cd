"""The environment is read once; every bad value is named, and no key is ever a default."""

from __future__ import annotations

import re
import stat
from pathlib import Path

import pytest

from troth.model import InputError
from troth.web.environment import LOCAL_HOSTS, SECRET_FILE, Mail, environment, secret_key


def test_an_empty_environment_serves_this_machine_alone() -> None:
    read = environment({})
    assert (read.hosts, read.is_https, read.secret) == (LOCAL_HOSTS, False, "")


def test_the_folder_is_the_one_of_the_book() -> None:
    assert environment({"TROTH_BOOK": "sqlite:///some/where/book.db"}).folder == Path("some/where").absolute()


def test_a_book_in_postgresql_has_a_folder_of_its_own() -> None:
    read = environment({"TROTH_BOOK": "postgresql://anna:secret@127.0.0.1/book", "TROTH_FOLDER": "here"})
    assert (read.database["NAME"], read.folder) == ("book", Path("here").absolute())


def test_every_bad_value_is_named_at_once() -> None:
    bad = {
        "TROTH_BOOK": "book",
        "TROTH_ADDRESS": "troth.example",
        "TROTH_HOSTS": "*",
        "TROTH_HTTPS": "maybe",
        "TROTH_PROXIES": "some",
        "TROTH_SECRET_KEY": "short",
        "TROTH_MAIL_FROM": "nobody",
        "TROTH_MAIL_SECONDS": "0",
        "TROTH_MAIL": "pigeon://host",
        "TROTH_SESSION_HOURS": "-1",
        "TROTH_UPLOAD_MEGABYTES": "9999",
        "TROTH_PROCESSES": "²",
        "TROTH_WORKER": "sometimes",
        "TROTH_REFRESH_AT": "25:00",
        "TROTH_REMIND_AT": "at seven",
        "TROTH_LANGUAGE": "latin",
        "TROTH_LOG_LEVEL": "loud",
    }
    with pytest.raises(InputError) as refused:
        environment(bad)
    assert [problem.where for problem in refused.value.problems] == list(bad)
    assert "came as 'maybe'; yes or no is allowed" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("TROTH_BOOK", "mysql://anna:hush@host/book"),
        ("TROTH_MAIL", "pigeon://anna:hush@host"),
        ("TROTH_MAIL", "smtp://anna:hush@host:port"),
        ("TROTH_MAIL", "smtp://anna:hush@"),
    ],
)
def test_a_password_in_an_address_is_not_repeated(name: str, address: str) -> None:
    with pytest.raises(InputError) as refused:
        environment({name: address})
    assert "hush" not in str(refused.value)


@pytest.mark.parametrize(
    "address", ["ftp://a.example", "https://a.example/path", "https://a.example?x", "//a", "https://[a"]
)
def test_an_address_is_a_host_without_a_path(address: str) -> None:
    with pytest.raises(InputError, match="TROTH_ADDRESS: came as"):
        environment({"TROTH_ADDRESS": address})


def test_mail_goes_to_files_until_a_server_is_named() -> None:
    assert environment({}).mail == Mail("troth@localhost", 10)


@pytest.mark.parametrize(
    ("address", "port", "at_once", "upgraded"),
    [
        ("smtp://anna:pa%40ss@mail.example", 587, False, True),
        ("smtps://anna:pa%40ss@mail.example", 465, True, False),
        ("smtp://anna:pa%40ss@localhost:25", 25, False, False),
    ],
)
def test_mail_is_encrypted_on_its_way_to_another_machine(
    *, address: str, port: int, at_once: bool, upgraded: bool
) -> None:
    mail = environment({"TROTH_MAIL": address}).mail
    assert (mail.port, mail.user, mail.password) == (port, "anna", "pa@ss")
    assert (mail.is_encrypted_at_once, mail.is_upgraded) == (at_once, upgraded)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    read = environment({"TROTH_FOLDER": str(tmp_path / "new")})
    key = secret_key(read)
    assert (len(key) >= 50, secret_key(read)) == (True, key)
    assert stat.S_IMODE((tmp_path / "new" / SECRET_FILE).stat().st_mode) == 0o600


def test_the_key_of_the_environment_comes_first(tmp_path: Path) -> None:
    key = "x" * 50
    assert secret_key(environment({"TROTH_FOLDER": str(tmp_path), "TROTH_SECRET_KEY": key})) == key
    assert not (tmp_path / SECRET_FILE).exists()


def test_every_variable_stands_in_the_page_on_running() -> None:
    root = Path(__file__).parents[2]
    read = set(re.findall(r"TROTH_[A-Z_]+[A-Z]", (root / "src/troth/web/environment.py").read_text()))
    told = set(re.findall(r"TROTH_[A-Z_]+[A-Z]", (root / "docs/run.md").read_text()))
    assert read == told
