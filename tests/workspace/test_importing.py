"""An import is previewed with nothing written, committed whole or not at all, and stopped by whoever watches it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from troth import ledger as store
from troth.intake import Agreement, mapping_of
from troth.ledger import Ledger
from troth.model import BookError, Facts, InputError
from troth.workspace.importing import Brought, ImportStoppedError, Opened, commit, open_import, preview

NOW = datetime(2026, 3, 3, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
MAPPING = """
[accounts]
account_id = "Customer"
name = "Name"
parent_id = "Parent"
"""
HEADER = "Customer,Name,Parent\n"


@pytest.fixture
def book(tmp_path: Path, django_db_blocker: Any) -> Iterator[Ledger]:
    """A new book in a file."""
    with django_db_blocker.unblock() if django_db_blocker else nullcontext():
        made = store.create(f"sqlite:///{tmp_path / 'book.sqlite3'}")
        yield made
        store.close(made)


def brought(folder: Path, *lines: str, name: str = "accounts.csv") -> Brought:
    path = folder / name
    path.write_text(HEADER + "".join(f"{line}\n" for line in lines), encoding="utf-8")
    return Brought("csv", (path,), folder, mapping_of(MAPPING))


def opened(book: Ledger, folder: Path, *lines: str) -> Opened:
    return open_import(book, brought(folder, *lines), NOW)


def names(book: Ledger) -> dict[object, object]:
    return {row["account_id"]: row["name"] for row in store.current(book, "accounts")}


def test_a_commit_writes_the_facts_and_keeps_the_problems_with_the_batch(
    book: Ledger, tmp_path: Path
) -> None:
    told = commit(book, opened(book, tmp_path, "alder,Alder,", ",Nobody,"), "keeper", NOW)
    assert names(book) == {"alder": "Alder"}
    assert [each.row for each in store.problems_of_batch(book, told.batch_id)] == [3]
    (batch,) = store.current(book, "batches")
    content = (tmp_path / "accounts.csv").read_bytes()
    assert (batch["source"], batch["file_sha256"]) == ("accounts.csv", hashlib.sha256(content).hexdigest())


def test_a_preview_tells_and_writes_nothing(book: Ledger, tmp_path: Path) -> None:
    commit(book, opened(book, tmp_path, "alder,Alder,"), "keeper", NOW)
    told = preview(book, opened(book, tmp_path, "alder,Alder Group,", "birch,Birch,"), "keeper", LATER)
    assert (told.refreshed.created, told.refreshed.changed) == ({"accounts": 1}, {"accounts": 1})
    assert told.changes["accounts"].changed[0].columns == {"name": ("Alder", "Alder Group")}
    assert told.tallies["accounts.csv"].rows == 2
    assert names(book) == {"alder": "Alder"}
    assert store.count_batches(book) == 1


def test_while_an_import_is_previewed_others_write_and_nothing_is_left_of_it(
    book: Ledger, tmp_path: Path
) -> None:
    other = Facts("accounts", ("account_id", "name"), (("cedar", "Cedar"),))

    def save(_rows: int) -> None:
        store.record(book, [other], by="somebody", source="form", now=NOW)

    told = preview(book, opened(book, tmp_path, "alder,Alder,"), "keeper", NOW, save)
    assert told.refreshed.created == {"accounts": 1}
    assert names(book) == {"cedar": "Cedar"}
    assert list(tmp_path.glob("*-trial*")) == []


def test_a_preview_that_is_stopped_leaves_no_copy(book: Ledger, tmp_path: Path) -> None:
    def stop(_rows: int) -> None:
        assert (tmp_path / "book.sqlite3-trial").stat().st_mode & 0o077 == 0
        raise ImportStoppedError

    with pytest.raises(ImportStoppedError):
        preview(book, opened(book, tmp_path, "alder,Alder,"), "keeper", NOW, stop)
    assert list(tmp_path.glob("*-trial*")) == []


def test_what_changes_nothing_leaves_no_batch(book: Ledger, tmp_path: Path) -> None:
    commit(book, opened(book, tmp_path, "alder,Alder,"), "keeper", NOW)
    told = commit(book, opened(book, tmp_path, "alder,Alder,"), "keeper", LATER)
    assert (told.batch_id, told.refreshed.unchanged) == ("", {"accounts": 1})
    assert store.count_batches(book) == 1


def test_facts_that_break_the_contract_are_refused_whole(book: Ledger, tmp_path: Path) -> None:
    with pytest.raises(BookError, match="Nothing was written") as refused:
        commit(book, opened(book, tmp_path, "alder,Alder,", "birch,Birch,nowhere"), "keeper", NOW)
    assert "'nowhere' is no id of accounts" in str(refused.value)
    assert (names(book), store.count_batches(book)) == ({}, 0)


def test_whoever_watches_is_told_the_rows_and_may_stop_it(book: Ledger, tmp_path: Path) -> None:
    told: list[int] = []

    def stop(rows: int) -> None:
        told.append(rows)
        raise ImportStoppedError

    with pytest.raises(ImportStoppedError):
        commit(book, opened(book, tmp_path, "alder,Alder,", "birch,Birch,"), "keeper", NOW, stop)
    assert told == [2]
    assert (names(book), store.count_batches(book)) == ({}, 0)


def test_a_source_that_is_none_is_refused_with_the_nearest(book: Ledger, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="'csw' is no source to import from; did you mean csv"):
        open_import(book, Brought("csw", (tmp_path / "x.csv",), tmp_path), NOW)


def test_only_our_staff_can_have_agreed(book: Ledger, tmp_path: Path) -> None:
    agreement = Agreement("staff_nobody", date(2026, 3, 1))
    with pytest.raises(InputError, match="'staff_nobody' is none of our staff"):
        open_import(book, Brought("csv", (tmp_path / "x.csv",), tmp_path, agreement=agreement), NOW)


def test_the_fingerprint_of_several_files_is_that_of_all_of_them(book: Ledger, tmp_path: Path) -> None:
    one, other = (brought(tmp_path, f"{name},X,", name=f"{name}.csv") for name in ("alder", "birch"))
    both = Brought("csv", (*one.paths, *other.paths), tmp_path, one.mapping)
    first = open_import(book, both, NOW)
    assert first.source == "alder.csv, birch.csv"
    before = first.file_sha256
    brought(tmp_path, "birch,Y,", name="birch.csv")
    assert open_import(book, both, NOW).file_sha256 != before
