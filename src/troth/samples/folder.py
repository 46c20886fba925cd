"""Writes a book as a folder of CSV files named after their tables, and `book.toml`."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from tempfile import mkdtemp
from typing import TextIO

from troth.model import InputError
from troth.samples.sample import Sample
from troth.samples.stream import sheets

Progress = Callable[[float], None]


def write_folder(sample: Sample, path: Path, progress: Progress | None = None) -> None:
    """Write the book to the new folder `path`; it appears only when it is whole.

    `progress` is called with the share written so far, 0 to 1. Raises InputError where `path` is there already.
    """
    path = Path(path)
    if path.exists():
        raise InputError(f"{path} is there already; name a folder that is not, or remove it first.")
    path.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(mkdtemp(prefix=f".{path.name}-", dir=path.parent))
    try:
        _write_tables(sample, scratch, progress or _silent)
        (scratch / "book.toml").write_text(_book_settings(sample), encoding="utf-8")
        scratch.chmod(0o755)
        scratch.rename(path)
    except BaseException:
        shutil.rmtree(scratch)
        raise


def _write_tables(sample: Sample, folder: Path, progress: Progress) -> None:
    files: dict[str, TextIO] = {}
    headings: dict[str, tuple[str, ...]] = {}
    accounts = 0
    with ExitStack() as stack:
        for sheet in sheets(sample):
            if sheet.table == "settings":
                continue
            if sheet.table not in files:
                file = (folder / f"{sheet.table}.csv").open("w", encoding="utf-8", newline="")
                files[sheet.table] = stack.enter_context(file)
                headings[sheet.table] = tuple(sheet.columns)
                files[sheet.table].write(",".join(sheet.columns) + "\n")
            files[sheet.table].write(sheet.lines(headings[sheet.table]))
            if sheet.table == "accounts":
                progress(accounts / sample.size.accounts)
                accounts += sheet.length
    progress(1.0)


def _book_settings(sample: Sample) -> str:
    """The settings of the book, as a folder keeps them."""
    return (
        f'name = "{sample.company}"\n'
        f'currency = "{sample.currency}"\n'
        f'time_zone = "{sample.time_zone}"\n'
        f'language = "{sample.language}"\n'
        "sample = true\n"
    )


def _silent(_share: float) -> None:
    """Say nothing."""
