"""Writing the outputs of a scoring to a folder, whole or not at all."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from troth.model import OUTPUTS, InputError

if TYPE_CHECKING:
    from troth.workspace.scoring import Scored

FORMS = ("csv", "parquet")
SCORES = ("person_scores", "account_scores", "promise_scores", "promiser_scores", "gaps")
WRITTEN = ("runs", "priors", *SCORES)


def write_whole(scored: Scored, folder: Path, form: str) -> tuple[Path, ...]:
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


def _write(scored: Scored, output: str, folder: Path, form: str) -> Path:
    path = folder / f"{output}.{form}"
    if form == "csv":
        with path.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow([column.name for column in OUTPUTS[output].columns])
            writer.writerows(scored.rows(output))
    else:
        made = scored.runner.scratch / path.name
        scored.runner.write(_typed(scored, output), made, form)
        shutil.move(made, path)
    return path


def _typed(scored: Scored, output: str) -> str:
    if output != "runs":
        return scored.select(output)
    values = ", ".join(f"'{scored.run[column.name]}' AS {column.name}" for column in OUTPUTS["runs"].columns)
    return f"SELECT {values}"
