"""Which sign stands between the cells of a text? The one that cuts most rows into the same number of cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

SEPARATORS = ",;\t|"
NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar"}
_DECLARED = re.compile(r'"?sep=(.)"?\s*')


@dataclass(frozen=True)
class Separator:
    """The sign, why, and how many lines at the top only say so."""

    sign: str
    reason: str
    lines: int = 0


def separator_of(sample: Sequence[str]) -> Separator:
    """The separator of the first lines of a file; a line such as `sep=;`, as Excel writes it, is taken at its word."""
    declared = _DECLARED.fullmatch(sample[0]) if sample else None
    if declared:
        return Separator(declared[1], "its first line says so", 1)
    best = Separator(",", "no sign divides its lines")
    best_share, best_width = 0.0, 1
    for sign in SEPARATORS:
        widths = _widths(sample, sign)
        wide = Counter(width for width in widths if width > 1)
        if not wide:
            continue
        width, count = max(wide.items(), key=lambda each: (each[1], each[0]))
        if (count / len(widths), width) > (best_share, best_width):
            best_share, best_width = count / len(widths), width
            best = Separator(sign, f"{count} of the first {len(widths)} rows have {width} cells with it")
    return best


def _widths(sample: Sequence[str], sign: str) -> list[int]:
    widths: list[int] = []
    reader = csv.reader(sample, delimiter=sign)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return widths
        except csv.Error:
            continue
        if any(cell.strip() for cell in row):
            widths.append(len(row))
