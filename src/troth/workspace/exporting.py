"""A whole book as a folder that opens with the same figures."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from tempfile import mkdtemp

from troth.engine import Book, Runner, open_book
from troth.model import TABLES, Column, InputError, Kind, Table
from troth.workspace.files import FORMS

SETTINGS_FILE = "book.toml"


def export_book(address: str, folder: Path, form: str) -> Mapping[str, int]:
    """Write every table of a book, all versions, to a new folder; gives the number of rows by table.

    Values are verbatim: texts as they are, decimals with all their digits, timestamps in UTC. The folder appears whole
    or not at all. Raises InputError when the form is unknown or the folder is there already.
    """
    if form not in FORMS:
        raise InputError(f"The format came as {form!r}; {' or '.join(FORMS)} is allowed.")
    if folder.exists():
        raise InputError(f"{folder} is there already; name a new folder.")
    book = open_book(address)
    folder.absolute().parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(mkdtemp(prefix=".troth-", dir=folder.absolute().parent))
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


def _export(runner: Runner, table: Table, folder: Path, form: str) -> int:
    columns = ", ".join(_verbatim(column, runner) for column in table.columns)
    select = f"SELECT {columns} FROM book_{table.name} ORDER BY {runner.dialect.quote(table.key)}"
    if form == "csv":
        return _write_csv(runner, table, select, folder / f"{table.name}.csv")
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


def _write_csv(runner: Runner, table: Table, select: str, path: Path) -> int:
    count = 0
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([column.name for column in table.columns])
        for count, row in enumerate(runner.rows(select), 1):  # noqa: B007
            writer.writerow([_cell(value) for value in row])
    return count


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    return value


def _write_settings(book: Book, folder: Path) -> None:
    lines = [f"{name} = {json.dumps(value)}\n" for name, value in sorted(book.settings.items())]
    (folder / SETTINGS_FILE).write_text("".join(lines), encoding="utf-8")
