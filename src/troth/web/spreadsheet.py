"""Tables for spreadsheets: texts stay texts, whatever they begin with."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO, StringIO

import xlsxwriter

Cell = str | int | float | Decimal | None

# A spreadsheet takes a text that begins so for a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_BYTE_ORDER_MARK = "\ufeff"  # tells spreadsheets that the file is UTF-8


def csv_of(titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """A CSV file for spreadsheets: a text they would take for a formula gets a ' before it."""
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow([_harmless(title) for title in titles])
    writer.writerows([[_harmless(cell) for cell in row] for row in rows])
    return (_BYTE_ORDER_MARK + written.getvalue()).encode()


def xlsx_of(name: str, titles: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """An XLSX file with one sheet of this name: numbers as numbers, everything else as text."""
    written = BytesIO()
    # In one pass and without scratch files: a list may be long.
    book = xlsxwriter.Workbook(
        written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True})
    for place, title in enumerate(titles):
        sheet.write_string(0, place, title, bold)
    for number, row in enumerate(rows, 1):
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, place, cell)
            elif cell is not None:
                sheet.write_number(number, place, cell)
    sheet.freeze_panes(1, 1)
    book.close()
    return written.getvalue()


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell
