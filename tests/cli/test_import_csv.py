"""`troth import csv`: a file becomes a new folder or facts of a ledger, and is told what came of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Command
from troth import ledger

MAPPING = """
[file]
system = "orders"
dates = ["%d.%m.%Y"]

[book]
time_zone = "Europe/Berlin"
currency = "EUR"

[accounts]
distinct = true
account_id = "Customer"
name = "Customer"

[people]
distinct = true
person_id = { from = "Mail", keyed = true }
name = "Contact"
email = "Mail"

[promises]
promise_id = "Order"
account_id = "Customer"
person_id = { from = "Mail", keyed = true }
words = "Promise"
made_on = "Ordered"
due_on = "Due"
"""
LINES = (
    "Order,Customer,Contact,Mail,Promise,Ordered,Due",
    "o1,Alder (sample),Pia Example,pia@alder.example,ten pumps,01.02.2026,01.03.2026",
    "o2,Alder (sample),Pia Example,pia@alder.example,a manual,02.02.2026,31.02.2026",
    "o3,Birch (sample),Udo Example,udo@birch.example,two valves,03.02.2026,05.03.2026",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "orders.csv"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "orders.toml"
    path.write_text(MAPPING, encoding="utf-8")
    return path


@pytest.fixture
def address(tmp_path: Path) -> str:
    """A new ledger."""
    address = f"sqlite:///{tmp_path / 'book.sqlite3'}"
    ledger.close(ledger.create(address))
    return address


def test_a_file_becomes_a_folder_that_opens(
    troth: Command, file: Path, mapping: Path, tmp_path: Path
) -> None:
    said = troth("import", "csv", file, "--map", mapping, "--out", tmp_path / "book")
    assert (said.status, said.err) == (0, "")
    assert "3 rows read, 1 set aside, 0 cells set aside." in said.out
    assert "  promises: 2 facts" in said.lines
    assert any("31.02.2026" in line for line in said.lines)
    assert troth("check", tmp_path / "book").status == 0


def test_a_folder_that_is_there_is_refused(troth: Command, file: Path, mapping: Path, tmp_path: Path) -> None:
    said = troth("import", "csv", file, "--map", mapping, "--out", tmp_path)
    assert said.status == 2
    assert "is there already" in said.err


def test_a_file_that_is_not_there_is_told(troth: Command, mapping: Path, tmp_path: Path) -> None:
    said = troth("import", "csv", tmp_path / "none.csv", "--map", mapping, "--out", tmp_path / "book")
    assert (said.status, said.out, len(said.err.splitlines())) == (2, "", 1)
    assert not (tmp_path / "book").exists()


def test_a_mapping_is_refused_with_all_its_problems(
    troth: Command, file: Path, mapping: Path, tmp_path: Path
) -> None:
    mapping.write_text(MAPPING.replace('words = "Promise"', "wrods = 1").replace("[accounts]", "[acounts]"))
    said = troth("import", "csv", file, "--map", mapping, "--out", tmp_path / "book")
    assert (said.status, said.out) == (2, "")
    assert "did you mean words?" in said.err
    assert "did you mean accounts?" in said.err


def test_a_file_goes_into_a_ledger_and_comes_again_without_doubling(
    troth: Command, file: Path, mapping: Path, address: str
) -> None:
    first = troth("import", "csv", file, "--map", mapping, "--book", address)
    assert (first.status, first.err) == (0, "")
    # Two accounts, two people, two promises, and the plain keys of the two people.
    assert "8 facts created, 0 changed, 0 unchanged; batch batch_" in first.out
    file.write_text(
        "\n".join([*LINES[:2], LINES[3].replace("two valves", "three valves")]) + "\n", encoding="utf-8"
    )
    again = troth("import", "csv", file, "--map", mapping, "--book", address)
    assert " 1 changed, " in again.out
    assert "0 facts created" in again.out
    store = ledger.open(address)
    assert {row["words"] for row in ledger.current(store, "promises")} == {"ten pumps", "three valves"}
    ledger.close(store)


def test_a_person_keeps_the_id_wherever_the_file_lies(
    troth: Command, file: Path, mapping: Path, address: str, tmp_path: Path
) -> None:
    assert troth("import", "csv", file, "--map", mapping, "--book", address).status == 0
    (tmp_path / "elsewhere").mkdir()
    moved = file.rename(tmp_path / "elsewhere" / file.name)
    again = troth("import", "csv", moved, "--map", mapping, "--book", address)
    assert "0 facts created, 0 changed" in again.out
