"""`troth gaps`: what is missing, most influence at stake first."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command
from tests.small_sample import UNTIL


def test_the_heaviest_gaps_come_first_and_the_rest_is_counted(troth: Command, book: Path) -> None:
    said = troth("gaps", book, "--at", str(UNTIL), "--most", "200")
    assert (said.status, said.err) == (0, "")
    weights = [
        int(line.rstrip("│ ").rpartition("│")[2].strip(" %")) for line in said.lines if line.startswith("│")
    ]
    assert len(weights) == 200
    assert weights == sorted(weights, reverse=True)
    assert said.lines[-1].endswith("more; --most shows them.")
    kinds = {line.split("│")[2].strip() for line in said.lines if line.startswith("│")}
    assert {"single contact", "overdue promise"} <= kinds
