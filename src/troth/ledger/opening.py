"""Opening a book kept in SQLite or PostgreSQL: one Django connection per address, and no book of another age."""

from __future__ import annotations

import hashlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

import django
from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

from troth.ledger import migrations
from troth.ledger.migrating import migrate
from troth.ledger.triggers import APPLICATION_ID
from troth.model import BookError, MissingPartError
from troth.model.addresses import shown_address

_SQLITE_START = (
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; "
    "PRAGMA cache_size = -65536;"
)
# What is streamed is read to its end; our questions are small, so that compiling them or sharing them out costs more than it
# saves; and books lie on disks that do not turn. An address may say otherwise, by an `options` of its own.
_POSTGRES_START = " ".join(
    f"-c {name}={value}"
    for name, value in {
        "cursor_tuple_fraction": "1",
        "jit": "off",
        "max_parallel_workers_per_gather": "0",
        "random_page_cost": "1.1",
    }.items()
)
# Where SQLite keeps the number that tells what application a file belongs to.
_SQLITE_HEADER_BYTES, _APPLICATION_ID_PLACE = 100, slice(68, 72)
_BUSY_SECONDS = 20
# Two addresses share a connection only if they also came with the same right to it.
_SAME = ("ENGINE", "NAME", "USER", "PASSWORD", "HOST", "PORT")
_SCHEMES = "sqlite:///file or postgresql://user:password@host:port/database"


@dataclass(frozen=True)
class Ledger:
    """An open book: the alias of its Django connection."""

    alias: str = "default"

    @property
    def connection(self) -> BaseDatabaseWrapper:
        """This thread's connection."""
        return connections[self.alias]

    @property
    def is_sqlite(self) -> bool:
        """Whether the book is a file."""
        return self.connection.vendor == "sqlite"

    @property
    def address(self) -> str:
        """Where the book is, for an engine to open; it may hold a password, so it is never shown."""
        database = self.connection.settings_dict
        if self.is_sqlite:
            return f"sqlite:///{database['NAME']}"
        user, password, name = (quote(database[part], safe="") for part in ("USER", "PASSWORD", "NAME"))
        place = f"{database['HOST']}:{database['PORT']}".rstrip(":")
        options = urlencode(options_of(database), quote_via=quote)
        return f"postgresql://{user}:{password}@{place}/{name}{'?' if options else ''}{options}"


def options_of(database: Mapping[str, Any]) -> Mapping[str, str]:
    """What the address of a book in PostgreSQL said beside the place."""
    options = database["OPTIONS"] if isinstance(database["OPTIONS"], Mapping) else {}
    return {
        name: value for name, value in options.items() if isinstance(value, str) and value != _POSTGRES_START
    }


def open(url: str) -> Ledger:  # noqa: A001 - the room is used as `ledger.open`
    """The book at `sqlite:///file` or `postgresql://...`; raises BookError when there is none, or of another age."""
    database = database_of(url)
    if database["ENGINE"].endswith("sqlite3"):
        _refuse_another_file(Path(database["NAME"]), url)
    ledger = registered(url, database)
    _refuse_another_age(ledger, _applied(ledger, url), url)
    return ledger


def create(url: str) -> Ledger:
    """A new, empty book at the address; raises BookError when one is there already."""
    ledger = registered(url)
    if _applied(ledger, url):
        raise BookError(
            f"There is a book at {shown_address(url)} already; open it or choose another address."
        )
    return upgrade(url)


def upgrade(url: str) -> Ledger:
    """The book at the address, its tables brought to this version of Troth; make a copy of it first."""
    ledger = registered(url)
    migrate(ledger.alias, "ledger")
    return ledger


def close(ledger: Ledger) -> None:
    """Close this thread's connection; the next use opens it again."""
    ledger.connection.close()


def database_of(url: str) -> dict[str, Any]:
    """Django's DATABASES entry for an address; for the settings of the web application too."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite" and not parts.netloc and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(Path(unquote(url.partition("sqlite:///")[2])).absolute()),
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": _BUSY_SECONDS,
                "init_command": _SQLITE_START,
            },
        }
    if parts.scheme in {"postgresql", "postgres"} and parts.path.strip("/"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.strip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": None,
            "OPTIONS": {"options": _POSTGRES_START, **dict(parse_qsl(parts.query))},
        }
    raise BookError(f"The address {shown_address(url)} names no book; write it as {_SCHEMES}.")


def registered(url: str, database: dict[str, Any] | None = None) -> Ledger:
    """The address with a connection alias, whatever is there; Django is set up first where nobody has."""
    database = database_of(url) if database is None else database
    if not settings.configured:
        settings.configure(INSTALLED_APPS=["troth.ledger"], USE_TZ=True, DATABASES={})
    if not apps.ready:
        django.setup()
    for alias, known in connections.databases.items():
        if all(known.get(name, "") == database.get(name, "") for name in _SAME):
            return Ledger(alias)
    alias = f"book_{hashlib.sha256(url.encode()).hexdigest()[:16]}"
    connections.databases[alias] = connections.configure_settings({"default": database})["default"]
    return Ledger(alias)


def _applied(ledger: Ledger, url: str) -> set[str]:
    """The ledger migrations that the store says it has; BookError when it cannot be read."""
    try:
        applied = MigrationRecorder(ledger.connection).applied_migrations()
    except ModuleNotFoundError as missing:
        raise MissingPartError(
            "PostgreSQL needs the driver psycopg; install it with: pip install 'troth[postgres]'"
        ) from missing
    except DatabaseError as failed:
        close(ledger)
        reason = str(failed).strip().partition("\n")[0]
        raise BookError(
            f"The store at {shown_address(url)} cannot be read: {reason}; check the address."
        ) from failed
    return {name for app, name in applied if app == "ledger"}


def _refuse_another_file(path: Path, url: str) -> None:
    """Refuse a file that is no book before SQLite touches it. A book never closed still has its header in its log."""
    if not path.is_file():
        raise BookError(f"There is no book at {shown_address(url)}; create one or correct the address.")
    with path.open("rb") as file:
        header = file.read(_SQLITE_HEADER_BYTES)
    is_book = header[_APPLICATION_ID_PLACE] == APPLICATION_ID.to_bytes(4, "big")
    if not is_book and not path.with_name(f"{path.name}-wal").is_file():
        raise BookError(
            f"The file at {shown_address(url)} holds no book of Troth; create one or correct the address."
        )


def _refuse_another_age(ledger: Ledger, applied: set[str], url: str) -> None:
    own = {module.name for module in pkgutil.iter_modules(migrations.__path__)}
    if applied == own:
        return
    close(ledger)
    if not applied:
        raise BookError(
            f"The store at {shown_address(url)} holds no book of Troth; create one or correct the address."
        )
    if applied - own:
        raise BookError(
            f"The book at {shown_address(url)} was written by a newer Troth ({', '.join(sorted(applied - own))}); "
            "install that version or a newer one."
        )
    raise BookError(
        f"The book at {shown_address(url)} was written by an older Troth, it lacks {', '.join(sorted(own - applied))}; "
        "make a copy of it with the Troth that wrote it, then run `troth upgrade`."
    )
