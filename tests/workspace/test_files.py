"""The outputs of a scoring as files: the columns of the contract, the same in every form, whole or not at all."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from tests.file_sizes import files_no_larger_than
from troth.model import OUTPUTS, Column, InputError, Kind
from troth.workspace import Scored
from troth.workspace.files import WRITTEN, write_csv

Rows = list[tuple[Any, ...]]
EVERY_OUTPUT = pytest.mark.parametrize("output", WRITTEN)


@pytest.fixture(scope="module")
def csv_folder(scored: Scored, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("files") / "not" / "there" / "yet"
    scored.write(folder, "csv")
    return folder


@pytest.fixture(scope="module")
def parquet_folder(scored: Scored, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("files")
    scored.write(folder, "parquet")
    return folder


def names_of(output: str) -> list[str]:
    return [column.name for column in OUTPUTS[output].columns]


def rows_of_csv(folder: Path, output: str) -> Rows:
    """The rows of a file, each cell as its column says."""
    with (folder / f"{output}.csv").open(newline="", encoding="utf-8") as file:
        _, *lines = csv.reader(file)
    columns = OUTPUTS[output].columns
    return [tuple(typed(*cell) for cell in zip(columns, line, strict=True)) for line in lines]


def typed(column: Column, text: str) -> object:
    readers: dict[Kind, Callable[[str], object]] = {
        Kind.WHOLE: int,
        Kind.REAL: float,
        Kind.DATE: date.fromisoformat,
        Kind.TIMESTAMP: datetime.fromisoformat,
    }
    if text == "" and (column.optional or column.kind is not Kind.TEXT):
        return None
    return readers.get(column.kind, str)(text)


def rows_of_parquet(folder: Path, output: str) -> Rows:
    table = pq.read_table(folder / f"{output}.parquet")
    return [tuple(in_utc(value) for value in row.values()) for row in table.to_pylist()]


def in_utc(value: object) -> object:
    return value.replace(tzinfo=UTC) if isinstance(value, datetime) else value


@EVERY_OUTPUT
def test_a_csv_file_has_exactly_the_columns_of_the_contract(csv_folder: Path, output: str) -> None:
    with (csv_folder / f"{output}.csv").open(newline="", encoding="utf-8") as file:
        assert next(csv.reader(file)) == names_of(output)


@EVERY_OUTPUT
def test_a_parquet_file_has_exactly_the_columns_and_types_of_the_contract(
    parquet_folder: Path, output: str
) -> None:
    schema = pq.read_schema(parquet_folder / f"{output}.parquet")
    assert schema.names == names_of(output)
    expected = {
        Kind.WHOLE: "int64",
        Kind.REAL: "double",
        Kind.DATE: "date32[day]",
        Kind.TIMESTAMP: "timestamp[us]",
    }
    kinds = {column.name: expected.get(column.kind, "string") for column in OUTPUTS[output].columns}
    assert {field.name: str(field.type) for field in schema} == kinds


@EVERY_OUTPUT
def test_both_forms_hold_every_row_of_the_scoring_to_the_last_digit(
    scored: Scored, csv_folder: Path, parquet_folder: Path, output: str
) -> None:
    expected = [tuple(in_utc(value) for value in row) for row in scored.rows(output)]
    assert expected
    assert rows_of_csv(csv_folder, output) == expected
    assert rows_of_parquet(parquet_folder, output) == expected


@EVERY_OUTPUT
def test_rows_are_sorted_by_their_grain(scored: Scored, output: str) -> None:
    places = [names_of(output).index(name) for name in OUTPUTS[output].grain]
    keys = [[(row[place] is None, row[place] or "") for place in places] for row in scored.rows(output)]
    assert keys == sorted(keys)
    assert len({str(key) for key in keys}) == len(keys)


def test_nothing_but_the_outputs_is_left_in_the_folder(csv_folder: Path, parquet_folder: Path) -> None:
    assert {path.name for path in csv_folder.iterdir()} == {f"{output}.csv" for output in WRITTEN}
    assert {path.name for path in parquet_folder.iterdir()} == {f"{output}.parquet" for output in WRITTEN}


def test_a_full_disk_leaves_the_files_of_the_earlier_run_as_they_were(scored: Scored, tmp_path: Path) -> None:
    (tmp_path / "account_scores.csv").write_text("of an earlier run")
    with files_no_larger_than(20_000), pytest.raises(OSError, match="File too large"):
        scored.write(tmp_path, "csv")
    assert [path.name for path in tmp_path.iterdir()] == ["account_scores.csv"]
    assert (tmp_path / "account_scores.csv").read_text() == "of an earlier run"


def test_an_unknown_form_is_refused(scored: Scored, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="The format came as 'xlsx'; csv or parquet is allowed"):
        scored.write(tmp_path / "out", "xlsx")
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_is_told(scored: Scored, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file")
    with pytest.raises(InputError, match=r"cannot be written: .* Name another folder"):
        scored.write(tmp_path / "file", "csv")


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (("a", 1, None), "a,1,"),
        ((True, False, 0.1), "true,false,0.1"),
        (('say "x"', "a,b", "c"), '"say ""x""","a,b",c'),
        (("one\rtwo", "one\ntwo", "one\r\ntwo"), '"one\rtwo","one\ntwo","one\r\ntwo"'),
        (
            (date(2026, 1, 2), datetime(2026, 1, 2, 3, tzinfo=UTC), ""),
            "2026-01-02,2026-01-02T03:00:00.000000Z,",
        ),
    ],
)
def test_a_line_of_csv_by_hand(tmp_path: Path, row: Sequence[object], line: str) -> None:
    assert write_csv(tmp_path / "t.csv", "xyz", [row]) == 1
    assert (tmp_path / "t.csv").read_bytes().decode() == f"x,y,z\n{line}\n"
