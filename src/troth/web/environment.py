"""The environment of the web application, read in this one place; a bad value stops the start and is named."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time
from email.utils import parseaddr
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from troth.ledger import database_of
from troth.model import BookError, InputError, Problem

DEFAULT_BOOK = "sqlite:///troth-data/book.sqlite3"
DEFAULT_FOLDER = "troth-data"
LOCAL_ADDRESS = "http://127.0.0.1:8000"
LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
LEAST_KEY_LENGTH = 50  # characters, as Django asks
SECRET_FILE = "secret.key"  # noqa: S105 - the name of a file
LANGUAGE_NAMES = {"en-gb": "English", "de": "Deutsch"}
LOG_LEVELS = ("debug", "info", "warning", "error")
_YES_NO = {"yes": True, "no": False}
_SMTP_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class Mail:
    """How mail is sent: by a server, or, without one, into files of the folder `mail`.

    The connection is encrypted from the start, or else upgraded before anything is said, except to this machine itself.
    """

    sender: str
    seconds: int
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    is_encrypted_at_once: bool = False

    @property
    def is_upgraded(self) -> bool:
        """Whether the connection begins in the open and is encrypted before anything is said."""
        return bool(self.host) and not self.is_encrypted_at_once and self.host not in LOCAL_HOSTS


@dataclass(frozen=True)
class OpenId:
    """The company's own sign-in by OpenID Connect: its server, what we are called there, and how a button names it."""

    server: str
    client: str
    secret: str
    name: str
    is_mail_verified: bool


@dataclass(frozen=True)
class Environment:
    """What the environment says; the names of the variables stand in `environment`."""

    book: str
    database: Mapping[str, Any]
    folder: Path
    address: str
    hosts: tuple[str, ...]
    is_https: bool
    proxies: int
    secret: str
    mail: Mail
    open_id: OpenId | None
    session_hours: int
    upload_megabytes: int
    processes: int
    has_worker: bool
    refresh_at: time
    remind_at: time
    language: str
    log_level: str


def environment(variables: Mapping[str, str]) -> Environment:
    """Read every TROTH_ variable; empty or absent is the default. docs/run.md says what each is for.

    Raises InputError that lists every bad value.
    """
    given = _Given(variables)
    book = given.text("TROTH_BOOK", DEFAULT_BOOK)
    read = Environment(
        book=book,
        database=given.database("TROTH_BOOK", book),
        folder=Path(given.text("TROTH_FOLDER", _folder_of(book))).absolute(),
        address=given.address("TROTH_ADDRESS"),
        hosts=given.hosts("TROTH_HOSTS"),
        is_https=given.flag("TROTH_HTTPS", default=False),
        proxies=given.whole("TROTH_PROXIES", 0, 0, 5),
        secret=given.secret("TROTH_SECRET_KEY"),
        mail=given.mail(),
        open_id=given.open_id(),
        session_hours=given.whole("TROTH_SESSION_HOURS", 12, 1, 24 * 30),
        upload_megabytes=given.whole("TROTH_UPLOAD_MEGABYTES", 20, 1, 2000),
        processes=given.whole("TROTH_PROCESSES", 2, 1, 64),
        has_worker=given.flag("TROTH_WORKER", default=True),
        refresh_at=given.moment("TROTH_REFRESH_AT", time(0, 5)),
        remind_at=given.moment("TROTH_REMIND_AT", time(7)),
        language=given.one_of("TROTH_LANGUAGE", "en-gb", tuple(LANGUAGE_NAMES)),
        log_level=given.one_of("TROTH_LOG_LEVEL", "info", LOG_LEVELS),
    )
    if given.problems:
        raise InputError("The environment holds values the application cannot start with.", given.problems)
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


class _Given:
    """The variables, and what was found wrong with them so far."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self._variables: Final = variables
        self.problems: list[Problem] = []

    def text(self, name: str, default: str = "") -> str:
        return self._variables.get(name) or default

    def whole(self, name: str, default: int, low: int, high: int) -> int:
        text = self.text(name, str(default))
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(high)) else low - 1
        if not low <= number <= high:
            self._wrong(name, f"came as {text!r}; a whole number from {low} to {high} is allowed")
            return default
        return number

    def flag(self, name: str, *, default: bool) -> bool:
        text = self.text(name, "yes" if default else "no")
        if text not in _YES_NO:
            self._wrong(name, f"came as {text!r}; yes or no is allowed")
        return _YES_NO.get(text, default)

    def one_of(self, name: str, default: str, allowed: tuple[str, ...]) -> str:
        text = self.text(name, default)
        if text not in allowed:
            self._wrong(name, f"came as {text!r}; {', '.join(allowed)} are allowed")
            return default
        return text

    def moment(self, name: str, default: time) -> time:
        text = self.text(name, default.isoformat("minutes"))
        return self._read(name, text, time.fromisoformat, "a time of day such as 00:05 is allowed") or default

    def database(self, name: str, book: str) -> Mapping[str, Any]:
        try:
            return database_of(book)
        except BookError as refused:
            self._wrong(name, str(refused))
            return {}

    def address(self, name: str) -> str:
        text = self.text(name, LOCAL_ADDRESS).rstrip("/")
        parts = self._read(name, text, urlsplit, "")
        is_plain = (
            parts and parts.hostname and not (parts.path or parts.query or parts.fragment or parts.username)
        )
        if not is_plain or parts is None or parts.scheme not in {"http", "https"}:
            self._wrong(name, f"came as {text!r}; write it as https://troth.example, without a path")
        return text

    def hosts(self, name: str) -> tuple[str, ...]:
        hosts = tuple(filter(None, (each.strip() for each in self.text(name).split(",")))) or LOCAL_HOSTS
        wild = [host for host in hosts if "*" in host or "/" in host]
        if wild:
            says = (
                f"names {', '.join(wild)}; give host names separated by commas, without * and without http://"
            )
            self._wrong(name, says)
        return hosts

    def secret(self, name: str) -> str:
        text = self.text(name)
        if text and len(text) < LEAST_KEY_LENGTH:
            says = (
                f"has {len(text)} characters; at least {LEAST_KEY_LENGTH} are needed, "
                "or leave it empty to have one made"
            )
            self._wrong(name, says)
        return text

    def mail(self) -> Mail:
        sender = self.text("TROTH_MAIL_FROM", "troth@localhost")
        if "@" not in parseaddr(sender)[1] or "\n" in sender:
            self._wrong("TROTH_MAIL_FROM", f"came as {sender!r}; an e-mail address is allowed")
        plain = Mail(sender, self.whole("TROTH_MAIL_SECONDS", 10, 1, 120))
        text = self.text("TROTH_MAIL")
        if not text:
            return plain
        try:
            parts = urlsplit(text)
            port = parts.port or _SMTP_PORTS[parts.scheme]
        except (KeyError, ValueError):
            # The address may hold a password, so it is not repeated.
            self._wrong(
                "TROTH_MAIL", "names no mail server; write it as smtp://user:password@host:587 or smtps://..."
            )
            return plain
        if not parts.hostname:
            self._wrong("TROTH_MAIL", "names no host; write it as smtp://user:password@host:587")
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        host = parts.hostname or ""
        return Mail(plain.sender, plain.seconds, host, port, user, password, parts.scheme == "smtps")

    def open_id(self) -> OpenId | None:
        names = ("TROTH_OIDC", "TROTH_OIDC_CLIENT", "TROTH_OIDC_SECRET")
        server, client, secret = (self.text(name) for name in names)
        is_mail_verified = self.flag("TROTH_OIDC_MAIL_IS_VERIFIED", default=False)
        if not (server or client or secret):
            return None
        for name in names:
            if not self.text(name):
                self._wrong(name, f"is empty; {', '.join(names)} are needed together")
        parts = self._read("TROTH_OIDC", server, urlsplit, "")
        is_safe = parts and (
            parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOCAL_HOSTS)
        )
        if server and not (is_safe and parts.hostname):
            self._wrong("TROTH_OIDC", f"came as {server!r}; write it as https://sign-in.example/realm")
        name = self.text("TROTH_OIDC_NAME", "the company's sign-in")
        return OpenId(server.rstrip("/"), client, secret, name, is_mail_verified)

    def _read(self, name: str, text: str, read: Callable[[str], Any], allowed: str) -> Any:
        try:
            return read(text)
        except ValueError:
            if allowed:
                self._wrong(name, f"came as {text!r}; {allowed}")
            return None

    def _wrong(self, name: str, says: str) -> None:
        self.problems.append(Problem(name, says))
