"""A book as one workbook: a sheet per table, every cell typed as text, written row by row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import xlsxwriter

from troth.engine import Row
from troth.model import InputError
from troth.workspace.files import cell_text

MOST_ROWS = 1_048_575  # of a sheet, under its heading
LONGEST_CELL = 32_767  # characters, as a sheet counts them


def refuse_what_no_sheet_holds(counts: Mapping[str, int]) -> None:
    """Raise InputError where a table has more rows than a sheet; `counts` are the rows by table."""
    if too_long := {name: count for name, count in counts.items() if count > MOST_ROWS}:
        told = ", ".join(f"{name} has {count:,}" for name, count in too_long.items())
        raise InputError(
            f"{told} rows, and a sheet holds {MOST_ROWS:,}; export csv or parquet, or ask for fewer accounts."
        )


def write_workbook(path: Path, sheets: Iterator[tuple[str, Sequence[str], Iterable[Row]]]) -> None:
    """Write a sheet for each name, heading and rows. Texts stay texts, whatever they begin with, and digits stay digits.

    Rows go to scratch files beside the file as they come, so that memory does not grow with them. Raises InputError on a
    text longer than a cell; the file is then to be thrown away.
    """
    options = {"constant_memory": True, "tmpdir": str(path.parent), "strings_to_urls": False}
    book = xlsxwriter.Workbook(str(path), options)
    bold = book.add_format({"bold": True})
    try:
        for name, columns, rows in sheets:
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 1)
            for place, column in enumerate(columns):
                sheet.write_string(0, place, column, bold)
            for number, row in enumerate(rows, 1):
                for place, value in enumerate(row):
                    if value is not None and sheet.write_string(number, place, cell_text(value)):
                        raise InputError(
                            f"{columns[place]} of row {number} of {name} has more than {LONGEST_CELL:,} characters, "
                            "which no cell holds; export csv or parquet."
                        )
    finally:
        book.close()  # it holds scratch files open until then
