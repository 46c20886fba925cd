"""Writing the outputs of a scoring to a folder, whole or not at all."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Protocol

from troth.engine import Row, Runner
from troth.model import OUTPUTS, InputError, Kind

FORMS = ("csv", "parquet")
SCORES = ("person_scores", "account_scores", "promise_scores", "promiser_scores", "value_scores", "gaps")
WRITTEN = ("runs", "priors", *SCORES)

_TYPES = {Kind.DATE: "DATE", Kind.TIMESTAMP: "TIMESTAMP", Kind.WHOLE: "BIGINT", Kind.REAL: "DOUBLE"}
_QUOTED = re.compile(r'[",\r\n]')


class Figures(Protocol):
    """What is written: a run with its outputs, as rows or as the SELECT that gives them."""

    @property
    def runner(self) -> Runner:
        """The engine that holds the figures."""

    @property
    def run(self) -> Mapping[str, Any]:
        """The row of `runs`."""

    def rows(self, output: str) -> Iterator[Row]:
        """The rows of one output."""

    def select(self, output: str) -> str:
        """The SELECT of one output."""


def write_whole(scored: Figures, folder: Path, form: str) -> tuple[Path, ...]:
    """Write `runs` and every score to files of a folder; they appear together, over those of an earlier run.

    Raises InputError when the form is unknown or the folder cannot be written.
    """
    if form not in FORMS:
        raise InputError(f"The format came as {form!r}; {' or '.join(FORMS)} is allowed.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(mkdtemp(prefix=".troth-", dir=folder))
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror}. Name another folder.") from error
    try:
        written = [_write(scored, output, scratch, form) for output in WRITTEN]
        return tuple(path.replace(folder / path.name) for path in written)
    finally:
        shutil.rmtree(scratch)


def _write(scored: Figures, output: str, folder: Path, form: str) -> Path:
    path = folder / f"{output}.{form}"
    if form == "csv":
        write_csv(path, [column.name for column in OUTPUTS[output].columns], scored.rows(output))
    else:
        made = scored.runner.scratch / path.name
        scored.runner.write(_typed(scored, output), made, form)
        shutil.move(made, path)
    return path


def _typed(scored: Figures, output: str) -> str:
    if output != "runs":
        return scored.select(output)
    values = (
        f"CAST('{cell_text(scored.run[column.name])}' AS {_TYPES.get(column.kind, 'STRING')}) AS {column.name}"
        for column in OUTPUTS["runs"].columns
    )
    return f"SELECT {', '.join(values)}"


def write_csv(path: Path, names: Iterable[str], rows: Iterable[Iterable[Any]]) -> int:
    """Write rows under the names of their columns and give their number; an empty cell stands for what is not known.

    Cells that hold a line end of any kind are quoted, which the standard library leaves undone for a lone return.
    """
    count = 0
    with path.open("w", newline="", encoding="utf-8") as file:
        file.write(f"{','.join(names)}\n")
        for row in rows:
            file.write(",".join(_quoted(cell_text(value)) for value in row) + "\n")
            count += 1
    return count


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text


def cell_text(value: Any) -> str:
    """A value as every file of ours writes it: moments in UTC, what is not known empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        moment = value.astimezone(UTC) if value.tzinfo else value
        return moment.replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"
    return str(value)
