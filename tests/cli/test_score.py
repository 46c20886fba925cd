"""`troth score`: the accounts of a book on the terminal, as JSON, or as files."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.books import write_book
from tests.cli.conftest import Command
from tests.small_sample import UNTIL
from troth.model import OUTPUTS
from troth.workspace.files import FORMS, WRITTEN

AT = ("--at", str(UNTIL))


def test_accounts_are_printed_least_loyal_first(troth: Command, book: Path) -> None:
    said = troth("score", book, *AT)
    assert (said.status, said.err) == (0, "")
    assert said.lines[0].startswith(f"Accounts as of {UNTIL}, least loyal first")
    cells = [[cell.strip() for cell in line.split("│")] for line in said.lines if line.startswith("│acc-")]
    loyalty = [cell[3].partition(" ")[0] for cell in cells]
    shown = [int(text) for text in loyalty if text != "–"]
    assert len(cells) == 37
    assert shown == sorted(shown)
    assert loyalty[: len(shown)] == [str(value) for value in shown]
    assert "facts known" in said.lines[-1]


def test_json_holds_every_output_with_the_columns_of_the_contract(troth: Command, book: Path) -> None:
    said = troth("score", book, *AT, "--format", "json")
    told = json.loads(said.out)
    assert (said.status, tuple(told)) == (0, WRITTEN)
    for output, rows in told.items():
        assert rows
        assert {tuple(row) for row in rows} == {tuple(OUTPUTS[output].by_name)}
    assert told["runs"][0]["at"] == str(UNTIL)


@pytest.mark.parametrize("form", FORMS)
def test_files_are_written_and_named(troth: Command, book: Path, tmp_path: Path, form: str) -> None:
    said = troth("score", book, *AT, "--out", tmp_path / "out", "--format", form)
    assert said.status == 0
    assert said.lines == [str(tmp_path / "out" / f"{output}.{form}") for output in WRITTEN]
    assert all(Path(line).is_file() for line in said.lines)


def test_out_alone_means_csv(troth: Command, book: Path, tmp_path: Path) -> None:
    assert troth("score", book, *AT, "--out", tmp_path).status == 0
    with (tmp_path / "account_scores.csv").open(newline="", encoding="utf-8") as file:
        assert next(csv.reader(file)) == list(OUTPUTS["account_scores"].by_name)


def test_remarks_and_rows_set_aside_are_told_beside_the_figures(troth: Command, tmp_path: Path) -> None:
    accounts = [
        {"account_id": "a", "name": "Alder (sample)", "mood": "fine"},
        {"account_id": "b", "name": "Birch (sample)", "opened_on": "soon"},
    ]
    write_book(tmp_path, {"accounts": accounts})
    assert troth("score", tmp_path, *AT).status == 2
    said = troth("score", tmp_path, *AT, "--lenient", "--format", "json")
    assert said.status == 0
    assert [row["account_id"] for row in json.loads(said.out)["account_scores"]] == ["a"]
    assert "note: accounts.csv: the column mood is unknown and was ignored" in said.err
    assert "note: accounts.csv, row 3: opened_on came as 'soon'" in said.err
    assert "set aside: 1 rows of accounts" in said.err


def test_a_name_is_text_and_never_markup(troth: Command, tmp_path: Path) -> None:
    write_book(tmp_path, {"accounts": [{"account_id": "a", "name": "[bold red]Alder[/] :smile:"}]})
    assert "[bold red]Alder[/] :smile:" in troth("score", tmp_path, *AT).out
