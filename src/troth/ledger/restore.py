"""Bringing a backup back: verified first, never over a book that holds something, and nobody erased since comes back."""

from __future__ import annotations

import json
import pkgutil
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError

from troth.ledger import migrations
from troth.ledger.backup import ERASURES, MANIFEST, Manifest, fingerprint, postgres_program
from troth.ledger.erasing import erase
from troth.ledger.erasure_log import Erased, log_place, read_log
from troth.ledger.migrating import migrate
from troth.ledger.opening import Ledger, close, registered, upgrade
from troth.ledger.sweeping import sweep
from troth.ledger.writing import stored_rows
from troth.model import BookError, InputError
from troth.model.addresses import shown_address

_BY = "restore"
# Whoever was signed in when the backup was made is not signed in now.
_SESSIONS = ("django_session", "web_signinlink", "web_portalvisit")


@dataclass(frozen=True)
class Restored:
    """What was brought back: of when, and how many people erased since were erased again."""

    made_at: str
    erased_again: int


def restore(folder: Path, url: str, now: datetime, logs: Iterable[Path] = ()) -> Restored:
    """Bring the backup in a folder back to an address that holds no book yet, at this version of Troth.

    Every erasure known to the log at that address, to the backup's own and to `logs` is done again. Raises InputError
    where the backup is not whole or the address holds something, BookError where a newer Troth made the backup.
    """
    made = verified(folder)
    ledger = registered(url)
    _refuse_a_book(ledger, url)
    erased = [found for place in (folder / ERASURES, log_place(ledger), *logs) if (found := read_log(place))]
    _bring(ledger, folder, made)
    ledger = upgrade(url)
    # Where the application is there, its tables too, since who is erased again is erased from them.
    migrate(ledger.alias)
    _end_sessions(ledger)
    return Restored(made.made_at, erase_again(ledger, erased, now))


def verified(folder: Path) -> Manifest:
    """The manifest of a backup whose file is what it says; raises InputError where it is not."""
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        made = Manifest(**{**told, "migrations": tuple(told["migrations"])})
    except (OSError, ValueError, TypeError, KeyError) as broken:
        raise InputError(
            f"{folder} holds no manifest of a backup; name a folder that `troth backup` made."
        ) from broken
    file = folder / Path(made.file).name
    if not file.is_file() or file.stat().st_size != made.size or fingerprint(file) != made.sha256:
        raise InputError(f"{file} is not the file that was backed up; use another copy of the backup.")
    newer = set(made.migrations) - {each.name for each in pkgutil.iter_modules(migrations.__path__)}
    if newer:
        raise BookError(f"Troth {made.version} made this backup; install that version or a newer one.")
    return made


def erase_again(ledger: Ledger, logs: Iterable[Erased], now: datetime) -> int:
    """Erase everybody in the book whom one of the logs means, as far as it was done then; gives how many."""
    logs = tuple(logs)
    people = stored_rows(ledger, "people").values_list("person_id", flat=True).distinct()
    meant = [each for each in people if any(log.names(each) for log in logs)] if logs else []
    count = 0
    for person_id in meant:
        if not stored_rows(ledger, "people").filter(person_id=person_id).exists():
            continue  # gone with another id of the same person
        blanking = any(log.blanks(person_id) for log in logs)
        erase(ledger, person_id, _BY, now, blanking=blanking, sweeping=False)
        count += 1
    if count:
        sweep(ledger)
    return count


def _refuse_a_book(ledger: Ledger, url: str) -> None:
    """Refuse to write over anything; raises InputError."""
    if ledger.is_sqlite:
        is_there = Path(ledger.connection.settings_dict["NAME"]).exists()
    else:
        is_there = _holds_tables(ledger, url)
    if is_there:
        shown = shown_address(url)
        raise InputError(f"There is something at {shown} already; restore to an address that holds nothing.")


def _holds_tables(ledger: Ledger, url: str) -> bool:
    try:
        return bool(ledger.connection.introspection.table_names())
    except DatabaseError as failed:
        reason = str(failed).strip().partition("\n")[0]
        raise InputError(
            f"{shown_address(url)} cannot be reached: {reason}; create the database first."
        ) from failed


def _bring(ledger: Ledger, folder: Path, made: Manifest) -> None:
    if ("sqlite" if ledger.is_sqlite else "postgres") != made.kind:
        raise InputError(f"This is a backup of a book in {made.kind}; restore it to an address of that kind.")
    file = folder / Path(made.file).name
    if not ledger.is_sqlite:
        options = ("--no-owner", "--no-acl", "--exit-on-error", "--single-transaction")
        postgres_program(ledger, "pg_restore", *options, str(file))
        return
    close(ledger)
    target = Path(ledger.connection.settings_dict["NAME"])
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f"unfinished-{target.name}")
    unfinished.touch(mode=0o600)
    shutil.copyfile(file, unfinished)
    for log in ("wal", "shm"):
        # Left by a book that was there before; it would be taken for the log of this one.
        target.with_name(f"{target.name}-{log}").unlink(missing_ok=True)
    unfinished.replace(target)


def _end_sessions(ledger: Ledger) -> None:
    there = set(ledger.connection.introspection.table_names())
    with ledger.connection.cursor() as cursor:
        for table in there & set(_SESSIONS):
            cursor.execute(f"DELETE FROM {ledger.connection.ops.quote_name(table)}")  # noqa: S608 - our names
