"""Importing: files of a source opened for a book, previewed with nothing written, and committed whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from django.db import transaction

from troth import intake
from troth import ledger as store
from troth.intake import Agreement, CsvMapping, Formats, ImportSource, SourceFiles, SourceReading, Tally
from troth.intake.sources import MAPPING
from troth.ledger import Changes, Ledger, Refreshed
from troth.model import Facts, InputError
from troth.model.checks import nearest, shown
from troth.workspace.lending import known_to
from troth.workspace.twice import Twice, twice_in_batch

KEY_FILE = "troth-intake.key"
MOST_CHANGES_SHOWN = 5  # of each table, new ones and changed ones
_NAMED = 3  # files that a batch names as where it came from
_READ_BYTES = 1_048_576

Watch = Callable[[int], None]


class ImportStoppedError(Exception):
    """Whoever watches an import wants it stopped; nothing of it is written."""


@dataclass(frozen=True)
class Brought:
    """Files to import: the name of their source, where they are, and what the source needs besides.

    `folder` is where the key is kept of a book on a server; of a book in a file it lies beside the book.
    """

    source: str
    paths: tuple[Path, ...]
    folder: Path
    mapping: CsvMapping | None = None
    agreement: Agreement | None = None
    formats: Formats = intake.AS_SHOWN


@dataclass(frozen=True)
class Opened:
    """Files of a source, opened for a book: what is read, where it comes from, and the files."""

    reading: SourceReading
    source: str
    paths: tuple[Path, ...]

    @cached_property
    def file_sha256(self) -> str:
        """The fingerprint of the files, which reads all of them."""
        return _fingerprint(self.paths)


@dataclass(frozen=True)
class Preview:
    """What an import would do: rows by table, the first changes, what each file came to, and what may stand there twice."""

    refreshed: Refreshed
    changes: Mapping[str, Changes]
    tallies: Mapping[str, Tally]
    twice: tuple[Twice, ...]


@dataclass(frozen=True)
class Committed:
    """What an import did. A file that changed nothing leaves no batch, so `batch_id` is empty."""

    batch_id: str
    refreshed: Refreshed
    tallies: Mapping[str, Tally]


def open_import(ledger: Ledger, brought: Brought, now: datetime) -> Opened:
    """What do these files bring? They are opened with what the book lends: its zone, its key, and whom it knows.

    Raises InputError when there is no such source, when the files are not of it, or when somebody agreed who is none of
    our staff.
    """
    source = source_named(brought.source)
    agreed = brought.agreement
    if agreed and not store.current(ledger, "staff", staff_id=agreed.staff_id):
        raise InputError(f"{shown(agreed.staff_id)} is none of our staff; name who agreed by their id.")
    files = SourceFiles(
        brought.paths,
        str(store.time_zone(ledger)),
        intake.book_key(_key_place(ledger, brought.folder)),
        brought.mapping,
        agreed,
        brought.formats,
        known_to(ledger),
        now,
    )
    return Opened(source.reading(files), _origin(source, brought), brought.paths)


def source_named(name: str) -> ImportSource:
    """The source of that name; raises InputError with the nearest one."""
    source = intake.SOURCES.get(name)
    if source is None:
        raise InputError(f"{shown(name)} is no source to import from; {nearest(name, intake.SOURCES)}.")
    return source


def preview(ledger: Ledger, opened: Opened, by: str, now: datetime, watch: Watch | None = None) -> Preview:
    """What would an import do? It is tried out where nobody waits for it; raises as `commit` does."""
    changes: dict[str, Changes] = {}
    twice: list[Twice] = []

    facts = _watched(opened.reading, watch)
    with store.trial(ledger) as tried:

        def look(batch_id: str) -> None:
            changes.update(store.changes_of_batch(tried, batch_id, MOST_CHANGES_SHOWN))
            twice.extend(twice_in_batch(tried, batch_id))

        told = store.rehearse(tried, facts, by, opened.source, now, look=look)
    return Preview(told, changes, opened.reading.tallies, tuple(twice))


def commit(ledger: Ledger, opened: Opened, by: str, now: datetime, watch: Watch | None = None) -> Committed:
    """Bring the book up to what the files say, and keep the problems with the batch, all in one transaction.

    `watch` is called with the rows read so far, and stops the import by raising ImportStoppedError. Raises InputError where
    the files cannot be read, BookError where the facts break the contract; then nothing is written.
    """
    facts, file_sha256 = _watched(opened.reading, watch), opened.file_sha256
    with store.writing(ledger):
        told = store.refresh(ledger, facts, by, opened.source, now, file_sha256=file_sha256)
        if told.created or told.changed:
            problems = [each for tally in opened.reading.tallies.values() for each in tally.problems]
            store.keep_problems(ledger, told.batch_id, problems)
            return Committed(told.batch_id, told, opened.reading.tallies)
        transaction.set_rollback(True, using=ledger.alias)
    return Committed("", told, opened.reading.tallies)


def _watched(reading: SourceReading, watch: Watch | None) -> Iterable[Facts]:
    return reading if watch is None else _telling(reading, watch)


def _telling(reading: SourceReading, watch: Watch) -> Iterator[Facts]:
    for facts in reading:
        watch(sum(tally.rows for tally in reading.tallies.values()))
        yield facts


def _key_place(ledger: Ledger, folder: Path) -> Path:
    """One place for every import into a book, so that each gives a person the same id."""
    beside = Path(ledger.connection.settings_dict["NAME"]).parent if ledger.is_sqlite else folder
    return beside.absolute() / KEY_FILE


def _origin(source: ImportSource, brought: Brought) -> str:
    """Where a batch says it comes from."""
    names = ", ".join(path.name for path in brought.paths[:_NAMED])
    if len(brought.paths) > _NAMED:
        names += f" and {len(brought.paths) - _NAMED} more"
    agreed = brought.agreement
    if agreed:
        names += f"; {agreed.staff_id} agreed on {agreed.agreed_on}"
    return names if MAPPING in source.needs else f"{source.title}: {names}"


def _fingerprint(paths: Sequence[Path]) -> str:
    """The SHA-256 of the one file; of several, or of a folder, of their names and fingerprints."""
    files = sorted(each for path in paths for each in ([path] if path.is_file() else path.rglob("*")))
    told = [(path.name, _sha256(path)) for path in files if path.is_file()]
    if len(told) == 1:
        return told[0][1]
    return hashlib.sha256("\0".join(f"{name}\0{digest}" for name, digest in told).encode()).hexdigest()


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_READ_BYTES):
            digest.update(piece)
    return digest.hexdigest()
