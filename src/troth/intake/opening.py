"""Any file a company may bring, opened as a table in this process."""

from __future__ import annotations

from pathlib import Path

from troth.intake.csv_table import csv_table
from troth.intake.excel_table import excel_table
from troth.intake.mapping import Source
from troth.intake.message_table import MESSAGES, message_table
from troth.intake.packed import Packing, SourceFile, opened
from troth.intake.table import TableReading

CALENDAR = "calendar"  # the form of a Source


def open_table(path: Path | str, source: Source = Source(), name: str = "") -> TableReading:  # noqa: B008 - frozen
    """Which table does a file hold, and how is it written? CSV, plain or packed with gzip or in a zip, or a workbook.

    What `source` leaves open is guessed, and told in `findings`. Raises InputError with one sentence when the file is no
    table, or is not to be trusted. A workbook is held in memory by the library that reads it, so a file of strangers is
    opened by `open_apart`. Messages and calendars are tables too where `source` says that the file is one.
    """
    file = SourceFile(Path(path), name or Path(path).name)
    if source.form == MESSAGES:
        return message_table(file)
    if source.form == CALENDAR:
        from troth.intake.calendar_table import calendar_table  # noqa: PLC0415 - its libraries are seldom needed

        return calendar_table(file, source)
    with opened(file) as (_, packing):
        is_workbook = packing in {Packing.XLSX, Packing.XLS}
    return excel_table(file, source) if is_workbook else csv_table(file, source)
