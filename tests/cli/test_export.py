"""`troth export`: a whole book as a folder, its rows counted; that the figures stay is shown in tests/workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from troth.workspace.files import FORMS


@pytest.mark.parametrize("form", FORMS)
def test_every_table_is_written_and_counted(troth: Command, book: Path, tmp_path: Path, form: str) -> None:
    said = troth("export", book, tmp_path / "out", "--format", form)
    tables = {path.stem for path in book.glob("*.csv")}
    assert (said.status, said.err) == (0, "")
    assert {line.partition(":")[0] for line in said.lines} == tables
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        "book.toml",
        *(f"{table}.{form}" for table in tables),
    }
    assert "accounts: 40 rows" in said.lines
    assert troth("check", tmp_path / "out").status == 0
