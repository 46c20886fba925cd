"""A filled account review from a workbook: everything about the file is doubted before anything in it is read."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from troth.intake.review import Filled
from troth.model import InputError
from troth.reports.review_columns import Entry, SheetColumn, columns_of
from troth.reports.review_workbook import LISTS, ORIGIN, PEOPLE, PROMISES, VERSION

LARGEST_FILE = 2_000_000  # bytes
LARGEST_CONTENT = 40_000_000  # bytes of all parts together, unpacked
MOST_PARTS = 200
MOST_ROWS = 2_000
MOST_COLUMNS = 40
LONGEST_CELL = 20_000  # characters

_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_SHEETS = {PEOPLE, PROMISES, LISTS, ORIGIN}

Grid = Sequence[Sequence[Any]]


def read_review_workbook(content: bytes, account_id: str) -> Filled:
    """What a workbook says of an account, and what it was handed out with.

    Raises InputError with one sentence where it is too large, of another type, holds formulas or macros, is of another
    version, or of another account.
    """
    _doubt(content)
    grids = _grids(content)
    before, found_id = _origin(grids[ORIGIN])
    if found_id != account_id:
        raise InputError("This workbook is of another account; bring it back on the page it came from.")
    codes = _codes(grids[LISTS])
    after: dict[str, dict[str, str]] = {}
    for name in (PEOPLE, PROMISES):
        for row, cells in _rows(grids[name], is_promise=name == PROMISES):
            if row in after:
                raise InputError(
                    "Two rows of the workbook stand for the same person or promise; undo the copy."
                )
            after[row] = {column.name: _word(column, text, codes) for column, text in cells}
    return Filled(before, after)


def _doubt(content: bytes) -> None:
    if not content:
        raise InputError("No file came; choose the workbook you filled in.")
    if len(content) > LARGEST_FILE:
        raise InputError(
            f"The file is larger than {LARGEST_FILE // 1_000_000} MB; a filled review is far smaller."
        )
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            _doubt_parts(parts)
    # zipfile raises NotImplementedError for a kind of packing it does not know, RuntimeError for one with a password.
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise InputError("The file is no Excel workbook (.xlsx); save it as one.") from error


def _doubt_parts(parts: zipfile.ZipFile) -> None:
    listed = parts.infolist()
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > LARGEST_CONTENT:
        raise InputError("The workbook unpacks to more than a review can hold; start from a fresh download.")
    names = {part.filename.lower() for part in listed}
    if "xl/workbook.xml" not in names:
        raise InputError("The file is no Excel workbook (.xlsx); save it as one.")
    if any(name.endswith("vbaproject.bin") for name in names):
        raise InputError("The workbook holds macros, which are not taken; save it as .xlsx.")
    for part in listed:
        if part.filename.lower().startswith("xl/worksheets/") and _FORMULA.search(_unpacked(parts, part)):
            raise InputError("The workbook holds formulas, which are not taken; paste them as values.")


def _unpacked(parts: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with parts.open(part) as opened:
        return opened.read(LARGEST_CONTENT)


def _grids(content: bytes) -> dict[str, Grid]:
    """The sheets by name."""
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content))
        missing = _SHEETS - set(workbook.sheet_names)
        if missing:
            raise InputError("The workbook is no account review; download the sheet and fill that one.")
        grids: dict[str, Grid] = {
            name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in _SHEETS
        }
    except (CalamineError, OSError, ValueError) as error:
        raise InputError("The workbook cannot be read; save it again as .xlsx.") from error
    for grid in grids.values():
        if len(grid) > MOST_ROWS * MOST_COLUMNS or any(len(row) > MOST_COLUMNS for row in grid[:1]):
            raise InputError(
                "The workbook has more rows or columns than a review; start from a fresh download."
            )
    return grids


def _origin(grid: Grid) -> tuple[dict[str, dict[str, str]], str]:
    told = [[_text(value) for value in row] for row in grid]
    heads = {row[0]: row[1] for row in told[:2] if len(row) > 1}
    if heads.get("version") != VERSION:
        raise InputError("The workbook is of another version of the review; download the sheet anew.")
    before: dict[str, dict[str, str]] = {}
    for row in told[2:]:
        if len(row) > 2:  # noqa: PLR2004 - row, column, text
            before.setdefault(row[0], {})[row[1]] = row[2]
    return before, heads.get("account_id", "")


def _codes(grid: Grid) -> dict[str, dict[str, str]]:
    """For each drop-down, the words of the model by what the reader was shown."""
    names = [_text(value) for value in grid[0]] if grid else []
    codes: dict[str, dict[str, str]] = {}
    for place, name in enumerate(names):
        if name:
            pairs = [(_text(row[place]), _text(row[place + 1])) for row in grid[1:] if len(row) > place + 1]
            codes[name] = {label.casefold(): code for label, code in pairs if label}
    return codes


def _rows(grid: Grid, *, is_promise: bool) -> Iterator[tuple[str, list[tuple[SheetColumn, str]]]]:
    """The rows that are named, with the text of each cell; a promise's words stand before its columns."""
    for row in grid[1:]:
        key = _text(row[0]) if row else ""
        columns = columns_of(key)
        texts = [_text(value) for value in row[2 if is_promise else 1 :]]
        cells = [each for each in zip(columns, texts, strict=False) if each[1]]
        if columns and cells:
            yield key, cells
        elif not columns and any(texts):
            raise InputError(
                "A row of the workbook lost its hidden name; write new people in the rows made for them."
            )


def _word(column: SheetColumn, text: str, codes: dict[str, dict[str, str]]) -> str:
    """The word of the model for what was chosen; anything else is left to be told at its cell."""
    if column.entry is not Entry.CHOICE:
        return text
    return codes.get(column.name, {}).get(text.casefold(), text)


def _text(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()[: len("2026-01-31")]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()[:LONGEST_CELL]
