"""A sample written to a folder is the same book, and appears whole or not at all."""

from __future__ import annotations

import csv
import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from tests.samples.books import UNTIL, book
from troth.model import TABLES, InputError, Value
from troth.model.checks import parse
from troth.samples import Sample, demo, of_promises, small, write_folder


def typed_rows(path: Path) -> list[dict[str, Value]]:
    """The cells of each row that are not empty."""
    table = TABLES[path.stem]
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {name: parse(table.by_name[name], text) for name, text in line.items() if text}
            for line in csv.DictReader(file)
        ]


@pytest.mark.parametrize("sample", [demo(UNTIL), of_promises(2_000, UNTIL)], ids=lambda one: one.name)
def test_the_folder_holds_the_same_rows_as_the_stream(sample: Sample, tmp_path: Path) -> None:
    write_folder(sample, tmp_path / "book")
    streamed: defaultdict[str, list[dict[str, Value]]] = defaultdict(list)
    for chunk in book(sample):
        cells = [zip(chunk.columns, row, strict=True) for row in chunk.rows]
        streamed[chunk.table] += [{name: value for name, value in row if value is not None} for row in cells]
    del streamed["settings"]
    assert {path.stem: typed_rows(path) for path in (tmp_path / "book").glob("*.csv")} == streamed


def test_the_same_sample_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("first", "second"):
        write_folder(small(UNTIL), tmp_path / name)
    first, second = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("first", "second")
    )
    assert first == second


def test_the_settings_mark_the_book_as_a_sample(tmp_path: Path) -> None:
    write_folder(small(UNTIL), tmp_path / "book")
    settings = tomllib.loads((tmp_path / "book" / "book.toml").read_text(encoding="utf-8"))
    assert settings == {
        "name": "Ourwright Drives (small)",
        "currency": "EUR",
        "time_zone": "Europe/Berlin",
        "language": "en",
        "sample": True,
    }


def test_progress_runs_from_0_to_1(tmp_path: Path) -> None:
    seen: list[float] = []
    write_folder(of_promises(5_010, UNTIL, promises_a_person=1), tmp_path / "book", seen.append)
    assert seen[0] == 0
    assert seen[-1] == 1
    assert seen == sorted(seen)


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    with pytest.raises(InputError, match="is there already"):
        write_folder(small(UNTIL), tmp_path / "book")
    assert list((tmp_path / "book").iterdir()) == []


def test_nothing_is_left_behind_when_writing_is_broken_off(tmp_path: Path) -> None:
    def broken_off(_share: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_folder(small(UNTIL), tmp_path / "book", broken_off)
    assert list(tmp_path.iterdir()) == []
