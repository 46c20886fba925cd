"""A hostile workbook is refused in one sentence before the library that reads workbooks sees it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.intake.workbooks import sheet_of, with_part, write_workbook
from troth.intake import open_apart, open_table, workbook_doubts
from troth.model import InputError

SHEET = "xl/worksheets/sheet1.xml"
ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>"""
CORNERS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="{}1048576"><v>2</v></c></row>'


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return write_workbook(tmp_path / "export.xlsx", {"Lines": [["No", "Name"], [1, "Pump"]]})


def refusals(path: Path) -> set[str]:
    """The sentences of reading a file here and apart; they must be the same."""
    said = set()
    for read in (open_table, open_apart):
        with pytest.raises(InputError) as refused:
            read(path)
        said.add(str(refused.value))
    return said


@pytest.mark.parametrize(
    ("part", "content", "says"),
    [
        ("xl/vbaProject.bin", b"\0", "holds macros, which are not taken; save it as .xlsx or as CSV"),
        ("xl/macrosheets/sheet1.xml", b"<x/>", "holds macros"),
        (SHEET, ENTITIES, "declares XML entities, which no workbook needs"),
        ("xl/workbook.xml", ENTITIES, "declares XML entities"),
        ("xl/sharedStrings.xml", ENTITIES, "declares XML entities"),
        (SHEET, ENTITIES.decode().encode("utf-16"), "is not written in UTF-8 inside"),
        (SHEET, sheet_of(CORNERS.format("XFD")), "has 16,384 columns; at most 10,000"),
        (SHEET, sheet_of(CORNERS.format("ZZ")), "spans 1,048,576 rows and 702 columns; at most 50,000,000 cells"),
        (SHEET, sheet_of(CORNERS.format("ZZZZZZZZZZZZZZZZZZ")), "columns; at most 10,000"),
        (SHEET, sheet_of("<row>" + "<c/>" * 10_001 + "</row>"), "has 10,001 columns; at most 10,000"),
        (SHEET, sheet_of("<row/>" * 1_000_000 + "<row>" + "<c/>" * 99 + "</row>"), "spans 1,000,001 rows"),
        (SHEET, sheet_of("x" * 30_000_000), "holds a text of more than 16,777,216 bytes"),
        (SHEET, b"<worksheet><sheetData><row r='1'><c", "cannot be read as a workbook"),
        ("xl/workbook.xml", b"no XML", "cannot be read as a workbook"),
        ("../evil.xml", b"<x/>", "a name that leads out of it"),
    ],
    ids=["macros", "old macros", "entities", "entities of the book", "entities of texts", "hidden entities", "far corner",
         "wide corner", "no such column", "many columns", "many rows", "endless text", "cut", "no XML", "traversal"],
)  # fmt: skip
def test_a_hostile_part_is_refused(part: str, content: bytes, says: str, workbook: Path) -> None:
    (said,) = refusals(with_part(workbook, part, content))
    assert said.startswith(("export.xlsx", "A sheet of export.xlsx"))
    assert says in said
    assert said.endswith(".")
    assert "\n" not in said


def test_cells_are_counted_over_the_pieces_of_a_long_sheet(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook_doubts, "_CHUNK_BYTES", 100)
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 500))
    assert len(list(open_table(with_part(workbook, SHEET, sheet_of(rows))).rows())) == 498


def test_a_workbook_that_swells_is_refused(workbook: Path) -> None:
    with (
        zipfile.ZipFile(workbook, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as parts,
        parts.open("xl/media/a.bin", "w") as part,
    ):
        for _ in range(300):
            part.write(bytes(1_048_576))
    (said,) = refusals(workbook)
    assert "unpacks to more than" in said


def test_an_old_workbook_with_macros_and_one_that_is_none_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "export.xls"
    mark = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    path.write_bytes(mark + bytes(5_000_000) + "_VBA_PROJECT".encode("utf-16-le") + bytes(512))
    assert refusals(path) == {"export.xls holds macros, which are not taken; save it as .xlsx or as CSV."}
    path.write_bytes(mark + bytes(2_000))
    assert refusals(path) == {"export.xls cannot be read as a workbook; save it anew as .xlsx."}
