"""`python -m benchmarks.intake`: what reading a table costs, beside its floors and beside django-import-export."""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter

from benchmarks.child import Cost, cost
from benchmarks.intake_work import WAYS, lines
from tests.equipment import postgres_programs
from tests.postgres_cluster import postgres_cluster

ROWS, WORKBOOK_ROWS, ROWS_COMPARED = 1_000_000, 100_000, 50_000
ON_WORKBOOKS = ("rows here", "rows apart", "facts apart")
COMPARED = ("django>=5.2.19,<5.3", "django-import-export==4.4.3")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.intake", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="rows of the CSV file")
    for line in results(parser.parse_args().rows):
        print(line, flush=True)


def results(rows: int) -> Iterator[str]:
    """The lines of the table, each measured in a process of its own."""
    yield "| file | rows | what | seconds | rows/s | processor seconds | peak MiB |"
    yield "|---|---:|---|---:|---:|---:|---:|"
    programs = postgres_programs()
    with (
        TemporaryDirectory() as folder,
        postgres_cluster(programs) if programs else nullcontext("") as address,
    ):
        text = written_text(Path(folder) / "export.csv", rows)
        for way in WAYS:
            if address or "PostgreSQL" not in way:
                yield row(text, rows, way, cost("intake_work", way, str(text), address))
        fewer = min(rows, WORKBOOK_ROWS)
        workbook = written_workbook(Path(folder) / "export.xlsx", fewer)
        for way in ON_WORKBOOKS:
            yield row(workbook, fewer, way, cost("intake_work", way, str(workbook)))
        fewer = min(rows, ROWS_COMPARED)
        text = written_text(Path(folder) / "fewer.csv", fewer)
        yield row(text, fewer, "facts apart", cost("intake_work", "facts apart", str(text)))
        yield compared(text, fewer)


def row(path: Path, rows: int, what: str, spent: Cost) -> str:
    """One line of the table."""
    figures = (f"{spent.seconds:,.1f}", f"{rows / spent.seconds:,.0f}", f"{spent.processor_seconds:,.1f}")
    return f"| {path.suffix} | {rows:,} | {what} | {' | '.join(figures)} | {spent.peak_mib:,.0f} |"


def compared(path: Path, rows: int) -> str:
    """The line of django-import-export, which is installed for it alone, in an environment that is thrown away."""
    wanted = [part for package in COMPARED for part in ("--with", package)]
    uv = Path(sys.executable).parent / "uv"
    script = Path(__file__).parent / "compared_import.py"
    command = [
        uv,
        "run",
        "--isolated",
        "--no-project",
        "--quiet",
        "--python",
        sys.executable,
        *wanted,
        script,
        path,
    ]
    done = subprocess.run(list(map(str, command)), check=False, capture_output=True, text=True)  # noqa: S603
    if done.returncode:
        return f"django-import-export is left out, since it does not run here: {done.stderr.strip()[-200:]}"
    return row(path, rows, "django-import-export", Cost(**json.loads(done.stdout)))


def written_text(path: Path, rows: int) -> Path:
    """The made-up rows as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(lines(rows))
    return path


def written_workbook(path: Path, rows: int) -> Path:
    """The made-up rows as a workbook of texts."""
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Rows")
        for number, cells in enumerate(lines(rows)):
            sheet.write_row(number, 0, cells)
    return path


if __name__ == "__main__":
    main()
