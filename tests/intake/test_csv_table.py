"""How a file of text is written is found out and told, and what the mapping says stands over it."""

from __future__ import annotations

import csv
import gzip
import io
from pathlib import Path

import pytest

from tests.intake.conftest import Reader
from troth.intake import Source, TableReading, open_table
from troth.model import InputError

NAMES = "Nr;Straße;Größe"
WRITTEN = f"{NAMES}\r\n1;Görlitzer Straße 5;12,5\r\n2;Ährenweg;8\r\n"


def opened(content: bytes, folder: Path, source: Source | None = None) -> TableReading:
    path = folder / "export.csv"
    path.write_bytes(content)
    return open_table(path, source or Source())


def found(table: TableReading) -> dict[str, str]:
    return {finding.what: finding.value for finding in table.findings}


def cells(table: TableReading) -> list[list[str]]:
    return [list(row.cells) for row in table.rows()]


@pytest.mark.parametrize(
    ("encoding", "told"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1252", "windows-1252"),
    ],
)
def test_an_encoding_is_found_by_what_the_file_holds(encoding: str, told: str, tmp_path: Path) -> None:
    table = opened(WRITTEN.encode(encoding), tmp_path)
    assert found(table)["encoding"] == told
    assert table.header == ("Nr", "Straße", "Größe")
    assert cells(table) == [["1", "Görlitzer Straße 5", "12,5"], ["2", "Ährenweg", "8"]]


def test_a_byte_far_down_decides_the_encoding(tmp_path: Path) -> None:
    content = b"Nr;Name\n" + b"1;Pump\n" * 200_000 + "2;Straße\n".encode("cp1252")
    table = opened(content, tmp_path)
    reason = next(each.reason for each in table.findings if each.what == "encoding")
    assert reason == "byte 0xDF near line 200002 is no UTF-8"
    assert cells(table)[-1] == ["2", "Straße"]


def test_a_mixture_of_encodings_is_read_line_by_line(tmp_path: Path) -> None:
    content = "Nr;Name\n1;Straße\n2;Ährenweg\n3;Öl\n".encode() + "4;Fuß\n".encode("cp1252")
    assert [row[1] for row in cells(opened(content, tmp_path))] == ["Straße", "Ährenweg", "Öl", "Fuß"]


@pytest.mark.parametrize(
    ("sign", "name"), [(",", "comma"), (";", "semicolon"), ("\t", "tab"), ("|", "vertical bar")]
)
def test_a_separator_is_the_sign_that_cuts_all_rows_alike(sign: str, name: str, tmp_path: Path) -> None:
    file = io.StringIO()
    csv.writer(file, delimiter=sign).writerows(
        [["Nr", "Name", "Sum"], ["1", "Umbra, Sons; Co", "1,5"], ["2", "a|b\tc", "2,75"]]
    )
    table = opened(file.getvalue().encode(), tmp_path)
    assert found(table)["separator"] == name
    assert cells(table) == [["1", "Umbra, Sons; Co", "1,5"], ["2", "a|b\tc", "2,75"]]


def test_a_decimal_comma_is_no_separator(tmp_path: Path) -> None:
    table = opened(b"a;b\n1,5;2,5\n3,5;4,5\n", tmp_path)
    assert found(table)["separator"] == "semicolon"


def test_a_first_line_that_names_the_separator_is_no_header(tmp_path: Path) -> None:
    table = opened(b"sep=;\nNo;Name, first\n1;Pump\n", tmp_path)
    assert table.header == ("No", "Name, first")
    assert found(table) == {"encoding": "utf-8", "separator": "semicolon", "header row": "2"}


def test_a_quoted_line_break_belongs_to_its_cell_and_rows_keep_their_line(tmp_path: Path) -> None:
    table = opened(b'No,Text\n1,"two\r\nlines; ""quoted"""\n2,one\n', tmp_path)
    assert [(row.number, row.cells[1]) for row in table.rows()] == [(2, 'two\r\nlines; "quoted"'), (4, "one")]


def test_titles_above_the_header_are_passed_over(tmp_path: Path) -> None:
    content = b"Orders of 2026\nprinted 2026-03-01\n\nNo,Customer,Due\n1,Umbra AG,2026-01-05\n2,Penumbra,2026-01-06\n"
    table = opened(content, tmp_path)
    assert (table.header, found(table)["header row"]) == (("No", "Customer", "Due"), "4")
    assert [row.number for row in table.rows()] == [5, 6]


def test_what_the_mapping_says_stands_over_every_guess(tmp_path: Path) -> None:
    source = Source(encoding="latin-1", separator=",", header_row=2)
    table = opened("a;ä,b\n1;ß,2\n3,4\n".encode("latin-1"), tmp_path, source)
    assert table.header == ("1;ß", "2")
    assert [finding.reason for finding in table.findings] == ["the mapping says so"] * 3


def test_a_header_row_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds nothing in row 9"):
        opened(b"a,b\n1,2\n", tmp_path, Source(header_row=9))


def test_a_packed_file_is_read_as_the_plain_one(tmp_path: Path) -> None:
    plain, packed = opened(WRITTEN.encode(), tmp_path), opened(gzip.compress(WRITTEN.encode()), tmp_path)
    assert cells(plain) == cells(packed)


def test_totals_at_the_end_are_set_aside_unless_the_mapping_takes_them(read_texts: Reader) -> None:
    mapping = '[offerings]\noffering_id = "No"\nname = "Name"\nfamily = "Sum"\n'
    content = "No;Name;Sum\n1;Pump;10\nTotal;Valve;5\n2;Valve;5\nSumme;;15\n"
    outcome = read_texts(mapping, content)
    assert [row["offering_id"] for row in outcome.facts["offerings"]] == ["1", "Total", "2"]
    (problem,) = outcome.problems
    assert problem == (
        "row, row 5: is a row of totals at the end ('Summe'); totals = true under [file] takes such rows as facts; "
        "the row was set aside"
    )
    taken = read_texts(f"[file]\ntotals = true\n{mapping}".replace('"Name"', '"No"'), content)
    assert len(taken.facts["offerings"]) == 4
