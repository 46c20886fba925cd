"""Whatever bytes come in, a table or one sentence comes out; and real exports are read whole."""

from __future__ import annotations

import csv
import io
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.workbooks import with_part, write_workbook
from troth.intake import TableReading, Typed, open_apart, open_table, survey
from troth.model import InputError

EXPORTS = ("salesforce_export", "hubspot_export")
PARTS = (
    "[Content_Types].xml",
    "_rels/.rels",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/sharedStrings.xml",
    "xl/worksheets/sheet1.xml",
)
few = settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


def sentence(path: Path) -> str:
    """The sentence a file is refused with, or none when every row of it can be looked through."""
    try:
        found = survey(open_table(path))
    except InputError as error:
        return str(error)
    assert found.rows >= found.rows_unreadable
    assert all(column.fitting <= column.filled <= found.rows for column in found.columns)
    return ""


def is_read_or_refused(content: bytes, path: Path) -> bool:
    path.write_bytes(content)
    said = sentence(path)
    return not said or (said.endswith(".") and "\n" not in said and "Traceback" not in said)


@given(content=st.binary(max_size=300))
@few
def test_any_bytes_are_a_table_or_refused(content: bytes, tmp_path: Path) -> None:
    """200 files a run."""
    assert is_read_or_refused(content, tmp_path / "export")


@given(
    mark=st.sampled_from(
        [b"PK\x03\x04", b"\x1f\x8b\x08\x00", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xfe"]
    ),
    content=st.binary(max_size=300),
)
@few
def test_any_bytes_behind_the_mark_of_a_kind_are_a_table_or_refused(
    mark: bytes, content: bytes, tmp_path: Path
) -> None:
    """200 files a run."""
    assert is_read_or_refused(mark + content, tmp_path / "export")


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    rows: list[list[object]] = [
        ["No", "Name", "Sum"],
        *([f"n{number}", "Pump", number] for number in range(20)),
    ]
    return write_workbook(tmp_path_factory.mktemp("books") / "a.xlsx", {"Lines": rows}).read_bytes()


@given(place=st.floats(0, 1, exclude_max=True), content=st.binary(min_size=1, max_size=8), cut=st.booleans())
@few
def test_a_damaged_workbook_is_a_table_or_refused(
    place: float, content: bytes, *, cut: bool, workbook: bytes, tmp_path: Path
) -> None:
    """200 workbooks a run, each with some bytes overwritten or cut off there."""
    at = int(place * len(workbook))
    rest = b"" if cut else workbook[at + len(content) :]
    assert is_read_or_refused(workbook[:at] + content + rest, tmp_path / "export.xlsx")


@given(
    part=st.sampled_from(PARTS),
    place=st.floats(0, 1, exclude_max=True),
    content=st.binary(min_size=1, max_size=8),
)
@few
def test_a_workbook_with_a_damaged_part_is_a_table_or_refused(
    part: str, place: float, content: bytes, workbook: bytes, tmp_path: Path
) -> None:
    """200 workbooks a run, packed anew, so that the damage reaches the reader of the part."""
    path = tmp_path / "export.xlsx"
    path.write_bytes(workbook)
    with zipfile.ZipFile(path) as parts:
        whole = parts.read(part)
    at = int(place * len(whole))
    damaged = with_part(path, part, whole[:at] + content + whole[at + len(content) :]).read_bytes()
    assert is_read_or_refused(damaged, path)


def cells_of(table: TableReading) -> list[list[str]]:
    return [list(row.cells) for row in table.rows()]


@given(
    rows=st.lists(st.lists(texts, min_size=3, max_size=3), max_size=8),
    separator=st.sampled_from(",;\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
@few
def test_any_table_comes_back_cell_by_cell(
    rows: list[list[str]], separator: str, encoding: str, tmp_path: Path
) -> None:
    """200 tables a run, in four separators and three encodings."""
    path = tmp_path / "export.csv"
    full = [[f"n{number}", *row, "end"] for number, row in enumerate(rows)]
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=separator, quoting=csv.QUOTE_ALL).writerows(
        [["No", "a", "b", "c", "Last"], *full]
    )
    path.write_bytes(file.getvalue().encode(encoding))
    assert cells_of(open_table(path)) == full


def exports(folder: Path) -> list[Path]:
    return sorted(path for export in EXPORTS for path in (folder / export).glob("*.csv"))


@pytest.mark.real
def test_real_exports_are_read_whole_and_every_column_is_told(real_data: Path) -> None:
    paths = exports(real_data)
    assert len(paths) > 30
    for path in paths:
        found = survey(open_table(path))
        with path.open(encoding="utf-8-sig", newline="") as file:
            header, *rows = [row for row in csv.reader(file) if row]
        assert [column.name for column in found.columns] == [name.strip() for name in header]
        assert (found.rows, found.rows_unreadable) == (len(rows), 0)
        lines = [f"{path.parent.name}/{path.name}: {found.rows} rows", *map(str, found.findings)]
        sys.stdout.write("\n  ".join([*lines, *map(str, found.columns)]) + "\n")


@pytest.mark.real
def test_real_exports_are_read_apart_as_here(real_data: Path) -> None:
    for path in exports(real_data)[::6]:
        assert cells_of(open_apart(path)) == cells_of(open_table(path))


def test_a_typed_cell_is_typed_in_any_reading(workbook: bytes, tmp_path: Path) -> None:
    path = tmp_path / "export.xlsx"
    path.write_bytes(workbook)
    assert [type(cell) for cell in cells_of(open_table(path))[0]] == [str, str, Typed]
