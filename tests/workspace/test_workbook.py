"""A book as one workbook: every cell a text, whatever it looks like, and nothing that no sheet can hold."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook

from tests.books import write_book
from troth.model import InputError
from troth.workspace.exporting import export_book
from troth.workspace.workbook import LONGEST_CELL, MOST_ROWS, refuse_what_no_sheet_holds, write_workbook

WORDS = (
    "=cmd()|' /C calc'!A0",
    "+49 30 1234",
    "-1",
    "@sum(1)",
    "00123",
    "1e5",
    "https://example.com",
    "a\rb\x01c",
    "Grüße 🚀",
    " x ",
)


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book of hostile words, as a workbook."""
    folder = tmp_path_factory.mktemp("workbook")
    promises = [
        {"promise_id": f"p{number}", "account_id": "a", "words": words, "due_on": date(2026, 2, 1)}
        for number, words in enumerate(WORDS)
    ]
    invoices = [
        {"line_id": "i", "account_id": "a", "billed_on": date(2026, 1, 1), "amount": "1234567890123456.78"}
    ]
    book = write_book(
        folder / "book",
        {
            "accounts": [{"account_id": "a", "name": "Alder (made up)"}],
            "promises": promises,
            "invoices": invoices,
        },
    )
    export_book(str(book), folder / "book.xlsx", "xlsx")
    return folder / "book.xlsx"


def column(workbook: Path, sheet: str, name: str) -> list[object]:
    heading, *rows = CalamineWorkbook.from_path(workbook).get_sheet_by_name(sheet).to_python()
    return [row[heading.index(name)] for row in rows]


def test_there_is_a_sheet_for_each_table_and_one_for_the_settings(workbook: Path) -> None:
    assert CalamineWorkbook.from_path(workbook).sheet_names == [
        "accounts",
        "promises",
        "invoices",
        "settings",
    ]
    assert "Europe/Berlin" in column(workbook, "settings", "value")


def test_words_stay_words_character_by_character(workbook: Path) -> None:
    assert column(workbook, "promises", "words") == list(WORDS)


def test_days_and_amounts_are_texts_with_all_their_digits(workbook: Path) -> None:
    assert column(workbook, "promises", "due_on") == ["2026-02-01"] * len(WORDS)
    assert column(workbook, "invoices", "amount") == ["1234567890123456.78"]


def test_no_cell_is_a_formula_a_number_or_a_link(workbook: Path) -> None:
    with ZipFile(workbook) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "/sheet" in name]
    assert len(sheets) == 4
    assert all("<f>" not in text and "<v>" not in text and "<hyperlink" not in text for text in sheets)


def test_more_rows_than_a_sheet_has_are_refused_before_anything_is_written() -> None:
    refuse_what_no_sheet_holds({"promises": MOST_ROWS})
    with pytest.raises(
        InputError, match=r"promises has 1,048,576 rows, and a sheet holds 1,048,575; export csv"
    ):
        refuse_what_no_sheet_holds({"accounts": 1, "promises": MOST_ROWS + 1})


def test_a_text_longer_than_a_cell_is_told_with_its_place(tmp_path: Path) -> None:
    rows = [("short",), ("x" * (LONGEST_CELL + 1),)]
    with pytest.raises(InputError, match="words of row 2 of promises has more than 32,767 characters"):
        write_workbook(tmp_path / "book.xlsx", iter([("promises", ("words",), rows)]))
