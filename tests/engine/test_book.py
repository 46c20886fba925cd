"""Opening a book: whatever is wrong with it is said at once, in sentences, and the same on every engine."""

from __future__ import annotations

import random
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.books import Rows, write_book
from troth.engine import Book, open_book
from troth.model import BookError

ALDER = {"account_id": "alder", "name": "Alder"}
PEOPLE = [{"person_id": name, "name": name.title()} for name in ("ann", "bea", "cat")]
SPEED = {
    "need_id": "speed",
    "person_id": "ann",
    "account_id": "alder",
    "code": "speed",
}
BROKEN: Rows = {
    "accounts": [
        {**ALDER, "relationship": "contractual", "strategic": "true", "switching_cost": "12.50"},
        {
            **ALDER,
            "account_id": "birch",
            "relationship": "loose",
            "strategic": "often",
            "switching_cost": "-1",
        },
        {**ALDER, "account_id": None, "switching_cost": "a lot"},
    ],
    "people": PEOPLE,
    "needs": [SPEED | {"need_id": f"need-{place}", "importance": 6} for place in range(5)],
    "promises": [
        {"promise_id": "p", "account_id": "alder", "words": "Soon.", "due_on": "0000-00-00"},
        {"promise_id": "q", "account_id": "alder", "words": "Soon.", "due_on": "2026-02-30"},
        {"promise_id": "r", "account_id": "alder", "words": "Soon.", "due_on": "2226-02-03"},
    ],
}
ASTRAY: Rows = {
    "accounts": [ALDER, ALDER],
    "people": PEOPLE,
    "needs": [
        SPEED,
        SPEED | {"need_id": "price", "account_id": "birch"},
        SPEED | {"need_id": "care", "person_id": "dora"},
        SPEED | {"need_id": "time", "person_id": "dora"},
    ],
}


def said(folder: Path, engine: str) -> list[str]:
    """What opening the book complains of."""
    with pytest.raises(BookError) as caught:
        open_book(str(folder), engine=engine)
    return [str(problem) for problem in caught.value.problems] or [str(caught.value)]


def opened(folder: Path, rows: Rows, **how: Any) -> Book:
    """The book these rows make."""
    return open_book(str(write_book(folder, rows)), **how)


def test_all_that_rows_break_is_listed_at_once_by_row(engine: str, tmp_path: Path) -> None:
    assert said(write_book(tmp_path, BROKEN), engine) == [
        "accounts.csv, row 4: account_id is empty; a value is required",
        "accounts.csv, row 3: relationship came as 'loose' and is none of contractual, non_contractual",
        "accounts.csv, row 4: switching_cost came as 'a lot' and is no number",
        "accounts.csv, row 3: switching_cost came as '-1' and is below 0",
        "accounts.csv, row 3: strategic came as 'often' and is no true or false",
        "needs.csv, row 2: importance came as '6' and is above 5",
        "needs.csv, row 3: importance came as '6' and is above 5",
        "needs.csv, row 4: importance came as '6' and is above 5",
        "needs.csv: importance: 2 more rows like these",
        "promises.csv, row 2: due_on came as '0000-00-00' and is no date like 2026-11-23",
        "promises.csv, row 3: due_on came as '2026-02-30' and is no date like 2026-11-23",
        "promises.csv, row 4: due_on came as '2226-02-03' and lies outside 1900-01-01 to 2199-12-31",
    ]


def test_ids_that_stand_twice_or_point_nowhere_are_listed(engine: str, tmp_path: Path) -> None:
    assert said(write_book(tmp_path, ASTRAY), engine) == [
        "accounts: account_id 'alder' stands 2 times in force on one day; an id may stand once, take the others out",
        "needs: person_id 'dora' (2 rows) is no person_id of people",
        "needs: account_id 'birch' (1 row) is no account_id of accounts",
    ]


def test_wrong_columns_are_named_with_the_nearest(engine: str, tmp_path: Path) -> None:
    write_book(tmp_path, {"accounts": [{"acount_id": "alder", "name": "Alder", "colour": "red"}]})
    (sentence,) = said(tmp_path, engine)
    assert sentence == (
        "accounts.csv: the column account_id (id of the thing; versions of it share this id) is missing; "
        "acount_id came instead; add it or rename it"
    )


def test_unknown_columns_are_ignored_with_a_note(engine: str, tmp_path: Path) -> None:
    book = opened(tmp_path, {"accounts": [ALDER | {"segmnt": "large"}], "people": PEOPLE}, engine=engine)
    book.runner.close()
    assert list(map(str, book.notes)) == [
        "accounts.csv: the column segmnt is unknown and was ignored; did you mean segment?"
    ]


def test_a_book_without_accounts_is_refused(engine: str, tmp_path: Path) -> None:
    assert said(write_book(tmp_path, {"people": PEOPLE}), engine) == [
        "accounts: the book holds no account; add a table accounts with one row for each customer"
    ]


def test_lenient_rows_that_break_the_contract_are_set_aside_and_counted(engine: str, tmp_path: Path) -> None:
    book = opened(tmp_path, {**BROKEN, "needs": ASTRAY["needs"]}, engine=engine, lenient=True)
    with closing(book.runner) as runner:
        kept = {name: [key for (key,) in runner.rows(f"SELECT {key} FROM book_{name} ORDER BY 1")]  # noqa: S608
                for name, key in (("accounts", "account_id"), ("needs", "need_id"), ("promises", "promise_id"))}  # fmt: skip
    assert dict(book.set_aside) == {"accounts": 2, "needs": 3, "promises": 3}
    assert kept == {"accounts": ["alder"], "needs": ["speed"], "promises": []}


def test_lenient_the_later_of_two_versions_that_hold_on_one_day_stays(engine: str, tmp_path: Path) -> None:
    versions: list[dict[str, Any]] = [
        ALDER | {"name": "Old", "recorded_at": "2026-01-01", "superseded_at": "2026-03-01"},
        ALDER | {"name": "Between", "recorded_at": "2026-02-01", "superseded_at": "2026-03-01"},
        ALDER | {"name": "New", "recorded_at": "2026-03-01", "superseded_at": None},
    ]
    book = opened(tmp_path, {"accounts": versions, "people": PEOPLE}, engine=engine, lenient=True)
    with closing(book.runner) as runner:
        names = [name for (name,) in runner.rows("SELECT name FROM book_accounts ORDER BY recorded_at")]
    assert (names, dict(book.set_aside)) == (["Between", "New"], {"accounts": 1})


def test_versions_that_follow_each_other_are_no_duplicates(engine: str, tmp_path: Path) -> None:
    versions: list[dict[str, Any]] = [
        ALDER | {"name": "Old", "recorded_at": None, "superseded_at": "2026-03-01T09:00:00Z"},
        ALDER | {"name": "For an hour", "recorded_at": "2026-03-01T09:00:00Z", "superseded_at": "2026-03-01T10:00:00Z"},
        ALDER | {"name": "New", "recorded_at": "2026-03-01T10:00:00Z", "superseded_at": None},
    ]  # fmt: skip
    book = opened(tmp_path, {"accounts": versions, "people": PEOPLE}, engine=engine)
    book.runner.close()
    assert book.notes == ()


def test_what_stops_no_scoring_is_a_note(engine: str, tmp_path: Path) -> None:
    rows: Rows = {
        "accounts": [ALDER],
        "people": PEOPLE,
        "promises": [
            {"promise_id": "p", "account_id": "alder", "words": "Soon."}
            | {"made_on": date(2026, 5, 2), "due_on": date(2026, 5, 1)}
        ],
        "influence_ties": [
            {"tie_id": f"tie-{place}", "account_id": "alder", "listener_id": listener, "source_id": source}
            for place, (listener, source) in enumerate([("ann", "ann"), *cycle_of("ann", "bea", "cat")])
        ],
    }
    book = opened(tmp_path, rows, engine=engine)
    book.runner.close()
    assert list(map(str, book.notes)) == [
        "influence_ties: 'tie-0' ties 'ann' to the same person; it is left out",
        "promises: 'p' was made on 2026-05-02, after it fell due on 2026-05-01; the day of making is left out",
    ]


def cycle_of(*people: str) -> list[tuple[str, str]]:
    """Each listens to the next, the last to the first."""
    return list(zip(people, people[1:] + people[:1], strict=True))


def test_a_book_without_people_is_opened_with_a_note(engine: str, tmp_path: Path) -> None:
    book = opened(tmp_path, {"accounts": [ALDER]}, engine=engine)
    book.runner.close()
    assert list(map(str, book.notes)) == [
        "people: the book holds no person; no account has trust, respect or loyalty without people"
    ]


def test_a_table_without_rows_is_a_table(engine: str, tmp_path: Path) -> None:
    write_book(tmp_path, {"accounts": [ALDER], "people": PEOPLE})
    (tmp_path / "promises.csv").write_text("promise_id,account_id,words,due_on,made_on\n")
    with closing(open_book(str(tmp_path), engine=engine).runner) as runner:
        assert list(runner.rows("SELECT due_on FROM book_promises")) == []


def test_a_parquet_file_keeps_its_types_and_a_folder_of_them_is_one_table(
    engine: str, tmp_path: Path
) -> None:
    write_book(tmp_path, {"accounts": [ALDER]})
    (tmp_path / "people").mkdir()
    for place, left_on in enumerate(("DATE '2026-05-01'", "NULL")):
        write_parquet(
            tmp_path / "people" / f"{place}.parquet",
            f"SELECT {place} AS person_id, 'Ann' AS name, CAST({left_on} AS DATE) AS left_on, NULL AS title",
        )
    with closing(open_book(str(tmp_path), engine=engine).runner) as runner:
        rows = list(runner.rows("SELECT person_id, left_on FROM book_people ORDER BY person_id"))
    assert rows == [("0", date(2026, 5, 1)), ("1", None)]


def test_a_parquet_file_cut_short_is_told_in_one_sentence(engine: str, tmp_path: Path) -> None:
    write_book(tmp_path, {"accounts": [ALDER]})
    whole = tmp_path / "people.parquet"
    write_parquet(whole, "SELECT 'ann' AS person_id, 'Ann' AS name")
    whole.write_bytes(whole.read_bytes()[:-20])
    (sentence,) = said(tmp_path, engine)
    assert sentence.endswith("Mend or replace it.")
    assert "people.parquet" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("kind", ["bytes", "words"])
def test_a_large_file_of_garbage_is_told(engine: str, tmp_path: Path, kind: str) -> None:
    draw = random.Random(1)  # noqa: S311
    garbage = draw.randbytes(2_000_000)
    if kind == "words":
        garbage = bytes(32 + byte % 95 if byte else 10 for byte in garbage)
    (tmp_path / "accounts.csv").write_bytes(garbage)
    complaint = said(tmp_path, engine)
    assert all("accounts" in sentence and len(sentence) < 1_000 for sentence in complaint)


def test_a_line_with_too_many_values_is_told(engine: str, tmp_path: Path) -> None:
    (tmp_path / "accounts.csv").write_text("account_id,name\nalder,Alder\nbirch,Birch,more\n")
    (sentence,) = said(tmp_path, engine)
    assert "accounts.csv" in sentence
    assert "Expected Number of Columns: 2 Found: 3" in sentence or "birch,Birch,more" in sentence


def test_what_holds_no_book_is_told(engine: str, tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("what\n")
    (tmp_path / "empty").mkdir()
    (tmp_path / "blank").mkdir()
    (tmp_path / "blank" / "accounts.csv").write_text("")
    assert [said(tmp_path / name, engine)[0].split("; ")[-1] for name in ("", "empty", "blank")] == [
        "files named accounts.csv, promises.csv and so on are expected (`troth words` lists all tables).",
        "files named accounts.csv, promises.csv and so on are expected (`troth words` lists all tables).",
        "a first line with the names of its columns is expected.",
    ]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("nowhere", "is no folder"),
        ("sqlite:///nowhere.sqlite3", "is no file"),
        ("mysql://host/name", "is no book"),
        ("spark:lake", "can be read by Spark alone"),
    ],
)
def test_an_address_that_is_no_book_is_told(address: str, sentence: str) -> None:
    with pytest.raises(BookError, match=sentence):
        open_book(address)


def test_an_unknown_engine_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(BookError, match="came as 'steam'; duckdb or spark is allowed"):
        open_book(str(tmp_path), engine="steam")


def test_an_unknown_time_zone_is_refused(tmp_path: Path) -> None:
    (write_book(tmp_path, {"accounts": [ALDER]}) / "book.toml").write_text('time_zone = "Mars/Olympus"\n')
    with pytest.raises(BookError, match="time_zone came as 'Mars/Olympus'"):
        open_book(str(tmp_path))


def write_parquet(path: Path, select: str) -> None:
    """Write the rows of a SELECT as a Parquet file."""
    duckdb.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
