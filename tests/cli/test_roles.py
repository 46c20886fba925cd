"""`troth roles`: what titles suggest for people without a role, and what became of suggestions; nothing is written."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.roleless import roleless

ACCOUNTS = [
    {"account_id": "acorn", "name": "Acorn Mills"},
    {"account_id": "birch", "name": "Birch Foods"},
]
INVOICES = [
    {"line_id": "1", "account_id": "acorn", "billed_on": "2026-01-05", "amount": "100"},
    {"line_id": "2", "account_id": "birch", "billed_on": "2026-01-05", "amount": "900"},
    {"line_id": "3", "account_id": "acorn", "billed_on": "2024-01-05", "amount": "5000"},
]
DECISION = {"account_id": "acorn", "role": "end_user", "decided_on": "2026-02-01"}
DECIDED = [
    {
        **DECISION,
        "role_suggestion_id": "s1",
        "person_id": "dirk",
        "state": "refused",
        "words": "maintenance; fitter",
    },
    {**DECISION, "role_suggestion_id": "s2", "person_id": "cara", "state": "accepted", "words": "fitter"},
]


def write(folder: Path, **tables: list[dict[str, str]]) -> None:
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            lines = csv.DictWriter(file, list(rows[0]))
            lines.writeheader()
            lines.writerows(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A book in a folder: two accounts whose people have no role."""
    here, there = roleless(), roleless("birch", "-there")
    rows = {name: [*here[name], *there[name]] for name in here}
    write(tmp_path, accounts=ACCOUNTS, invoices=INVOICES, role_suggestions=DECIDED, **rows)
    return tmp_path


def test_suggestions_come_with_the_words_that_gave_them_most_at_stake_first(
    troth: Command, folder: Path
) -> None:
    said = troth("roles", folder, "--at", "2026-03-02")
    assert (said.status, said.err) == (0, "")
    rows = [
        [cell.strip() for cell in line.strip("│").split("│")] for line in said.lines if line.startswith("│")
    ]
    assert [row[0] for row in rows[:10]] == ["Birch Foods"] * 5 + ["Acorn Mills"] * 5
    by_person = {row[1]: row[2:5] for row in rows[5:10]}
    assert by_person["Cara"] == ["Head of Purchasing", "gatekeeper", "purchasing"]
    assert by_person["Dirk"] == ["Maintenance Fitter", "end user (refused before)", "maintenance, fitter"]
    assert by_person["Edda"][1:] == ["unsure", "purchasing against engineer"]
    assert by_person["Finn"][1:] == ["channel partner", "works for Sampleton Trading Ltd"]
    assert "10 people without a role; for 5 of them a role is suggested." in said.out
    assert rows[10:] == [["fitter", "1", "1"], ["maintenance", "0", "1"]]


def test_the_rest_is_counted(troth: Command, folder: Path) -> None:
    assert "8 more; --most shows them." in troth("roles", folder, "--at", "2026-03-02", "--most", "2").lines


def test_the_books_own_words_hold_in_a_folder_too_and_are_checked(troth: Command, folder: Path) -> None:
    settings = folder / "book.toml"
    settings.write_text('role_words = """\npurchasing,end_user\n"""\n', encoding="utf-8")
    assert "gatekeeper" not in troth("roles", folder, "--at", "2026-03-02").out
    settings.write_text('role_words = "purchasing,boss"\n', encoding="utf-8")
    said = troth("roles", folder, "--at", "2026-03-02")
    assert (said.status, "row 1: role came as 'boss'" in said.err) == (2, True)


def test_a_book_in_which_everybody_has_a_role_says_so(troth: Command, tmp_path: Path) -> None:
    write(tmp_path, accounts=ACCOUNTS)
    assert "0 people without a role; for 0 of them a role is suggested." in troth("roles", tmp_path).out
