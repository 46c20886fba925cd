"""Bad input is one clear sentence and exit status 2, a failure 1, and help loads nothing it does not need."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.books import write_book
from tests.cli.conftest import Command
from tests.file_sizes import files_no_larger_than
from troth.cli.application import SHOWN_PROBLEMS, app

COMMANDS = [
    "score",
    "explain",
    "gaps",
    "value",
    "roles",
    "words",
    "check",
    "export",
    "record",
    "duplicates",
    "erase",
    "create",
    "upgrade",
    "backup",
    "restore",
    "retain",
    "demo",
    "serve",
    "import",
    "import csv",
    "import undo",
    "import salesforce",
]
HEAVY = {"ibis", "duckdb", "django", "numpy", "sqlglot", "pandas", "pyarrow"}


def test_nothing_asked_is_answered_with_help(troth: Command) -> None:
    said = troth()
    assert (said.status, said.err) == (2, "")
    assert "Score every account and person of a book" in said.out


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_explains_itself(troth: Command, command: str) -> None:
    said = troth(*command.split(), "--help")
    assert (said.status, said.err) == (0, "")
    assert "Usage" in said.out


def test_every_command_is_tested_here() -> None:
    registered = {
        command.callback.__name__.replace("_", " ") for command in app.registered_commands if command.callback
    }
    assert registered | {"import", "import csv", "import undo", "import salesforce"} == set(COMMANDS)


@pytest.mark.parametrize(
    "arguments", [("--help",), ("score", "--help"), ("import", "csv", "--help"), ("demo", "--help")]
)
def test_help_loads_no_engine_no_framework_and_no_table_library(arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "troth", *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in told.splitlines()}
    assert "troth" in loaded
    assert not loaded & HEAVY


BAD_INPUT = [
    ("score", "Missing argument 'BOOK'"),
    ("scrre BOOK", "No such command 'scrre'"),
    ("score BOOK --loud", "No such option"),
    (
        "score no-such-folder",
        "no-such-folder is no folder; name a folder of CSV or Parquet files, or sqlite:///FILE.",
    ),
    (
        "score EMPTY",
        "holds no table of a book; files named accounts.csv, promises.csv and so on are expected",
    ),
    ("score sqlite:///no-such-file", "no-such-file is no file; name an SQLite file that Troth made."),
    (
        "score ftp://somewhere/book",
        "ftp://somewhere/book is no book; name a folder, sqlite:///FILE or postgresql://",
    ),
    ("score BOOK --at 2026-02-30", "at came as '2026-02-30'; give a day that exists as YYYY-MM-DD."),
    ("score BOOK --at yesterday", "at came as 'yesterday'; give a day"),
    ("score BOOK --at 0000-00-00", "at came as '0000-00-00'; give a day"),
    ("score BOOK --at 2500-01-01", "at came as 2500-01-01; days from 1900-01-01 to 2199-12-31 are allowed."),
    ("score BOOK --engine oracle", "The engine came as 'oracle'; duckdb"),
    ("score BOOK --format xlsx", "The format came as 'xlsx'; table, json, csv, parquet are allowed."),
    ("score BOOK --format parquet", "The format parquet writes files; name a folder with --out."),
    ("explain BOOK", "Missing argument 'ACCOUNT'"),
    ("gaps no-such-folder", "no-such-folder is no folder"),
    ("check no-such-folder", "no-such-folder is no folder"),
    ("export BOOK EMPTY", "is there already; name a new one."),
    ("export BOOK new --format ods", "The format came as 'ods'; csv, parquet, xlsx are allowed."),
    ("export no-such-folder new", "no-such-folder is no folder"),
    ("export BOOK new --only colour=red", "A part came as 'colour=red'; "),
    ("import salesforce EMPTY", "Missing option '--book'"),
    ("erase BOOK per-00001", "names no book; write it as sqlite:///file or postgresql://"),
    (
        "erase sqlite:///no-such-file per-00001",
        "There is no book at sqlite:///no-such-file; create one or correct",
    ),
    ("words promisez", "promisez is no word of the glossary; did you mean promises?"),
    ("words xyzzyxyzzy", "xyzzyxyzzy is no word of the glossary; `troth words` lists all."),
    (
        "demo --size huge --folder EMPTY",
        "The size came as 'huge'; small, demo or a number of promises is allowed.",
    ),
    ("demo --size 10000001 --folder EMPTY", "1 to 10,000,000 is allowed"),
    (
        "import csv FILE --map MAP",
        "Say where the facts go: --out FOLDER for a new folder, or --book for a book",
    ),
    (
        "import csv FILE --map no-such.toml --out new",
        "The mapping 'no-such.toml' cannot be read; name a TOML file.",
    ),
    ("import csv FILE", "Missing option '--map'"),
    ("import xml FILE", "No such command 'xml'"),
]


@pytest.mark.parametrize(("typed", "sentence"), BAD_INPUT, ids=[typed for typed, _ in BAD_INPUT])
def test_bad_input_is_one_sentence_and_status_2(
    troth: Command, book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, typed: str, sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty").mkdir()
    places = {
        "BOOK": book,
        "EMPTY": tmp_path / "empty",
        "FILE": tmp_path / "file.csv",
        "MAP": tmp_path / "map.toml",
    }
    said = troth(*(places.get(word, word) for word in typed.split()))
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert len(said.err.splitlines()) == 1
    assert {path.name for path in tmp_path.iterdir()} == {"empty"}


def test_a_broken_book_is_told_whole_up_to_50_problems(troth: Command, tmp_path: Path) -> None:
    roles = [{"buying_role_id": f"r{i}", "person_id": f"p{i % 2}", "account_id": "a"} for i in range(9)]
    tables = (
        "account_team",
        "needs",
        "feedback",
        "interactions",
        "deals",
        "invoices",
        "contracts",
        "renewals",
    )
    write_book(
        tmp_path,
        {
            "accounts": [{"account_id": "a", "name": "Alder (sample)", "opened_on": "0000-00-00"}],
            "people": [{"person_id": "p1", "nam": "Pia"}],
            "buying_roles": roles,
            **{table: [{"nonsense": 1}] for table in tables},
            "promises": [
                {"promise_id": f"m{i}", "account_id": "b", "floor": "low", "importance": "high"}
                for i in range(5)
            ],
        },
    )
    said = troth("check", tmp_path)
    first, *problems = said.err.splitlines()
    assert (said.status, said.out) == (2, "")
    assert first == f"{tmp_path} breaks the contract of the tables; mend these, or add --lenient."
    assert len(problems) < SHOWN_PROBLEMS
    assert "  accounts.csv, row 2: opened_on came as '0000-00-00' and is no date like 2026-11-23" in problems
    assert any("the column name (" in line and "nam came instead" in line for line in problems)
    assert any(re.search(r"promises.csv: the column words .* is missing", line) for line in problems)


def test_more_than_50_problems_are_counted(troth: Command, tmp_path: Path) -> None:
    columns = "deals,deal_people,forecasts,deal_outcomes,deal_lines,deal_traits,deal_reasons,deal_messages,adaptations"
    others = "invoices,rates,activities,service_events,supplier_spend,contracts,renewals,actions,codes,merges"
    for table in (columns + "," + others).split(","):
        (tmp_path / f"{table}.csv").write_text("nonsense\n1\n", encoding="utf-8")
    said = troth("score", tmp_path)
    _, *problems = said.err.splitlines()
    assert said.status == 2
    assert len(problems) == SHOWN_PROBLEMS + 1
    assert re.fullmatch(r"  and \d+ more", problems[-1])


def test_a_garbage_file_is_told_in_a_sentence(troth: Command, tmp_path: Path) -> None:
    (tmp_path / "accounts.parquet").write_bytes(b"PAR1 this is no table at all")
    said = troth("score", tmp_path)
    assert (said.status, len(said.err.splitlines())) == (2, 1)
    assert "cannot be read" in said.err


@pytest.mark.parametrize(
    "address", ["postgresql://me:secret-word@HOST", "postgresql://HOST?password=secret-word"]
)
@pytest.mark.parametrize("command", ["score", "check", "erase"])
def test_a_password_is_never_told(troth: Command, command: str, address: str) -> None:
    there = address.replace("HOST", "127.0.0.1:1/none")  # where no server listens
    said = troth(command, there, *(["per-00001"] if command == "erase" else []))
    assert said.status == 2
    assert "127.0.0.1" in said.err
    assert "secret-word" not in said.err


def test_a_full_disk_is_a_failure_in_a_sentence_and_leaves_nothing(
    troth: Command, book: Path, tmp_path: Path
) -> None:
    with files_no_larger_than(50_000):
        said = troth("export", book, tmp_path / "out")
    assert (said.status, said.out) == (1, "")
    assert said.err == "A file cannot be read or written: File too large.\n"
    assert list(tmp_path.iterdir()) == []


def test_python_m_troth_ends_with_the_status_of_the_command() -> None:
    said = subprocess.run(
        [sys.executable, "-m", "troth", "score", "no-such-folder"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (said.returncode, said.stdout) == (2, "")
    assert "Traceback" not in said.stderr
