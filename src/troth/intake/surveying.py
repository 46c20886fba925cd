"""A table looked through once: what each of its columns holds, before anybody maps it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import islice

from troth.intake.columns import ColumnEvidence, ColumnGuess, guess_of
from troth.intake.table import Finding, TableReading, Typed


@dataclass(frozen=True)
class Survey:
    """What a file is: how it is written, how many rows it has, and a guess of each column, in their order."""

    findings: tuple[Finding, ...]
    rows: int
    rows_unreadable: int
    columns: tuple[ColumnGuess, ...]


def survey(
    table: TableReading, columns: Collection[str] | None = None, most_rows: int | None = None
) -> Survey:
    """What does a table hold? Read once from end to end in bounded memory; of some of its columns only, when named.

    Where only the first rows are asked for, what they leave open a later row may settle.
    """
    looked_at = [
        (place, ColumnEvidence(name))
        for place, name in enumerate(table.header)
        if columns is None or name in columns
    ]
    rows = unreadable = 0
    for row in islice(table.rows(), most_rows):
        rows += 1
        if row.fault:
            unreadable += 1
            continue
        for place, evidence in looked_at:
            cell = row.cells[place]
            text = cell if type(cell) is Typed else cell.strip()
            if text:
                evidence.note(row.number, text)
    return Survey(table.findings, rows, unreadable, tuple(guess_of(evidence) for _, evidence in looked_at))
