"""A sheet of a workbook is a table like any other, with its cells as Excel typed them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.intake.conftest import BOOK, Outcome, outcome_of
from tests.intake.workbooks import sheet_of, with_part, write_workbook
from troth.intake import Source, Typed, mapping_of, open_table, read
from troth.intake.excel_table import cell_text
from troth.model import InputError

DAY = date(2026, 3, 4)
MAPPING = """
[file]
decimal = ","
[invoices]
line_id = "No"
account_id = "Firm"
billed_on = "Billed"
amount = "Sum"
"""


def outcome(path: Path, mapping: str = MAPPING) -> Outcome:
    return outcome_of(read(mapping_of(BOOK + mapping), path))


def test_a_mapping_works_on_a_workbook_as_on_text(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["No", "Firm", "Billed", "Sum"],
        ["1", "Umbra AG", DAY, 1234.5],
        ["2", "Umbra AG", "2026-03-04", "1234,5"],
    ]
    sheet = write_workbook(tmp_path / "a.xlsx", {"Lines": rows})
    text = tmp_path / "a.csv"
    text.write_text(
        "No;Firm;Billed;Sum\n1;Umbra AG;2026-03-04;1234,5\n2;Umbra AG;2026-03-04;1234,5\n", "utf-8"
    )
    from_sheet, from_text = outcome(sheet), outcome(text)
    assert from_sheet.problems == []
    assert from_sheet.facts == from_text.facts
    assert from_text.facts["invoices"][0]["amount"] == Decimal("1234.5")


def test_a_typed_number_is_exact_whatever_mark_the_mapping_names(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["No", "Firm", "Billed", "Sum"],
        [1, "Umbra AG", DAY, 0.1 + 0.2],
        [2.0, "Umbra AG", DAY, "0.3"],
    ]
    found = outcome(write_workbook(tmp_path / "a.xlsx", {"Lines": rows}))
    assert [(row["line_id"], row["amount"]) for row in found.facts["invoices"]] == [("1", Decimal("0.3"))]
    assert "decimal mark ','" in found.problems[0]


@pytest.mark.parametrize("is_1904", [False, True])
def test_a_number_in_a_date_column_counts_days_as_its_workbook_does(*, is_1904: bool, tmp_path: Path) -> None:
    first = date(1904, 1, 1) if is_1904 else date(1899, 12, 30)
    serial = (DAY - first).days
    rows: list[list[object]] = [
        ["No", "Firm", "Billed", "Sum"],
        ["1", "Umbra AG", serial, 1],
        ["2", "Umbra AG", DAY, 1],
    ]
    path = write_workbook(tmp_path / "a.xlsx", {"Lines": rows}, {"date_1904": is_1904})
    assert open_table(path).starts_1904 is is_1904
    assert [row["billed_on"] for row in outcome(path).facts["invoices"]] == [DAY, DAY]


def test_a_serial_number_with_a_time_is_a_moment(tmp_path: Path) -> None:
    serial = (DAY - date(1899, 12, 30)).days + 0.5
    path = write_workbook(tmp_path / "a.xlsx", {"S": [["No", "Name", "At"], ["1", "Pump", serial]]})
    found = outcome(path, '[offerings]\noffering_id = "No"\nname = "Name"\nrecorded_at = "At"\n')
    assert found.facts["offerings"][0]["recorded_at"] == datetime(2026, 3, 4, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("007", "007"),
        (7.0, "7"),
        (1e21, "1000000000000000000000"),
        (0.1 + 0.2, "0.3"),
        (True, "true"),
        (DAY, "2026-03-04"),
        (datetime(2026, 3, 4, 5, 6, 7), "2026-03-04 05:06:07"),  # noqa: DTZ001 - Excel knows no zone
        (time(5, 6), "05:06:00"),
        (timedelta(hours=42, minutes=1), "42:01:00"),
    ],
)
def test_a_cell_becomes_text_in_the_form_of_the_contract(value: object, text: str) -> None:
    assert cell_text(value) == text
    assert (type(cell_text(value)) is Typed) is not isinstance(value, str)


def test_a_hidden_sheet_is_read_only_when_it_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name in ("Old", "Secret", "Now", "Then"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["No", name])
            sheet.write_row(1, 0, [1, name])
        book.get_worksheet_by_name("Now").activate()
        book.get_worksheet_by_name("Now").set_first_sheet()
        book.get_worksheet_by_name("Old").hide()
        book.get_worksheet_by_name("Secret").very_hidden()
    table = open_table(path)
    assert table.header == ("No", "Now")
    assert str(table.findings[0]) == (
        "sheet: Now (the first visible sheet with cells; not read are 'Old', 'Secret', 'Then')"
    )
    assert open_table(path, Source(sheet="Secret")).header == ("No", "Secret")
    with pytest.raises(InputError, match="has no sheet 'None'; it has 'Old', 'Secret', 'Now', 'Then'"):
        open_table(path, Source(sheet="None"))


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no visible sheet with a table; save it with one"):
        open_table(write_workbook(tmp_path / "a.xlsx", {"Empty": []}))


def test_merged_header_cells_give_equal_names_their_label(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Lines")
        sheet.merge_range("A1:F1", "Orders of 2026")
        sheet.merge_range("A2:A3", "Date")
        sheet.merge_range("B2:C2", "Customer")
        sheet.merge_range("D2:E2", "Order")
        sheet.write_row("B3", ["No", "Name", "No", "Sum"])
        sheet.write("F2", "Note")
        sheet.write_row("A4", ["2026-01-05", "7", "Umbra AG", "4711", 5])
        sheet.write_row("A5", ["2026-01-06", "8", "Penumbra", "4712", 6, "late"])
    table = open_table(path)
    assert table.header == ("Date", "Customer No", "Name", "Order No", "Sum", "Note")
    assert [row.number for row in table.rows()] == [4, 5]
    assert table.findings[1].reason == "the last row of names; the one above it tells equal names apart"


def test_merged_title_lines_above_the_header_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Lines")
        sheet.merge_range("B2:D2", "Orders")
        sheet.write_row("B4", ["No", "Name", "Sum"])
        sheet.write_row("B6", [1, "Pump", 5])
        sheet.write_row("B7", ["Gesamt", "", 5])
    table = open_table(path)
    assert table.header == ("No", "Name", "Sum")
    assert [(row.number, bool(row.fault)) for row in table.rows()] == [(6, False), (7, True)]


def test_a_wrong_formula_is_an_empty_cell_and_a_right_one_its_value(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Lines")
        sheet.write_row(0, 0, ["Wrong", "Right"])
        sheet.write_formula(1, 0, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 1, "=6*7", None, 42)
    assert [list(row.cells) for row in open_table(path).rows()] == [["", "42"]]


def test_cells_without_addresses_are_read_in_their_order(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"S": [["x"]]})
    rows = "<row><c t='inlineStr'><is><t>No</t></is></c><c t='inlineStr'><is><t>Sum</t></is></c></row>"
    rows += "<row><c><v>1</v></c><c><v>2</v></c></row>"
    table = open_table(with_part(path, "xl/worksheets/sheet1.xml", sheet_of(rows)))
    assert (table.header, [list(row.cells) for row in table.rows()]) == (("No", "Sum"), [["1", "2"]])


days = st.dates(date(1901, 1, 1), date(2199, 12, 31))
values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**14), 10**14),
    st.decimals(-(10**6), 10**6, places=4).map(float),
    days,
    st.text(
        st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_characters="_"), min_size=1, max_size=20
    ),
)


@given(rows=st.lists(st.lists(values, min_size=3, max_size=3), min_size=1, max_size=6), is_1904=st.booleans())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_workbook_holds_comes_back_typed(
    rows: list[list[object]], *, is_1904: bool, tmp_path: Path
) -> None:
    """60 workbooks a run: days, numbers, texts, flags and gaps, written by XlsxWriter."""
    if is_1904:
        rows = [[None if type(cell) is date and cell.year < 1905 else cell for cell in row] for row in rows]
    # The first columns keep every row from being blank, and every cell from being the end of the sheet.
    sheet: list[list[object]] = [
        ["No", "a", "b", "c", "Last"],
        *([f"n{number}", *row, "end"] for number, row in enumerate(rows)),
    ]
    path = write_workbook(tmp_path / "law.xlsx", {"S": sheet}, {"date_1904": is_1904})
    expected = [["" if cell is None else cell_text(_as_read(cell)) for cell in row] for row in rows]
    found = [list(row.cells)[1:4] for row in open_table(path).rows()]
    assert found == expected
    assert [[type(cell) for cell in row] for row in found] == [
        [type(cell) for cell in row] for row in expected
    ]


def _as_read(cell: object) -> object:
    """Excel keeps every number as a float."""
    return float(cell) if isinstance(cell, int) and not isinstance(cell, bool) else cell
