"""A reading written as a book: one CSV file per table, book.toml, and problems.csv; whole or not at all."""

from __future__ import annotations

import csv
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from troth.intake.filling import written
from troth.intake.reading import Reading, Tally
from troth.model import InputError
from troth.model.checks import shown

Settings = Mapping[str, str | int | float | bool]


def to_folder(reading: Reading, out: Path | str, settings: Settings | None = None) -> Tally:
    """Write a reading as a new book folder and say what it came to; `settings` stand over the mapping's [book].

    The folder is made beside `out` and renamed at the end, so that a failure leaves nothing behind. Raises InputError
    when `out` holds something already, cannot be written, or when no row of the file could be taken.
    """
    target = Path(out).absolute()
    with _scratch(target) as scratch:
        _write_tables(reading, scratch)
        if not reading.tally.facts:
            raise InputError(
                f"None of the {reading.tally.rows:,} rows of {reading.path.name} could be taken, so no book was made.",
                reading.tally.problems[:20],
            )
        _write_settings(scratch / "book.toml", {**reading.mapping.book, **(settings or {})})
        _write_problems(scratch / "problems.csv", reading.tally)
    return reading.tally


@contextmanager
def _scratch(target: Path) -> Iterator[Path]:
    try:
        if os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir())):
            raise InputError(f"{target} is there already; name a folder that does not exist yet.")
        scratch = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
    except (OSError, ValueError) as error:
        raise InputError(f"{shown(str(target))} cannot be written ({error}); name another place.") from error
    try:
        yield scratch
        scratch.chmod(0o755 & ~_umask())
        scratch.rename(target)
    except OSError as error:
        raise InputError(f"{target} cannot be written: {error.strerror}; name another place.") from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _write_tables(reading: Reading, folder: Path) -> None:
    with ExitStack() as open_files:
        writers: dict[str, Any] = {}
        for facts in reading:
            if facts.table not in writers:
                path = folder / f"{facts.table}.csv"
                file = open_files.enter_context(path.open("x", encoding="utf-8", newline=""))
                writers[facts.table] = csv.writer(file, lineterminator="\n")
                writers[facts.table].writerow(facts.columns)
            writers[facts.table].writerows(map(written, row) for row in facts.rows)


def _write_settings(path: Path, settings: Settings) -> None:
    # A JSON text is a TOML text but for the character DEL, which TOML wants escaped.
    lines = (f"{name} = {json.dumps(value)}" for name, value in settings.items())
    path.write_text("".join(f"{line}\n" for line in lines).replace("\x7f", "\\u007f"), encoding="utf-8")


def _write_problems(path: Path, tally: Tally) -> None:
    with path.open("x", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("line", "where", "problem"))
        writer.writerows((problem.row, problem.where, problem.says) for problem in tally.problems)
        more = tally.problem_count - len(tally.problems)
        if more:
            writer.writerow(("", "", f"and {more:,} more problems"))
