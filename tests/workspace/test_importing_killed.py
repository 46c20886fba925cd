"""An import that is killed at any moment leaves the book as it was before it, or as it is after it."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

MOMENTS = 20
ROWS = 600
MAPPING = """
[accounts]
account_id = "Customer"
name = "Name"
[people]
person_id = "Contact"
name = "Contact name"
[buying_roles]
buying_role_id = { template = "{Customer}-{Contact}" }
person_id = "Contact"
account_id = "Customer"
"""
# Imports the file into the book named on each line, in a process of its own that is killed after so many seconds.
KILLER = """if True:
    import json, os, signal, sys, time
    from datetime import UTC, datetime
    from pathlib import Path
    from troth import ledger
    from troth.intake import load_mapping
    from troth.workspace.importing import Brought, commit, open_import

    now, opened = datetime(2026, 3, 3, 12, tzinfo=UTC), {}
    for line in sys.stdin:
        asked = json.loads(line)
        file = Path(asked["file"])
        if file not in opened:
            store = ledger.open("sqlite:///" + asked["book"])
            brought = Brought("csv", (file,), file.parent, load_mapping(asked["mapping"]))
            opened[file] = open_import(store, brought, now)
            ledger.close(store)
        began, child = time.monotonic(), os.fork()
        if child == 0:
            commit(ledger.open("sqlite:///" + asked["book"]), opened[file], "keeper", now)
            os._exit(0)
        if asked["seconds"] is not None:
            time.sleep(asked["seconds"])
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        print(json.dumps({"seconds": time.monotonic() - began, "status": status}), flush=True)
"""
State = tuple[tuple[str, int], ...]


class Killer:
    """A process that imports and is killed, as often as it is asked to."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self.process = process
        self.folder = folder

    def take(self, book: Path, file: str, seconds: float | None = None) -> float:
        """Import a file into a book, killed after so many seconds where they are given; how long that took."""
        asked = {"book": book, "file": self.folder / file, "mapping": self.folder / "mapping.toml"}
        given = {name: str(path) for name, path in asked.items()}
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({**given, "seconds": seconds}) + "\n")
        self.process.stdin.flush()
        said = json.loads(self.process.stdout.readline())
        assert seconds is not None or said["status"] == 0
        return float(said["seconds"])


@pytest.fixture
def killer(tmp_path: Path) -> Iterator[Killer]:
    (tmp_path / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    write_export(tmp_path / "first.csv", range(ROWS), "Old name")
    write_export(tmp_path / "newer.csv", range(ROWS // 2, ROWS + ROWS // 2), "New name")
    command = [sys.executable, "-c", KILLER]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Killer(process, tmp_path)
        assert process.stdin
        process.stdin.close()


def write_export(path: Path, numbers: range, name: str) -> None:
    """An export in which one row is faulty, so that a problem is kept."""
    rows = [f"a{number},{name},p{number},Pia Example {number}" for number in numbers]
    path.write_text("\n".join(["Customer,Name,Contact,Contact name", *rows, ",x,p,x", ""]), encoding="utf-8")


def state(book: Path) -> State:
    """What a book holds: its facts as they read, its versions, batches and kept problems; and that it is sound."""
    questions = {
        "accounts": "SELECT COUNT(*) FROM troth_accounts",
        "new names": "SELECT COUNT(*) FROM troth_accounts WHERE name = 'New name' AND superseded_at IS NULL",
        "old names": "SELECT COUNT(*) FROM troth_accounts WHERE name = 'Old name' AND superseded_at IS NULL",
        "people": "SELECT COUNT(*) FROM troth_people",
        "roles": "SELECT COUNT(*) FROM troth_buying_roles",
        "batches": "SELECT COUNT(*) FROM troth_batches",
        "problems": "SELECT COUNT(*) FROM troth_import_problems",
    }
    with closing(sqlite3.connect(book)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return tuple((name, opened.execute(each).fetchone()[0]) for name, each in questions.items())


def new_book(path: Path) -> Path:
    """An empty book, made by a process of its own and closed."""
    program = "import sys; from troth import ledger; ledger.close(ledger.create('sqlite:///' + sys.argv[1]))"
    subprocess.run([sys.executable, "-c", program, str(path)], check=True)
    return path


def copied(book: Path, name: str) -> Path:
    return Path(shutil.copy(book, book.with_name(name)))


def test_an_import_killed_at_twenty_random_moments_leaves_before_or_after(
    killer: Killer, tmp_path: Path
) -> None:
    book = new_book(tmp_path / "book.sqlite3")
    killer.take(book, "first.csv")
    before = state(book)
    whole = copied(book, "whole.sqlite3")
    lasts = killer.take(whole, "newer.csv")
    after = state(whole)
    assert dict(before)["new names"] == 0 < dict(after)["new names"]

    moments = random.Random(20260303)  # noqa: S311 - when to kill is no secret
    left: list[State] = []
    for number in range(MOMENTS):
        tried = copied(book, f"tried-{number}.sqlite3")
        killer.take(tried, "newer.csv", moments.uniform(0, lasts))
        left.append(state(tried))
    assert set(left) <= {before, after}
    assert before in left

    # Nothing that was left behind stands in the way of the next import.
    last = tmp_path / f"tried-{MOMENTS - 1}.sqlite3"
    killer.take(last, "newer.csv")
    assert state(last) == after
