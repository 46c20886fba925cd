"""A book, or a part of it, as a folder that opens with the same figures, or as one workbook."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from troth.engine import Book, Row, Runner, open_book
from troth.model import TABLES, Column, InputError, Kind
from troth.workspace.files import FORMS, write_csv
from troth.workspace.part import Part, accounts_of, lay_part, part_of
from troth.workspace.scoring import Scored, score
from troth.workspace.whole_book import WHOLE_BOOK, keep_whole_book
from troth.workspace.workbook import refuse_what_no_sheet_holds, write_workbook

SETTINGS_FILE = "book.toml"
WORKBOOK = "xlsx"
EXPORT_FORMS = (*FORMS, WORKBOOK)

Tell = Callable[[Sequence[str]], None]


def export_book(
    address: str, target: Path, form: str, *, part: Part | None = None, tell: Tell | None = None
) -> Mapping[str, int]:
    """Write every table of a book, all versions, to a new folder, or to one workbook; gives the number of rows by table.

    Values are verbatim: texts as they are, decimals with all their digits, timestamps in UTC. With a `part` these are the
    rows of the accounts it asks for and of what they refer to, and the whole-book quantities of its day come along.
    `tell` is given the ids of the accounts before anything can be seen; what it raises stops the export. The target
    appears whole or not at all. Raises InputError when the form is unknown, no account is meant, or the target is there
    already, cannot be made, or cannot hold the rows.
    """
    if form not in EXPORT_FORMS:
        raise InputError(f"The format came as {form!r}; {', '.join(EXPORT_FORMS)} are allowed.")
    if target.exists():
        raise InputError(f"{target} is there already; name a new one.")
    book = open_book(address)
    try:
        scratch = _scratch_beside(target)
    except OSError as error:
        book.runner.close()
        raise InputError(f"{target} cannot be made: {error.strerror}. Name another place.") from error
    try:
        chosen = _choose(book, part)
        made = _write_workbook(chosen, scratch) if form == WORKBOOK else _write_folder(chosen, scratch, form)
        if tell is not None:
            tell(chosen.accounts())
        made.rename(target.absolute())
    finally:
        book.runner.close()
        shutil.rmtree(scratch, ignore_errors=True)
    return chosen.counts


@dataclass(frozen=True)
class _Chosen:
    """What of an open book is exported; `scored` is the whole book on the day of a part, none for a whole book."""

    book: Book
    conditions: Mapping[str, str]
    counts: Mapping[str, int]
    scored: Scored | None

    def accounts(self) -> list[str]:
        """The ids of the accounts in it."""
        select = (
            f"SELECT DISTINCT account_id FROM book_accounts WHERE {self.conditions['accounts']} ORDER BY 1"
        )
        return [str(account_id) for (account_id,) in self.book.runner.rows(select)]

    def select(self, name: str) -> str:
        """The rows of a table, all columns in order."""
        table, runner = TABLES[name], self.book.runner
        columns = ", ".join(_verbatim(column, runner) for column in table.columns)
        order = f"{runner.dialect.quote(table.key)}, recorded_at"
        return f"SELECT {columns} FROM book_{name} WHERE {self.conditions[name]} ORDER BY {order}"


def _choose(book: Book, part: Part | None) -> _Chosen:
    names = [name for name in TABLES if name in book.tables and name != "settings"]
    scored = None
    if part is not None:
        scored = score(book, part.at)
        lay_part(book.runner, accounts_of(book.runner, part))
    conditions = {name: "TRUE" if part is None else part_of(name) for name in names}
    counts = {name: _count(book.runner, name, condition) for name, condition in conditions.items()}
    return _Chosen(book, conditions, counts, scored)


def _count(runner: Runner, name: str, condition: str) -> int:
    return int(next(iter(runner.rows(f"SELECT COUNT(*) FROM book_{name} WHERE {condition}")))[0])


def _scratch_beside(target: Path) -> Path:
    target.absolute().parent.mkdir(parents=True, exist_ok=True)
    return Path(mkdtemp(prefix=".troth-", dir=target.absolute().parent))


def _write_folder(chosen: _Chosen, scratch: Path, form: str) -> Path:
    made = scratch / "book"
    made.mkdir(mode=0o755)
    for name in chosen.counts:
        _write_table(chosen, name, made, form)
    _write_settings(chosen.book, made)
    came_with = Path(chosen.book.address) / WHOLE_BOOK
    if chosen.scored is not None:
        keep_whole_book({name: chosen.scored.rows(name) for name in ("runs", "priors")}, made)
    elif came_with.is_dir():
        shutil.copytree(came_with, made / WHOLE_BOOK)
    return made


def _write_table(chosen: _Chosen, name: str, folder: Path, form: str) -> None:
    runner, select = chosen.book.runner, chosen.select(name)
    if form == "csv":
        write_csv(folder / f"{name}.csv", list(TABLES[name].by_name), runner.rows(select))
        return
    made = runner.scratch / f"{name}.parquet"
    runner.write(select, made, form)
    shutil.move(made, folder / made.name)


def _write_workbook(chosen: _Chosen, scratch: Path) -> Path:
    refuse_what_no_sheet_holds(chosen.counts)
    made = scratch / "book.xlsx"
    write_workbook(made, _sheets(chosen))
    return made


def _sheets(chosen: _Chosen) -> Iterator[tuple[str, Sequence[str], Iterable[Row]]]:
    for name in chosen.counts:
        yield name, tuple(TABLES[name].by_name), chosen.book.runner.rows(chosen.select(name))
    yield "settings", ("name", "value"), sorted(chosen.book.settings.items())


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
