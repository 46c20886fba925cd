"""What the whole scoring of a book costs: opened with every check, scored, every column of every output counted."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from benchmarks.books import UNTIL
from benchmarks.child import measured, report
from troth.model import OUTPUTS
from troth.workspace import Scored, open_book, score
from troth.workspace.files import WRITTEN


def score_book(book: Path, at: date) -> int:
    """Open, score and read every output of a book as of a day; gives the number of figures that are not empty."""
    scored = score(open_book(str(book)), at)
    try:
        return sum(_given(scored, output) for output in WRITTEN if output != "runs")
    finally:
        scored.close()


def _given(scored: Scored, output: str) -> int:
    """How many cells of an output hold something; counting them has every column computed."""
    names = [scored.runner.dialect.quote(column.name) for column in OUTPUTS[output].columns]
    counts = " + ".join(f"COUNT({name})" for name in names)
    ((number,),) = scored.runner.rows(f"SELECT {counts} FROM ({scored.select(output)}) counted")  # noqa: S608 - our names
    return int(number)


def main(book: Path, at: date) -> None:
    """Report the cost."""
    report(measured(lambda: score_book(book, at)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), UNTIL)
