"""A workbook of the account review comes back through the same door, and hostile files are refused by a sentence."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.reports.acorn import HOSTILE, acorn
from troth.intake.review_workbook import LARGEST_FILE, read_review_workbook
from troth.model import InputError
from troth.reports import Phrase, review
from troth.reports.review_workbook import LISTS, ORIGIN, PEOPLE, PROMISES, READ_ME, VERSION, review_workbook

SHEET = review(acorn(), "acorn", "sam")
WORKBOOK = review_workbook(SHEET, str)
SHEETS = (READ_ME, PEOPLE, PROMISES, LISTS, ORIGIN)
Grids = dict[str, list[list[object]]]


def grids_of(content: bytes) -> Grids:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {
        name: [list(row) for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)]
        for name in SHEETS
    }


def rewritten(change: Callable[[Grids], None], formula: str = "") -> bytes:
    """The workbook as another program would save it after somebody changed it."""
    grids = grids_of(WORKBOOK)
    change(grids)
    content = io.BytesIO()
    book = xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, grid in grids.items():
        page = book.add_worksheet(name)
        for number, row in enumerate(grid):
            for place, value in enumerate(row):
                if isinstance(value, date):
                    page.write_datetime(number, place, value, days)
                elif value != "":
                    page.write(number, place, value)
        if formula and name == PEOPLE:
            page.write_formula(30, 1, formula)
    book.close()
    return content.getvalue()


def left_alone(_grids: Grids) -> None:
    """Change nothing."""


def without_origin(grids: Grids) -> None:
    del grids[ORIGIN]


def put(sheet: str, row: int, column: int, value: object) -> Callable[[Grids], None]:
    def change(grids: Grids) -> None:
        grid = grids[sheet]
        while len(grid) <= row:
            grid.append([])
        grid[row] += [""] * (column + 1 - len(grid[row]))
        grid[row][column] = value

    return change


def test_a_workbook_left_as_it_is_says_what_the_sheet_says() -> None:
    said = {row: {name: text for name, text in cells.items() if text} for row, cells in SHEET.cells.items()}
    known = {row: cells for row, cells in said.items() if cells}
    filled = read_review_workbook(WORKBOOK, "acorn")
    assert filled.after == known
    assert {
        row: {name: text for name, text in cells.items() if text} for row, cells in filled.before.items()
    } == known


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert review_workbook(SHEET, str) == WORKBOOK


def test_the_sheet_survives_another_program() -> None:
    assert read_review_workbook(rewritten(left_alone), "acorn") == read_review_workbook(WORKBOOK, "acorn")


def test_what_was_filled_in_is_read_as_the_model_says() -> None:
    def change(grids: Grids) -> None:
        put(PEOPLE, 2, 3, "may veto")(grids)
        put(PEOPLE, 2, 4, "4 DECISIVE")(grids)
        put(PEOPLE, 2, 14, date(2026, 3, 1))(grids)
        put(PEOPLE, 4, 1, "Zoe")(grids)
        put(PEOPLE, 4, 6, 7.5)(grids)
        put(PROMISES, 1, 2, "kept, but late")(grids)

    after = read_review_workbook(rewritten(change), "acorn").after
    ben = after["person:ben"]
    assert (ben["power"], ben["level"], ben["talked_on"]) == ("veto", "4", "2026-03-01")
    assert after["new:1"] == {"name": "Zoe", "expected_1": "7.5"}
    assert after["promise:seals"] == {"outcome": "late"}


def test_words_of_a_language_that_is_not_english_are_taken_back() -> None:
    def german(phrase: Phrase) -> str:
        return {"decides": "entscheidet"}.get(str(phrase), str(phrase))

    assert (
        read_review_workbook(review_workbook(SHEET, german), "acorn").after["person:pia"]["power"] == "decide"
    )


def test_a_choice_that_is_none_is_left_to_be_told_at_its_cell() -> None:
    after = read_review_workbook(rewritten(put(PEOPLE, 2, 2, "boss")), "acorn").after
    assert after["person:ben"]["role"] == "boss"


def test_rows_may_be_sorted() -> None:
    def upside_down(grids: Grids) -> None:
        grids[PEOPLE][1:] = grids[PEOPLE][:0:-1]

    assert read_review_workbook(rewritten(upside_down), "acorn") == read_review_workbook(WORKBOOK, "acorn")


def test_names_and_words_are_typed_as_text() -> None:
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as parts:
        pages = b"".join(parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name)
    assert b"<f>" not in pages
    assert any(HOSTILE in str(value) for row in grids_of(WORKBOOK)[PEOPLE] for value in row)


def zipped(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return content.getvalue()


def with_part(name: str, text: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as parts:
        return zipped({**{each: parts.read(each) for each in parts.namelist()}, name: text})


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "No file came"),
        (b"x" * (LARGEST_FILE + 1), "The file is larger than 2 MB"),
        (b"name;role\nZoe;end_user\n", "The file is no Excel workbook"),
        (b"%PDF-1.7", "The file is no Excel workbook"),
        (WORKBOOK[: len(WORKBOOK) // 2], "The file is no Excel workbook"),
        (zipped({"hello.txt": b"hello"}), "The file is no Excel workbook"),
        (zipped({"xl/workbook.xml": b"<x"}), "The workbook cannot be read"),
        (zipped({"xl/workbook.xml": b"x", "xl/bomb": b"0" * 41_000_000}), "The workbook unpacks to more"),
        (zipped({f"xl/{number}.xml": b"" for number in range(300)}), "The workbook unpacks to more"),
        (with_part("xl/vbaProject.bin", b"macro"), "The workbook holds macros"),
        (rewritten(left_alone, "=1+1"), "The workbook holds formulas"),
        (rewritten(without_origin), "The workbook is no account review"),
        (rewritten(put(ORIGIN, 0, 1, VERSION + "0")), "The workbook is of another version"),
        (rewritten(put(ORIGIN, 1, 1, "birch")), "This workbook is of another account"),
        (rewritten(put(PEOPLE, 2, 0, "person:pia")), "Two rows of the workbook stand for the same"),
        (rewritten(put(PEOPLE, 2, 0, "")), "A row of the workbook lost its hidden name"),
        (rewritten(put(PEOPLE, 2, 0, "settings:s1")), "A row of the workbook lost its hidden name"),
    ],
)
def test_a_hostile_file_is_refused_by_a_sentence(content: bytes, says: str) -> None:
    with pytest.raises(InputError) as refused:
        read_review_workbook(content, "acorn")
    assert str(refused.value).startswith(says)
    assert str(refused.value).endswith(".")


def test_an_entity_of_a_workbook_opens_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret", encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(WORKBOOK)) as parts:
        strings = parts.read("xl/sharedStrings.xml").decode()
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>'
    hostile = strings.replace("?>", f"?>{entity}", 1).replace("Ben", "&e;", 1)
    try:
        filled = read_review_workbook(with_part("xl/sharedStrings.xml", hostile.encode()), "acorn")
    except InputError:
        return
    assert "the secret" not in str(filled)
