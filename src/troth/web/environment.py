"""The environment of the web application, read in this one place; a bad value stops the start and is named."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from troth.ledger import database_of
from troth.model import BookError, InputError, Problem

DEFAULT_BOOK = "sqlite:///troth-data/book.sqlite3"
DEFAULT_FOLDER = "troth-data"
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
LEAST_KEY_LENGTH = 50  # characters, as Django asks
SECRET_FILE = "secret.key"  # noqa: S105 - the name of a file
_YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class Environment:
    """What the environment says: the book, the folder for the key and built files, the hosts, whether behind HTTPS."""

    book: str
    database: Mapping[str, Any]
    folder: Path
    hosts: tuple[str, ...]
    is_https: bool
    secret: str


def environment(variables: Mapping[str, str]) -> Environment:
    """Read TROTH_BOOK, TROTH_FOLDER, TROTH_HOSTS, TROTH_HTTPS and TROTH_SECRET_KEY; empty or absent is the default.

    Raises InputError that lists every bad value.
    """
    problems: list[Problem] = []
    book = variables.get("TROTH_BOOK") or DEFAULT_BOOK
    read = Environment(
        book=book,
        database=_database(book, problems),
        folder=Path(variables.get("TROTH_FOLDER") or _folder_of(book)).absolute(),
        hosts=_hosts(variables.get("TROTH_HOSTS", ""), problems),
        is_https=_flag("TROTH_HTTPS", variables, problems),
        secret=_secret(variables.get("TROTH_SECRET_KEY", ""), problems),
    )
    if problems:
        raise InputError("The environment holds values the application cannot start with.", problems)
    return read


def secret_key(read: Environment) -> str:
    """The key that signs sessions: as the environment says, else from a file that only its owner can read.

    The file is made on the first start; there is no default key.
    """
    if read.secret:
        return read.secret
    path = read.folder / SECRET_FILE
    if not path.is_file():
        read.folder.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(LEAST_KEY_LENGTH), encoding="ascii")
    return path.read_text(encoding="ascii").strip()


def _folder_of(book: str) -> str:
    """The folder of a book kept in a file, else the default."""
    name = unquote(book.partition("sqlite:///")[2])
    return str(Path(name).parent) if name else DEFAULT_FOLDER


def _database(book: str, problems: list[Problem]) -> Mapping[str, Any]:
    try:
        return database_of(book)
    except BookError as refused:
        problems.append(Problem("TROTH_BOOK", str(refused)))
        return {}


def _hosts(text: str, problems: list[Problem]) -> tuple[str, ...]:
    hosts = tuple(filter(None, (name.strip() for name in text.split(",")))) or LOCAL_HOSTS
    wild = [host for host in hosts if "*" in host or "/" in host]
    if wild:
        says = f"names {', '.join(wild)}; give host names separated by commas, without * and without http://"
        problems.append(Problem("TROTH_HOSTS", says))
    return hosts


def _flag(name: str, variables: Mapping[str, str], problems: list[Problem]) -> bool:
    text = variables.get(name) or "no"
    if text not in _YES_NO:
        problems.append(Problem(name, f"came as {text!r}; yes or no is allowed"))
    return _YES_NO.get(text, False)


def _secret(text: str, problems: list[Problem]) -> str:
    if text and len(text) < LEAST_KEY_LENGTH:
        says = f"has {len(text)} characters; at least {LEAST_KEY_LENGTH} are needed, or leave it empty to have one made"
        problems.append(Problem("TROTH_SECRET_KEY", says))
    return text
