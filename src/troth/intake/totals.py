"""Which rows at the end of a table only sum up the rows above? They are told, and kept out of the facts."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from troth.intake.heading import is_value
from troth.intake.limits import MOST_TOTALS
from troth.intake.table import Row
from troth.model.checks import shown

_WORD = re.compile(
    r"((grand|sub|overall)[ -]?)?totals?\b.*|sums?:?|(gesamt|end|zwischen|teil)?summen?\b:?"
    r"|gesamt(ergebnis|betrag|wert)?:?|insgesamt:?|total général:?",
    re.IGNORECASE,
)


def without_totals(rows: Iterator[Row]) -> Iterator[Row]:
    """The rows, those of totals among the last three with a fault that says so."""
    waiting: deque[Row] = deque()
    for row in rows:
        waiting.append(row)
        if len(waiting) > MOST_TOTALS:
            yield waiting.popleft()
    for row in waiting:
        yield replace(row, fault=_says(row)) if is_total(row) and not row.fault else row


def is_total(row: Row) -> bool:
    """Whether a row begins with a word for a total, holds numbers beside it, and leaves at least one cell empty."""
    filled = [cell.strip() for cell in row.cells if cell.strip()]
    if len(filled) < 2 or len(filled) == len(row.cells) or not _WORD.fullmatch(filled[0]):  # noqa: PLR2004
        return False
    texts = {cell.strip(): cell for cell in row.cells}
    return all(is_value(texts[cell]) for cell in filled[1:])


def _says(row: Row) -> str:
    word = next(cell.strip() for cell in row.cells if cell.strip())
    return (
        f"is a row of totals at the end ({shown(word)}); totals = true under [file] takes such rows as facts"
    )
