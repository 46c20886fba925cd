"""Copies cut short hold everybody who was in the book; they go after a day, and nothing else of the folder does."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from troth.web.operations.leftovers import CUT_SHORT_AFTER, forget_leftovers, leftovers

NOW = datetime.now(UTC)


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    """A folder with copies cut short, old and young, and with what is no copy of ours."""
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=tmp_path)
    for name in (".troth-ab12_xyz", ".troth-younger1", "troth-ab12_xyz", ".troth-of somebody"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "book.sqlite3").write_bytes(b"Zaharina Vexample")
    for name in ("unfinished-book.sqlite3", "book.sqlite3"):
        with closing(sqlite3.connect(tmp_path / name)) as made:
            made.execute("CREATE TABLE people (name)")
    (tmp_path / "unfinished-letter").write_text("of somebody's own")
    (tmp_path / "unfinished-link").symlink_to(tmp_path / "book.sqlite3")
    (tmp_path / "unfinished-empty").touch()
    old = (NOW - CUT_SHORT_AFTER - timedelta(hours=1)).timestamp()
    for path in tmp_path.iterdir():
        if path.name != ".troth-younger1" and not path.is_symlink():
            os.utime(path, (old, old))
    return tmp_path


def test_copies_cut_short_go_after_a_day_and_nothing_else(folder: Path) -> None:
    before = {path.name for path in folder.iterdir()}
    gone = {".troth-ab12_xyz", "unfinished-book.sqlite3"}
    assert {path.name for path in leftovers(NOW)} == gone
    assert forget_leftovers(NOW) == len(gone)
    assert {path.name for path in folder.iterdir()} == before - gone
    assert leftovers(NOW) == []


def test_a_folder_that_is_not_there_holds_none(folder: Path, settings: Any) -> None:
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, folder=folder / "nowhere")
    assert forget_leftovers(NOW) == 0
