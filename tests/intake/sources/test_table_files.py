"""A table source reads every file by its mapping, in turn, and says what is missing before it reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from troth.intake import SOURCES, SourceFiles, mapping_of
from troth.model import InputError, MappingError

MAPPING = """
[book]
time_zone = "Europe/Berlin"
[accounts]
distinct = true
account_id = "Customer"
name = "Customer"
"""
TABLES = SOURCES["csv"]


def files(*paths: Path) -> SourceFiles:
    return SourceFiles(paths, "Europe/Berlin", mapping=mapping_of(MAPPING))


def written(path: Path, *customers: str) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(("Customer", *customers)) + "\n", encoding="utf-8")
    return path


def test_files_of_one_layout_are_one_reading_with_a_tally_for_each(tmp_path: Path) -> None:
    reading = TABLES.reading(
        files(written(tmp_path / "north.csv", "Alder"), written(tmp_path / "south.csv", "Birch", ""))
    )
    names = [row[0] for facts in reading for row in facts.rows]
    assert names == ["Alder", "Birch"]
    assert {name: tally.facts["accounts"] for name, tally in reading.tallies.items()} == {
        "north.csv": 1,
        "south.csv": 1,
    }
    assert set(reading.findings) == {"north.csv", "south.csv"}


def test_a_reading_begins_anew_each_time_it_is_iterated(tmp_path: Path) -> None:
    reading = TABLES.reading(files(written(tmp_path / "north.csv", "Alder")))
    assert list(reading) == list(reading)
    assert reading.tallies["north.csv"].rows == 1


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    twice = (written(tmp_path / "a" / "x.csv", "Alder"), written(tmp_path / "b" / "x.csv", "Birch"))
    with pytest.raises(InputError, match=r"Two files are named x\.csv; rename one of them\."):
        TABLES.reading(files(*twice))


def test_no_file_is_refused() -> None:
    with pytest.raises(InputError, match="No file was named; A table takes CSV files or Excel workbooks"):
        TABLES.reading(files())


def test_what_a_source_needs_is_asked_for_before_anything_is_read() -> None:
    with pytest.raises(InputError, match=r"needs mapping; give what is missing\."):
        TABLES.reading(SourceFiles((Path("nowhere.csv"),), "Europe/Berlin"))


def test_a_mapping_that_does_not_fit_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("Kunde\nAlder\n", encoding="utf-8")
    with pytest.raises(MappingError, match=r"does not fit the header of x\.csv"):
        TABLES.reading(files(tmp_path / "x.csv"))
