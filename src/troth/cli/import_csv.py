"""`troth import csv`: any table, CSV or Excel, as facts, by a declared mapping."""

from __future__ import annotations

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path

from troth import intake, ledger
from troth.cli.printing import console, say
from troth.intake import Reading, Tally
from troth.ledger import Ledger
from troth.model import InputError

SHOWN_PROBLEMS = 20
KEY_FILE = "troth-intake.key"


def import_csv_command(file: Path, mapping: Path, out: Path | None, book: str) -> None:
    """Read a file by its mapping into a new folder, or add its facts to a book that Troth keeps."""
    if (out is None) == (not book):
        raise InputError(
            "Say where the facts go: --out FOLDER for a new folder, or --book for a book that Troth keeps."
        )
    declared = intake.load_mapping(mapping)
    if out is not None:
        reading = intake.read_apart(declared, file, key=intake.book_key(out.absolute().parent / KEY_FILE))
        _say_findings(reading)
        with console().status(f"Reading {file.name} ..."):
            _report(intake.to_folder(reading, out), listed_in=f"{out}/problems.csv")
    else:
        _report(_into_ledger(declared, file, book))


def _into_ledger(declared: intake.CsvMapping, file: Path, book: str) -> Tally:
    store = ledger.open(book)
    reading: Reading = intake.read_apart(
        declared,
        file,
        time_zone=str(ledger.time_zone(store)),
        key=intake.book_key(_key_place(store, file)),
    )
    _say_findings(reading)
    with console().status(f"Reading {file.name} into the book ..."):
        told = ledger.refresh(store, reading, by=getuser(), source=file.name, now=datetime.now(UTC))
    ledger.keep_problems(store, told.batch_id, reading.tally.problems)
    say(
        f"{sum(told.created.values()):,} facts created, {sum(told.changed.values()):,} changed, "
        f"{sum(told.unchanged.values()):,} unchanged; batch {told.batch_id}."
    )
    ledger.close(store)
    return reading.tally


def _say_findings(reading: Reading) -> None:
    """How the file is written, and why it is thought so."""
    for finding in reading.table.findings:
        say(f"  {finding}")


def _key_place(store: Ledger, file: Path) -> Path:
    """Beside the book, so that every import gives a person the same id; beside the file where the book is on a server."""
    beside = Path(store.connection.settings_dict["NAME"]) if store.is_sqlite else file
    return beside.absolute().parent / KEY_FILE


def _report(tally: Tally, listed_in: str = "") -> None:
    say(
        f"{tally.rows:,} rows read, {tally.rows_set_aside:,} set aside, {tally.cells_set_aside:,} cells set aside."
    )
    for table, count in tally.facts.items():
        say(f"  {table}: {count:,} facts")
    for problem in tally.problems[:SHOWN_PROBLEMS]:
        say(f"  {problem}")
    if tally.problem_count > SHOWN_PROBLEMS:
        say(
            f"  and {tally.problem_count - SHOWN_PROBLEMS:,} more{f', all in {listed_in}' if listed_in else ''}."
        )
