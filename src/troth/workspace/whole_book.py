"""The whole-book quantities that come with a part of a book, so that its accounts keep the figures they have in the whole.

They lie in the folder `whole_book` of the part, as the tables `runs` and `priors` of the run that estimated them.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import isfinite
from pathlib import Path
from typing import TypeVar

from troth.engine import Row
from troth.model import OUTPUTS, BookError, Problem, Rules
from troth.workspace.files import write_csv
from troth.workspace.running import Prior

WHOLE_BOOK = "whole_book"
_TABLES = ("runs", "priors")

T = TypeVar("T")


@dataclass(frozen=True)
class Kept:
    """The quantities of a run, and the id of that run."""

    run_id: str
    priors: Sequence[Prior]


def keep_whole_book(tables: Mapping[str, Iterator[Row]], folder: Path) -> None:
    """Write the run and its quantities into the folder of a part."""
    made = folder / WHOLE_BOOK
    made.mkdir()
    for name in _TABLES:
        write_csv(made / f"{name}.csv", [column.name for column in OUTPUTS[name].columns], tables[name])


def kept_whole_book(address: str, at: date, rules: Rules) -> Kept | None:
    """The quantities to score a folder with as of a day: those of the latest run up to that day by the same rules.

    None where no such run came with it, so that the quantities are estimated from the folder itself. Raises BookError
    with every problem when what came is not as it was written.
    """
    folder = Path(address) / WHOLE_BOOK
    if "://" in address or not folder.is_dir():
        return None
    runs = _read(folder / "runs.csv", _run)
    priors = _read(folder / "priors.csv", _prior)
    earlier = [
        (day, run_id) for run_id, day, fingerprint in runs if fingerprint == rules.fingerprint and day <= at
    ]
    if not earlier:
        return None
    kept_id = max(earlier)[1]
    return Kept(kept_id, tuple(prior for run_id, prior in priors if run_id == kept_id))


def _run(row: Mapping[str, str]) -> tuple[str, date, str]:
    return row["run_id"], date.fromisoformat(row["at"]), row["rules"]


def _prior(row: Mapping[str, str]) -> tuple[str, Prior]:
    value = float(row["value"])
    if not isfinite(value):
        raise ValueError(f"value came as {value}; a finite number is expected")
    return row["run_id"], (row["name"], row["segment"], value)


def _read(path: Path, typed: Callable[[Mapping[str, str]], T]) -> list[T]:
    found: list[T] = []
    problems: list[Problem] = []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for number, row in enumerate(csv.DictReader(file, strict=True, restval=""), 2):
                try:
                    found.append(typed(row))
                except KeyError as error:
                    problems.append(Problem(path.name, f"the column {error.args[0]} is missing", number))
                except ValueError as error:
                    problems.append(Problem(path.name, str(error), number))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise BookError(
            f"{WHOLE_BOOK}/{path.name} cannot be read: {error}. Export the part again."
        ) from error
    if problems:
        raise BookError(
            f"{WHOLE_BOOK}/{path.name} is not as it was exported; export the part again.", problems
        )
    return found
