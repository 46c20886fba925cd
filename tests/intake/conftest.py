"""A mapping and a file as texts in, what they come to out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from troth.intake import Reading, mapping_of, read
from troth.model import Value

Row = Mapping[str, Value]
BOOK = '[book]\ntime_zone = "Europe/Berlin"\n'
KEY = bytes(range(32))


@dataclass(frozen=True)
class Outcome:
    """The facts of a pass by table, and the pass."""

    facts: Mapping[str, list[Row]]
    reading: Reading

    @property
    def problems(self) -> list[str]:
        return [str(problem) for problem in self.reading.tally.problems]


def outcome_of(reading: Reading) -> Outcome:
    facts: dict[str, list[Row]] = {}
    for chunk in reading:
        rows = facts.setdefault(chunk.table, [])
        rows += [dict(zip(chunk.columns, row, strict=True)) for row in chunk.rows]
    return Outcome(facts, reading)


Reader = Callable[[str, str | bytes], Outcome]


@pytest.fixture
def read_texts(tmp_path: Path) -> Reader:
    """A function (mapping, content of the file) -> the outcome; the book's zone is Berlin unless the mapping says so."""

    def read_both(mapping: str, content: str | bytes) -> Outcome:
        path = tmp_path / "export.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        whole = mapping if "[book]" in mapping else BOOK + mapping
        return outcome_of(read(mapping_of(whole), path, key=KEY))

    return read_both
