"""The environment is read once; every bad value is named, and no key is ever a default."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from troth.model import InputError
from troth.web.environment import LOCAL_HOSTS, SECRET_FILE, environment, secret_key


def test_an_empty_environment_serves_this_machine_alone() -> None:
    read = environment({})
    assert (read.hosts, read.is_https, read.secret) == (LOCAL_HOSTS, False, "")


def test_the_folder_is_the_one_of_the_book() -> None:
    assert environment({"TROTH_BOOK": "sqlite:///some/where/book.db"}).folder == Path("some/where").absolute()


def test_a_book_in_postgresql_has_a_folder_of_its_own() -> None:
    read = environment({"TROTH_BOOK": "postgresql://anna:secret@127.0.0.1/book", "TROTH_FOLDER": "here"})
    assert (read.database["NAME"], read.folder) == ("book", Path("here").absolute())


def test_every_bad_value_is_named_at_once() -> None:
    bad = {"TROTH_BOOK": "book", "TROTH_HOSTS": "*", "TROTH_HTTPS": "maybe", "TROTH_SECRET_KEY": "short"}
    with pytest.raises(InputError) as refused:
        environment(bad)
    assert [problem.where for problem in refused.value.problems] == list(bad)
    assert "came as 'maybe'; yes or no is allowed" in str(refused.value)


def test_a_password_in_an_address_is_not_repeated() -> None:
    with pytest.raises(InputError) as refused:
        environment({"TROTH_BOOK": "mysql://anna:hush@host/book"})
    assert "hush" not in str(refused.value)


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    read = environment({"TROTH_FOLDER": str(tmp_path / "new")})
    key = secret_key(read)
    assert (len(key) >= 50, secret_key(read)) == (True, key)
    assert stat.S_IMODE((tmp_path / "new" / SECRET_FILE).stat().st_mode) == 0o600


def test_the_key_of_the_environment_comes_first(tmp_path: Path) -> None:
    key = "x" * 50
    assert secret_key(environment({"TROTH_FOLDER": str(tmp_path), "TROTH_SECRET_KEY": key})) == key
    assert not (tmp_path / SECRET_FILE).exists()
