"""A backup is whole, comes back as it was onto nothing alone, and brings back nobody who was erased since."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections

from tests.ledger.conftest import NOW
from tests.postgres_cluster import new_database
from troth import ledger
from troth.ledger import Ledger
from troth.ledger.erasure_log import log_place
from troth.ledger.opening import registered
from troth.model import BookError, Facts, InputError

LATER = NOW + timedelta(days=1)
NAME = "Wilhelmina Vexample"


def fill(book: Ledger) -> None:
    known = [Facts("accounts", ("account_id", "name"), (("a", "Alder"),))]
    known += [Facts("people", ("person_id", "name"), (("p", NAME), ("q", "Udo Example")))]
    columns = ("promise_id", "account_id", "person_id", "words")
    known += [Facts("promises", columns, (("m", "a", "q", f"as agreed with {NAME}"),))]
    ledger.record(book, known, "anna", "test", NOW)


def names(book: Ledger) -> list[str]:
    return sorted(str(row["name"]) for row in ledger.versions(book, "people"))


@pytest.fixture(autouse=True)
def _folder_of_logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROTH_FOLDER", str(tmp_path / "logs"))


@pytest.fixture
def again(book: Ledger, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """An address of the same kind that holds nothing."""
    if book.is_sqlite:
        url = f"sqlite:///{tmp_path / 'again.db'}"
    else:
        url = new_database(request.getfixturevalue("postgres_url"))
    yield url
    known = registered(url)
    ledger.close(known)
    connections.databases.pop(known.alias, None)


def test_a_backup_comes_back_as_it_was(book: Ledger, again: str, tmp_path: Path) -> None:
    fill(book)
    made = ledger.backup(book, tmp_path / "kept", "0.1.0", NOW)
    ledger.record(book, [Facts("accounts", ("account_id", "name"), (("b", "Birch"),))], "anna", "test", LATER)
    done = ledger.restore(tmp_path / "kept", again, LATER)
    back = ledger.open(again)
    assert [row["name"] for row in ledger.current(back, "accounts")] == ["Alder"]
    assert (done.made_at, done.erased_again) == (made.made_at, 0)
    ledger.record(back, [Facts("accounts", ("account_id", "name"), (("c", "Cedar"),))], "anna", "test", LATER)


def test_who_was_erased_since_does_not_come_back(book: Ledger, again: str, tmp_path: Path) -> None:
    fill(book)
    ledger.backup(book, tmp_path / "kept", "0.1.0", NOW)
    ledger.blank(book, ledger.erase(book, "p", "anna", LATER))
    done = ledger.restore(tmp_path / "kept", again, LATER, [log_place(book)])
    back = ledger.open(again)
    assert (done.erased_again, names(back)) == (1, ["(erased)", "Udo Example"])
    assert [row["words"] for row in ledger.current(back, "promises")] == ["as agreed with (erased)"]


def test_the_log_beside_the_book_is_found_without_being_named(sqlite_book: Ledger, tmp_path: Path) -> None:
    fill(sqlite_book)
    ledger.backup(sqlite_book, tmp_path / "kept", "0.1.0", NOW)
    ledger.blank(sqlite_book, ledger.erase(sqlite_book, "p", "anna", LATER))
    place = Path(sqlite_book.connection.settings_dict["NAME"])
    ledger.close(sqlite_book)
    for leftover in (place, place.with_name(f"{place.name}-wal"), place.with_name(f"{place.name}-shm")):
        leftover.unlink(missing_ok=True)
    done = ledger.restore(tmp_path / "kept", f"sqlite:///{place}", LATER)
    assert (done.erased_again, names(sqlite_book)) == (1, ["(erased)", "Udo Example"])
    assert NAME.encode() not in place.read_bytes()


def test_the_log_names_nobody_and_only_its_owner_reads_it(book: Ledger) -> None:
    fill(book)
    ledger.erase(book, "p", "anna", LATER)
    place = log_place(book)
    lines = [json.loads(line) for line in place.read_text().splitlines()]
    assert [sorted(line) for line in lines] == [["salt"], ["at", "erased"], ["swept"]]
    assert '"p"' not in place.read_text()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_an_erasure_that_cannot_be_logged_does_not_happen(sqlite_book: Ledger) -> None:
    fill(sqlite_book)
    log_place(sqlite_book).mkdir()
    with pytest.raises(OSError, match="erasures"):
        ledger.erase(sqlite_book, "p", "anna", LATER)
    assert NAME in names(sqlite_book)


def test_a_backup_is_for_its_owner_and_never_over_another(book: Ledger, tmp_path: Path) -> None:
    fill(book)
    ledger.backup(book, tmp_path / "kept", "0.1.0", NOW)
    assert stat.S_IMODE((tmp_path / "kept").stat().st_mode) == 0o700
    assert {stat.S_IMODE(each.stat().st_mode) & 0o077 for each in (tmp_path / "kept").glob("book.*")} == {0}
    with pytest.raises(InputError, match="is there already"):
        ledger.backup(book, tmp_path / "kept", "0.1.0", NOW)


def test_a_backup_is_refused_over_a_book(book: Ledger, again: str, tmp_path: Path) -> None:
    ledger.backup(book, tmp_path / "kept", "0.1.0", NOW)
    ledger.close(ledger.create(again))
    with pytest.raises(InputError, match="There is something at"):
        ledger.restore(tmp_path / "kept", again, NOW)


def test_a_file_that_changed_since_is_refused(sqlite_book: Ledger, tmp_path: Path) -> None:
    ledger.backup(sqlite_book, tmp_path / "kept", "0.1.0", NOW)
    with (tmp_path / "kept" / "book.sqlite3").open("r+b") as file:
        file.seek(4096)
        file.write(b"x")
    with pytest.raises(InputError, match="is not the file that was backed up"):
        ledger.restore(tmp_path / "kept", f"sqlite:///{tmp_path / 'again'}", NOW)
    assert not (tmp_path / "again").exists()


def test_a_backup_of_a_newer_version_is_refused(sqlite_book: Ledger, tmp_path: Path) -> None:
    ledger.backup(sqlite_book, tmp_path / "kept", "9.0.0", NOW)
    place = tmp_path / "kept" / "manifest.json"
    told = json.loads(place.read_text())
    place.write_text(json.dumps({**told, "migrations": [*told["migrations"], "9999_future"]}))
    with pytest.raises(BookError, match=r"Troth 9\.0\.0 made this backup"):
        ledger.restore(tmp_path / "kept", f"sqlite:///{tmp_path / 'again'}", NOW)


@pytest.mark.parametrize("manifest", ["", "[]", "{}", '{"migrations": [], "more": 1}'])
def test_a_folder_that_is_no_backup_is_told(tmp_path: Path, manifest: str) -> None:
    (tmp_path / "manifest.json").write_text(manifest)
    with pytest.raises(InputError, match="holds no manifest of a backup"):
        ledger.restore(tmp_path, f"sqlite:///{tmp_path / 'again'}", NOW)
