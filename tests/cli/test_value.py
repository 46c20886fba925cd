"""`troth value`: the most important customers first; of one account, whom to tell of what."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command
from tests.small_sample import UNTIL


def test_the_most_important_come_first_by_what_they_are_billed(troth: Command, book: Path) -> None:
    said = troth("value", book, "--at", str(UNTIL), "--most", "3")
    assert (said.status, said.err) == (0, "")
    lines = [line for line in said.lines if line.startswith("│")]
    revenue = [line.split("│")[3].strip() for line in lines]
    assert len(lines) == 3
    assert revenue == sorted(revenue, key=lambda told: -float(told.replace(",", "").replace("–", "0")))
    assert said.lines[-1].endswith("more; --most shows them.")


def test_an_account_that_is_not_there_is_refused_with_what_to_do(troth: Command, book: Path) -> None:
    said = troth("value", book, "--at", str(UNTIL), "--account", "nobody")
    assert said.status == 2
    assert "came as 'nobody'; give the id of an account" in said.err
