"""A sheet of an Excel workbook as a table: cells as Excel typed them, hidden sheets only when named."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from troth.intake.heading import Heading, Merged, heading_of, refuse_missing
from troth.intake.limits import MOST_COLUMNS, SAMPLE_ROWS
from troth.intake.mapping import Source
from troth.intake.packed import Packing, SourceFile, opened
from troth.intake.table import Finding, Row, Typed
from troth.intake.totals import without_totals
from troth.intake.workbook_days import starts_1904
from troth.intake.workbook_doubts import doubt_old_workbook, doubt_workbook
from troth.model import InputError
from troth.model.checks import shown

_DIGITS = ".15g"  # Excel keeps and shows fifteen


@dataclass(frozen=True)
class ExcelTable:
    """A table on a sheet of a workbook, held in memory by the library; `excel_table` opens one."""

    source: Source
    sheet: Finding
    heading: Heading
    starts_1904: bool
    cells: CalamineSheet

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.heading.names

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Sheet, header row and the day that numbers count from, each with its reason."""
        first = ("1904-01-01", "the workbook says so") if self.starts_1904 else ("1899-12-30", "as usual")
        return (
            self.sheet,
            Finding("header row", str(self.heading.number), self.heading.reason),
            Finding("day zero", *first),
        )

    def rows(self) -> Iterator[Row]:
        """The rows below the header, blank ones left out."""
        number = self.heading.number
        found = (row for row in _rows_of(self.cells) if row.number > number and any(row.cells))
        return found if self.source.totals else without_totals(found)


def excel_table(file: SourceFile, source: Source) -> ExcelTable:
    """A workbook opened as a table; raises InputError when it is none, or is not to be trusted."""
    is_1904, chosen, sheet = _read(file, source)
    sample = [
        row
        for row, _ in zip(_rows_of(sheet), range(SAMPLE_ROWS + source.header_row), strict=False)
        if any(row.cells)
    ]
    heading = heading_of(sample, source.header_row, _merged(sheet))
    heading = refuse_missing(heading, file.name, source.header_row)
    return ExcelTable(source, chosen, heading, is_1904, sheet)


def cell_text(value: object) -> str:
    """What a cell holds as text: as it stands when it is text, else typed, in the contract's form."""
    return value if isinstance(value, str) else Typed(_WRITTEN.get(type(value), str)(value))


def _duration(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


_WRITTEN: Mapping[type, Callable[[Any], str]] = {
    bool: lambda value: "true" if value else "false",
    float: lambda value: f"{Decimal(format(value, _DIGITS)):f}",
    datetime: lambda value: value.isoformat(" "),
    date: date.isoformat,
    time: time.isoformat,
    timedelta: _duration,
}


def _read(file: SourceFile, source: Source) -> tuple[bool, Finding, CalamineSheet]:
    """Whether days count from 1904, which sheet was taken and why, and the sheet itself."""
    with opened(file) as (raw, packing):
        if packing is Packing.XLS:
            doubt_old_workbook(raw, file.name)
        else:
            doubt_workbook(raw, file.name)
        is_1904 = starts_1904(raw, packing)
        try:
            return is_1904, *_chosen(CalamineWorkbook.from_filelike(raw), file.name, source.sheet)
        except PasswordError as error:
            raise InputError(f"{file.name} is locked with a password; save it without one.") from error
        except (CalamineError, ValueError) as error:
            raise InputError(f"{file.name} cannot be read as a workbook; save it anew as .xlsx.") from error


def _chosen(workbook: CalamineWorkbook, name: str, wanted: str) -> tuple[Finding, CalamineSheet]:
    sheets = [sheet for sheet in workbook.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    names = [sheet.name for sheet in sheets]
    visible = [sheet.name for sheet in sheets if sheet.visible == SheetVisibleEnum.Visible]
    if wanted:
        if wanted not in names:
            raise InputError(f"{name} has no sheet {shown(wanted)}; it has {_listed(names)}.")
        return Finding("sheet", wanted, "the mapping says so"), workbook.get_sheet_by_name(wanted)
    for first in visible:
        sheet = workbook.get_sheet_by_name(first)
        if sheet.height:
            others = _listed([each for each in names if each != first])
            reason = "the first visible sheet with cells" + (f"; not read are {others}" if others else "")
            return Finding("sheet", first, reason), sheet
    hidden = _listed([each for each in names if each not in visible])
    advice = f"hidden are {hidden}, name one as sheet under [file]" if hidden else "save it with one"
    raise InputError(f"{name} has no visible sheet with a table; {advice}.")


def _listed(names: Sequence[str], most: int = 12) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(map(shown, names[:most])) + more


def _rows_of(sheet: CalamineSheet) -> Iterator[Row]:
    if sheet.width > MOST_COLUMNS:
        raise InputError(f"The sheet has {sheet.width:,} columns; at most {MOST_COLUMNS:,} are allowed.")
    for number, values in enumerate(sheet.iter_rows(), 1):
        yield Row(number, [value if type(value) is str else cell_text(value) for value in values])


def _merged(sheet: CalamineSheet) -> Merged:
    """Where merged cells begin and end, row by row, in the columns of the table."""
    offset = sheet.start[1] if sheet.start else 0
    spans: dict[int, dict[int, int]] = {}
    for (top, left), (_, right) in sheet.merged_cell_ranges or ():
        spans.setdefault(top + 1, {})[left - offset] = right - offset
    return spans
