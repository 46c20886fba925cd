"""Copies of a whole store, made while it is in use: facts, results, and what the application keeps beside them."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp
from urllib.parse import quote, urlencode

from django.db.migrations.recorder import MigrationRecorder

from troth.ledger.erasure_log import log_place
from troth.ledger.opening import Ledger, options_of
from troth.ledger.storing import moment_text
from troth.model import InputError, MissingPartError, TrothError

MANIFEST, ERASURES = "manifest.json", "erasures"
SQLITE_FILE, POSTGRES_FILE = "book.sqlite3", "book.dump"
_BLOCK = 2**20
_PAGES_AT_A_TIME = 2_000  # so that others may write in between


@dataclass(frozen=True)
class Manifest:
    """What a backup holds: which store, made when and by which version, its migrations, and the fingerprint of its file."""

    version: str
    made_at: str
    kind: str
    file: str
    size: int
    sha256: str
    migrations: tuple[str, ...]


def backup(ledger: Ledger, folder: Path, version: str, now: datetime) -> Manifest:
    """Copy the store, as it is at one moment, to a new folder that only its owner reads; whole or not at all.

    The folder holds the copy, the log of erasures so far, and a manifest. Raises InputError where the folder is there
    already or cannot be made, MissingPartError where PostgreSQL's own programs are not installed.
    """
    if folder.exists():
        raise InputError(f"{folder} is there already; name a new folder.")
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(mkdtemp(prefix=".troth-", dir=folder.absolute().parent))
    except OSError as error:
        raise InputError(f"{folder} cannot be made: {error.strerror}. Name another folder.") from error
    try:
        file = scratch / (SQLITE_FILE if ledger.is_sqlite else POSTGRES_FILE)
        file.touch(mode=0o600)
        (_copy_sqlite if ledger.is_sqlite else _dump_postgres)(ledger, file)
        made = _manifest(ledger, file, version, now)
        if log_place(ledger).is_file():
            shutil.copyfile(log_place(ledger), scratch / ERASURES)
        (scratch / MANIFEST).write_text(json.dumps(asdict(made), indent=1), encoding="utf-8")
        scratch.rename(folder.absolute())
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return made


def fingerprint(file: Path) -> str:
    """The SHA-256 of a file."""
    found = hashlib.sha256()
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def postgres_program(ledger: Ledger, name: str, *arguments: str) -> None:
    """Run a program of PostgreSQL on the store; raises MissingPartError without it, TrothError with what it complained of."""
    if shutil.which(name) is None:
        raise MissingPartError(f"{name} is not installed; install the client programs of PostgreSQL.")
    address, variables = _postgres_address(ledger.connection.settings_dict)
    command: Sequence[str] = [name, f"--dbname={address}", *arguments]
    done = subprocess.run(  # noqa: S603 - a program of PostgreSQL, and no shell
        command, env={**os.environ, **variables}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        says = done.stderr.strip().splitlines() or [f"exit status {done.returncode}"]
        raise TrothError(f"{name} failed: {says[-1]}")


def _postgres_address(database: Mapping[str, object]) -> tuple[str, dict[str, str]]:
    """The address without the password, which other users could read in the list of processes."""
    parts = {
        "host": database["HOST"],
        "port": database["PORT"],
        "user": database["USER"],
        **{name: value for name, value in options_of(database).items() if name != "password"},
    }
    given = urlencode({name: str(value) for name, value in parts.items() if value}, quote_via=quote)
    return f"postgresql:///{database['NAME']}?{given}", {"PGPASSWORD": str(database["PASSWORD"])}


def _copy_sqlite(ledger: Ledger, file: Path) -> None:
    ledger.connection.ensure_connection()
    with closing(sqlite3.connect(file)) as target:
        source: sqlite3.Connection = ledger.connection.connection
        source.backup(target, pages=_PAGES_AT_A_TIME)
        # A file of its own, without a log beside it.
        target.execute("PRAGMA journal_mode = DELETE")
        (found,) = target.execute("PRAGMA integrity_check").fetchone()
    if found != "ok":
        raise TrothError(
            f"The copy of the book is not sound: {found}. Make another; the book itself may be damaged."
        )


def _dump_postgres(ledger: Ledger, file: Path) -> None:
    postgres_program(ledger, "pg_dump", "--format=custom", "--no-owner", "--no-acl", f"--file={file}")


def _manifest(ledger: Ledger, file: Path, version: str, now: datetime) -> Manifest:
    applied = MigrationRecorder(ledger.connection).applied_migrations()
    return Manifest(
        version=version,
        made_at=moment_text(now),
        kind="sqlite" if ledger.is_sqlite else "postgres",
        file=file.name,
        size=file.stat().st_size,
        sha256=fingerprint(file),
        migrations=tuple(sorted(name for app, name in applied if app == "ledger")),
    )
