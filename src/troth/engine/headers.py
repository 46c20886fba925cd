"""The first line of a CSV file: the names of its columns, before any engine guesses at them."""

from __future__ import annotations

import csv
from pathlib import Path

from troth.model import BookError


def csv_columns(path: Path) -> tuple[str, ...]:
    """The names of the columns in order, each once: one without a name, or with one that came before, gets a number.

    Raises BookError when the file has no first line of UTF-8 text.
    """
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            names = next(csv.reader(file), [])
    except (UnicodeDecodeError, csv.Error) as error:
        raise BookError(f"{path.name} cannot be read: it is no CSV file in UTF-8. Replace it.") from error
    taken: list[str] = []
    for place, name in enumerate(names):
        before = sum(1 for other in names[:place] if other.lower() == name.lower())
        taken.append(f"{name}_{before}" if name and before else name or f"column{place}")
    return tuple(taken)
