"""`troth import csv`: any table, CSV or Excel, as facts, by a declared mapping."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from troth import intake
from troth.cli.import_source import brought_of, import_source_command, report, say_findings
from troth.cli.printing import console
from troth.intake import CsvMapping
from troth.model import InputError
from troth.workspace.importing import KEY_FILE


def import_csv_command(
    files: Sequence[Path], mapping: Path, out: Path | None, book: str, *, is_preview: bool
) -> None:
    """Read a file by its mapping into a new folder, or add the facts of files to a book that Troth keeps."""
    if (out is None) == (not book):
        raise InputError(
            "Say where the facts go: --out FOLDER for a new folder, or --book for a book that Troth keeps."
        )
    declared = intake.load_mapping(mapping)
    if out is None:
        import_source_command(brought_of("csv", files, mapping=declared), book, is_preview=is_preview)
    elif is_preview or len(files) > 1:
        raise InputError("A new folder is made from one file and without --preview; leave out --out.")
    else:
        _into_folder(declared, files[0], out)


def _into_folder(declared: CsvMapping, file: Path, out: Path) -> None:
    reading = intake.read_apart(declared, file, key=intake.book_key(out.absolute().parent / KEY_FILE))
    say_findings(reading.findings)
    with console().status(f"Reading {file.name} ..."):
        tally = intake.to_folder(reading, out)
    report({file.name: tally}, listed_in=f", all in {out}/problems.csv")
