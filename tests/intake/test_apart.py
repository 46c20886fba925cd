"""A process of its own reads the same rows, and whatever becomes of it comes back as one sentence."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.intake.conftest import BOOK, outcome_of
from tests.intake.workbooks import write_workbook
from troth.intake import (
    Bounds,
    Row,
    Source,
    TableReading,
    apart,
    mapping_of,
    open_apart,
    open_table,
    read,
    read_apart,
)
from troth.model import InputError, MappingError

LINES: list[list[object]] = [
    ["No", "Day", "Sum", "Text"],
    [1, date(2026, 3, 4), 0.5, "a\nb"],
    [2, None, 7, "ü €"],
    ["Total", None, 7.5],
]
MAPPING = mapping_of(BOOK + '[offerings]\noffering_id = "No"\nname = "Name"\n')


def rows_of(table: TableReading) -> list[tuple[int, list[tuple[type, str]], str]]:
    def row(each: Row) -> tuple[int, list[tuple[type, str]], str]:
        return each.number, [(type(cell), str(cell)) for cell in each.cells], each.fault

    return [row(each) for each in table.rows()]


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_workbook_gives_the_same_rows_apart_as_here(tmp_path: Path) -> None:
    path = write_workbook(tmp_path / "a.xlsx", {"Lines": LINES}, {"date_1904": True})
    here, away = open_table(path), open_apart(path)
    assert (away.header, away.findings, away.starts_1904) == (here.header, here.findings, True)
    assert rows_of(away) == rows_of(here) == rows_of(away)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_text_gives_the_same_rows_apart_as_here(encoding: str, tmp_path: Path) -> None:
    lines = "".join(f'{number};"Größe {number}\n{"x" * (number % 50)}"\n' for number in range(20_000))
    path = written(tmp_path / "a.csv", f"No;Name\n{lines}3;4;5\n".encode(encoding))
    assert rows_of(open_apart(path)) == rows_of(open_table(path))


def test_a_mapping_makes_the_same_facts_apart_as_here(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", b"No,Name\n1,Pump\n2,\n3,Valve,x\n4,Pipe\n")
    here, away = outcome_of(read(MAPPING, path)), outcome_of(read_apart(MAPPING, path))
    assert away.facts == here.facts
    assert away.reading.tally == here.reading.tally


def test_a_mapping_that_does_not_fit_is_refused_apart_as_here(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match=r"does not fit the header of a\.csv"):
        read_apart(MAPPING, written(tmp_path / "a.csv", b"a,b\n1,2\n"))


def test_what_is_said_of_the_file_reaches_the_process(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", b"x\n\na|b;c\n1|2;3\n")
    assert open_apart(path, Source(separator="|", header_row=3)).header == ("a", "b;c")


def test_the_process_gives_up_its_network_where_the_system_lets_it(tmp_path: Path) -> None:
    allowed = subprocess.run(["unshare", "-n", "true"], check=False, capture_output=True).returncode == 0
    allowed |= subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode == 0
    assert open_apart(written(tmp_path / "a.csv", b"a,b\n1,2\n")).is_cut_off is allowed


def test_the_process_can_write_no_file_and_reach_nobody(tmp_path: Path) -> None:
    """What the process does to itself, done to a process that then tries."""
    tried = f"""
import socket
from pathlib import Path
from troth.intake.apart_process import _bound, _cut_off
is_cut_off = _cut_off()
_bound({{"memory": 1 << 30, "processor_seconds": 5}})
try:
    Path({str(tmp_path / "loot")!r}).write_text("x" * 10)
    print("wrote")
except OSError:
    pass
try:
    socket.create_connection(("127.0.0.1", 9), 1)
except OSError as error:
    print("unreachable" if is_cut_off and error.errno == 101 else "not cut off" if not is_cut_off else error)
try:
    bytearray(2 << 30)
    print("took memory")
except MemoryError:
    pass
"""
    done = subprocess.run([sys.executable, "-I", "-c", tried], capture_output=True, text=True, check=False)
    assert done.stdout in {"unreachable\n", "not cut off\n"}, done.stderr
    assert (tmp_path / "loot").stat().st_size == 0


def test_the_process_sees_nothing_of_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert open_apart(written(tmp_path / "a.csv", b"a,b\n1,2\n")).header == ("a", "b")


def test_a_file_that_needs_too_much_memory_is_refused(tmp_path: Path) -> None:
    rows = [[float(number)] * 50 for number in range(3_000)]
    path = write_workbook(tmp_path / "a.xlsx", {"S": rows})
    with pytest.raises(InputError, match=r"a\.xlsx needs more than 60 MiB of memory to be read"):
        open_apart(path, Source(), Bounds(memory=60 << 20))


def test_a_file_that_needs_too_much_time_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", b"a,b\n" + b"1,2\n" * 3_000_000)
    with pytest.raises(InputError, match=r"a\.csv takes more than 1 seconds to read"):
        list(open_apart(path, Source(), Bounds(processor_seconds=1)).rows())


def test_a_process_that_says_nothing_is_given_up(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.csv gave no row within 0\.001 seconds"):
        open_apart(written(tmp_path / "a.csv", b"a,b\n1,2\n"), Source(), Bounds(silent_seconds=0.001))


def test_a_message_that_is_too_long_or_none_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "LARGEST_FRAME", 10)
    with pytest.raises(InputError, match=r"a\.csv could not be read; export it again"):
        open_apart(written(tmp_path / "a.csv", b"a,b\n1,2\n"))


def test_a_file_that_changes_between_two_passes_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", b"a,b\n1,2\n")
    table = open_apart(path)
    written(path, b"c,d\n1,2\n")
    with pytest.raises(InputError, match=r"has changed since its header was read"):
        list(table.rows())


def test_a_reader_that_stops_early_leaves_no_process_behind(tmp_path: Path) -> None:
    table = open_apart(written(tmp_path / "a.csv", b"a,b\n" + b"1,2\n" * 500_000))
    before = children()
    rows = table.rows()
    assert next(rows).number == 2
    rows.close()  # type: ignore[attr-defined]
    assert children() <= before


def children() -> set[str]:
    """The processes that this one has started and that are still there."""
    tasks = Path("/proc/self/task").glob("*/children")
    return {name for task in tasks for name in task.read_text(encoding="utf-8").split()}


def test_a_file_larger_than_the_memory_of_its_reader_passes_through_it(tmp_path: Path) -> None:
    """The bound holds the code of that process too; `python -m benchmarks.intake` tells its memory for a million rows."""
    path = tmp_path / "a.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("No,Name,Text\n")
        file.writelines(f"{number},Umbra AG,{'x' * 1_000}\n" for number in range(150_000))
    bounds = Bounds(memory=128 << 20)
    assert path.stat().st_size > bounds.memory
    assert sum(1 for _ in open_apart(path, Source(), bounds).rows()) == 150_000
