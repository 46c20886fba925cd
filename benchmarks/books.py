"""Generated books to measure on, made once as Parquet under build/bench and used again."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

from benchmarks.child import report
from troth.samples import of_promises, write_folder
from troth.workspace.exporting import export_book

UNTIL = date(2026, 11, 20)
FOLDER = Path("build") / "bench"


def parquet_book(promises: int, folder: Path = FOLDER) -> Path:
    """The folder of Parquet files that holds the generated book of that many promises; made if it is not there."""
    book = folder / f"{promises}-promises"
    if not book.exists():
        written = folder / f"{promises}-promises-as-csv"
        shutil.rmtree(written, ignore_errors=True)
        write_folder(of_promises(promises, UNTIL), written)
        export_book(str(written), book, "parquet")
        shutil.rmtree(written)
    return book


if __name__ == "__main__":
    made = parquet_book(int(sys.argv[1]))
    report({"folder": str(made)})
