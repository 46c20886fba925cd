"""Small books for tests: Python rows laid down as a folder of CSV files."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

Rows = Mapping[str, Sequence[Mapping[str, Any]]]


def write_book(folder: Path, rows: Rows) -> Path:
    """Write each table as `<table>.csv`; columns are those any of its rows names; a table without rows is left out."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, table_rows in rows.items():
        if not table_rows:
            continue
        names = list(dict.fromkeys(name for row in table_rows for name in row))
        with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(names)
            writer.writerows([[_cell(row.get(name)) for name in names] for row in table_rows])
    return folder


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value)
