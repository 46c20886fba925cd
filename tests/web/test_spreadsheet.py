"""What begins like a formula stays a text, in every file that is offered to spreadsheets."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from troth.web.spreadsheet import csv_of, xlsx_of

HARMFUL = ["=cmd()", "+1", "-1", "@SUM(A1)", "\tx", "\rx"]


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", HARMFUL)
def test_a_text_that_begins_like_a_formula_gets_a_quote_before_it(text: str) -> None:
    assert read_csv(csv_of(["Name"], [[text]])) == [["Name"], [f"'{text}"]]


@pytest.mark.parametrize("text", ["a=b", " =x", "'=x", "", "1-2"])
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert read_csv(csv_of(["Name", "Id"], [[text, "x"]]))[1] == [text, "x"]


def test_a_number_below_nought_stays_a_number() -> None:
    assert read_csv(csv_of(["Change"], [[-1.5], [Decimal("-2.50")], [None]]))[1:] == [
        ["-1.5"],
        ["-2.50"],
        [""],
    ]


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_no_cell_of_a_csv_begins_like_a_formula(texts: list[str]) -> None:
    cells = csv.reader(StringIO(csv_of(texts, [texts]).decode("utf-8-sig"), newline=""), strict=False)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in cells for cell in row)


@pytest.mark.parametrize("text", [*HARMFUL[:4], "https://example.invalid", "x" * 10_000, "\u202eabc <b>"])
def test_an_xlsx_holds_text_as_text(text: str) -> None:
    content = xlsx_of("Accounts", ["Name", "Loyalty"], [[text, 62.5], [None, Decimal("1.5")]])
    assert CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_name("Accounts").to_python()[1:] == [
        [text, 62.5],
        ["", 1.5],
    ]
    sheet = ZipFile(BytesIO(content)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
