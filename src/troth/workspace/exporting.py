"""A whole book as a folder that opens with the same figures."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from tempfile import mkdtemp

from troth.engine import Book, Runner, open_book
from troth.model import TABLES, Column, InputError, Kind, Table
from troth.workspace.files import FORMS, write_csv

SETTINGS_FILE = "book.toml"


def export_book(address: str, folder: Path, form: str) -> Mapping[str, int]:
    """Write every table of a book, all versions, to a new folder; gives the number of rows by table.

    Values are verbatim: texts as they are, decimals with all their digits, timestamps in UTC. The folder appears whole
    or not at all. Raises InputError when the form is unknown, or the folder is there already or cannot be made.
    """
    if form not in FORMS:
        raise InputError(f"The format came as {form!r}; {' or '.join(FORMS)} is allowed.")
    if folder.exists():
        raise InputError(f"{folder} is there already; name a new folder.")
    book = open_book(address)
    try:
        scratch = _scratch_beside(folder)
    except OSError as error:
        book.runner.close()
        raise InputError(f"{folder} cannot be made: {error.strerror}. Name another folder.") from error
    try:
        counts = {
            name: _export(book.runner, TABLES[name], scratch, form)
            for name in TABLES
            if name in book.tables and name != "settings"
        }
        _write_settings(book, scratch)
        scratch.chmod(0o755)
        scratch.rename(folder.absolute())
    finally:
        book.runner.close()
        shutil.rmtree(scratch, ignore_errors=True)
    return counts


def _scratch_beside(folder: Path) -> Path:
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
    return Path(mkdtemp(prefix=".troth-", dir=folder.absolute().parent))


def _export(runner: Runner, table: Table, folder: Path, form: str) -> int:
    columns = ", ".join(_verbatim(column, runner) for column in table.columns)
    order = f"{runner.dialect.quote(table.key)}, recorded_at"
    select = f"SELECT {columns} FROM book_{table.name} ORDER BY {order}"
    if form == "csv":
        names = [column.name for column in table.columns]
        return write_csv(folder / f"{table.name}.csv", names, runner.rows(select))
    made = runner.scratch / f"{table.name}.parquet"
    runner.write(select, made, form)
    shutil.move(made, folder / made.name)
    return int(next(iter(runner.rows(f"SELECT COUNT(*) FROM book_{table.name}")))[0])


def _verbatim(column: Column, runner: Runner) -> str:
    name = runner.dialect.quote(column.name)
    if column.kind is not Kind.DECIMAL:
        return name
    unit = f"CAST('{10**-column.scale:.{column.scale}f}' AS DECIMAL({column.scale + 1},{column.scale}))"
    return f"CAST(CAST({name} AS DECIMAL(20,0)) * {unit} AS DECIMAL(18,{column.scale})) AS {name}"


def _write_settings(book: Book, folder: Path) -> None:
    lines = [f"{_toml(name)} = {_toml(value)}\n" for name, value in sorted(book.settings.items())]
    (folder / SETTINGS_FILE).write_text("".join(lines), encoding="utf-8")


def _toml(text: str) -> str:
    """A text as TOML: quoted as JSON is, but for the one control character that JSON lets stand."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
