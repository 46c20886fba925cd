"""A book folder is written whole or not at all, and reads back as it was."""

from __future__ import annotations

import csv
import tomllib
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from tests.intake.conftest import BOOK, Reader, outcome_of
from troth.intake import Reading, mapping_of, read, to_folder
from troth.intake.filling import written
from troth.model import TABLES, InputError, Value

MAPPING = """
[promises]
promise_id = "No"
account_id = "Firm"
words = "Text"
floor = "Floor"
due_on = "Due"
recorded_at = "At"
[accounts]
distinct = true
account_id = "Firm"
name = "Firm"
indirect = "Through"
"""
CONTENT = (
    "No,Firm,Text,Floor,Due,At,Through\n"
    '1,Umbra AG,"Call, ""then"" write\nback",123456789012.000001,2026-03-09,2026-03-01T10:00:00.5+01:00,yes\n'
    "2,Umbra AG,=1+1,,,,yes\n"
    "3,Umbra AG,Call,much,,,yes\n"
)


def test_a_folder_reads_back_as_the_facts_that_were_written(read_texts: Reader, tmp_path: Path) -> None:
    outcome = read_texts(MAPPING, CONTENT)
    tally = to_folder(outcome.reading, tmp_path / "book")
    assert tally.facts == {"accounts": 1, "promises": 2}
    for table, rows in outcome.facts.items():
        back = "".join(f'{name} = "{name}"\n' for name in outcome.reading.mapping.columns_of(table))
        reading = read(mapping_of(f"{BOOK}[{table}]\n{back}"), tmp_path / "book" / f"{table}.csv")
        assert outcome_of(reading).facts == {table: rows}


def test_the_folder_holds_tables_settings_and_problems_and_nothing_lies_beside_it(
    read_texts: Reader, tmp_path: Path
) -> None:
    reading = read_texts(MAPPING, CONTENT).reading
    to_folder(reading, tmp_path / "book", {"capacity": 7, "name": 'Ä "b" \x7f\n'})
    names = sorted(path.name for path in (tmp_path / "book").iterdir())
    assert names == ["accounts.csv", "book.toml", "problems.csv", "promises.csv"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "export.csv"]
    settings = tomllib.loads((tmp_path / "book" / "book.toml").read_text(encoding="utf-8"))
    assert settings == {"time_zone": "Europe/Berlin", "capacity": 7, "name": 'Ä "b" \x7f\n'}
    with (tmp_path / "book" / "problems.csv").open(encoding="utf-8", newline="") as file:
        problems = list(csv.reader(file))
    assert [row[:2] for row in problems] == [["line", "where"], ["5", "promises.floor"]]


def test_nothing_is_written_over(read_texts: Reader, tmp_path: Path) -> None:
    reading = read_texts(MAPPING, CONTENT).reading
    (tmp_path / "book").mkdir()
    to_folder(reading, tmp_path / "book")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for place in ("book", "export.csv", "link"):
        with pytest.raises(InputError, match="is there already"):
            to_folder(reading, tmp_path / place)


def test_a_reading_that_fails_leaves_nothing_behind(read_texts: Reader, tmp_path: Path) -> None:
    reading = read_texts(MAPPING, CONTENT).reading
    reading.path.write_text("other,header\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match="has changed since its header was read"):
        to_folder(reading, tmp_path / "book")
    assert [path.name for path in tmp_path.iterdir()] == ["export.csv"]


@pytest.mark.parametrize("rows", ["", "1,Umbra AG,Call,much,,,yes\n"])
def test_a_file_without_a_usable_row_makes_no_book(rows: str, read_texts: Reader, tmp_path: Path) -> None:
    reading = read_texts(MAPPING, CONTENT.splitlines()[0] + "\n" + rows).reading
    with pytest.raises(InputError, match=r"None of the \d rows of export\.csv could be taken"):
        to_folder(reading, tmp_path / "book")
    assert [path.name for path in tmp_path.iterdir()] == ["export.csv"]


def test_a_place_that_cannot_be_written_is_refused(read_texts: Reader, tmp_path: Path) -> None:
    reading: Reading = read_texts(MAPPING, CONTENT).reading
    for place in ("none/book", "export.csv/book", "a\0b"):
        with pytest.raises(InputError, match=r"cannot be written|is there already"):
            to_folder(reading, tmp_path / place)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.000001"), "0.000001"),
        (datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC), "2026-01-02T03:04:05Z"),
    ],
)
def test_values_are_written_as_the_contract_reads_them(value: Value, text: str) -> None:
    assert written(value) == text


def test_bookkeeping_files_have_no_name_of_a_table() -> None:
    assert {"problems", "book"}.isdisjoint(TABLES)
