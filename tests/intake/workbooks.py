"""Workbooks as Excel writes them, made for tests, and workbooks no Excel would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter


def write_workbook(
    path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], options: Mapping[str, Any] | None = None
) -> Path:
    """A workbook with days shown as days; None stays an empty cell."""
    with xlsxwriter.Workbook(path, dict(options or {})) as book:
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        moment = book.add_format({"num_format": "dd.mm.yyyy hh:mm:ss"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, datetime):
                        sheet.write_datetime(number, column, value, moment)
                    elif isinstance(value, date):
                        sheet.write_datetime(number, column, value, day)
                    elif isinstance(value, str):
                        sheet.write_string(number, column, value)
                    elif value is not None:
                        sheet.write(number, column, value)
    return path


def with_part(workbook: Path, name: str, content: bytes) -> Path:
    """The workbook with one part replaced or added."""
    with zipfile.ZipFile(workbook) as parts:
        kept = {part: parts.read(part) for part in parts.namelist()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as parts:
        for part, old in {**kept, name: content}.items():
            parts.writestr(part, old)
    workbook.write_bytes(made.getvalue())
    return workbook


def sheet_of(cells: str) -> bytes:
    """A sheet of the given rows of XML."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()
    )
