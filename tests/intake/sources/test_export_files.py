"""An export is a folder, zip archives or files, and every table in it is found under one name."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from troth.intake import Source
from troth.intake.sources.export_files import parts_of
from troth.model import InputError


def zipped(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "Id,Name\n1,Umbra\n")
    return path


def test_tables_are_found_in_a_folder_its_folders_and_its_archives(tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    for name in ("Account.csv", "more/Contact.csv", "readme.pdf"):
        (tmp_path / name).write_text("Id\n1\n")
    zipped(tmp_path / "WE_1.zip", "Task.csv", "notes.md")
    assert [part.name for part in parts_of([tmp_path])] == [
        "Account.csv",
        "WE_1.zip/Task.csv",
        "more/Contact.csv",
    ]


def test_a_table_in_an_archive_is_opened_from_there(tmp_path: Path) -> None:
    parts = parts_of([zipped(tmp_path / "WE_1.zip", "Task.csv", "Event.csv")])
    assert [part.opened(Source()).header for part in parts] == [("Id", "Name"), ("Id", "Name")]


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.csv").write_text("Id\n1\n")
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "Account.csv").symlink_to(tmp_path / "secret.csv")
    assert parts_of([tmp_path / "export"]) == ()


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "Account.csv").write_text("Id\n1\n")
    with pytest.raises(InputError, match=r"Two files are named Account\.csv"):
        parts_of([tmp_path / "a" / "Account.csv", tmp_path / "b" / "Account.csv"])


def test_an_archive_that_leads_out_of_itself_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="leads out of it"):
        parts_of([zipped(tmp_path / "WE_1.zip", "../Account.csv")])
