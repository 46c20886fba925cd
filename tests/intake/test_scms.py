"""The supply-chain file through its mapping: the figures its description gives come out of the facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest

from tests.house.tracked import ROOT
from troth.engine import open_book
from troth.intake import Reading, load_mapping, read, to_folder
from troth.model import Facts, Value

pytestmark = pytest.mark.real

Row = Mapping[str, Value]
MAPPING = ROOT / "examples" / "scms" / "mapping.toml"


@pytest.fixture(scope="module")
def reading(real_data: Path) -> Reading:
    return read(load_mapping(MAPPING), real_data / "scms" / "SCMS_Delivery_History_Dataset.csv.gz")


@pytest.fixture(scope="module")
def facts(reading: Reading) -> list[Facts]:
    return list(reading)


@pytest.fixture(scope="module")
def promises(facts: list[Facts]) -> list[Row]:
    return list(rows_of("promises", facts))


@pytest.fixture(scope="module")
def delivered_on(facts: list[Facts]) -> Mapping[Value, Value]:
    return {row["promise_id"]: row["happened_on"] for row in rows_of("promise_events", facts)}


@pytest.fixture(scope="module")
def days_late(promises: list[Row], delivered_on: Mapping[Value, Value]) -> Mapping[Value, int]:
    def days(promise: Row) -> int:
        due, delivered = promise["due_on"], delivered_on[promise["promise_id"]]
        assert isinstance(due, date)
        assert isinstance(delivered, date)
        return (delivered - due).days

    return {promise["promise_id"]: days(promise) for promise in promises}


def rows_of(table: str, facts: list[Facts]) -> Iterator[Row]:
    for chunk in facts:
        if chunk.table == table:
            yield from (dict(zip(chunk.columns, row, strict=True)) for row in chunk.rows)


def late_share(promises: list[Row], days_late: Mapping[Value, int]) -> float:
    late = sum(days_late[promise["promise_id"]] > 0 for promise in promises)
    return round(100 * late / len(promises), 1)


def test_every_row_becomes_a_promise_and_a_delivery(facts: list[Facts], reading: Reading) -> None:
    counts = Counter({chunk.table: 0 for chunk in facts})
    for chunk in facts:
        counts[chunk.table] += len(chunk.rows)
    assert counts == {
        "accounts": 43,
        "staff": 73,
        "offerings": 5,
        "promises": 10_324,
        "promise_events": 10_324,
    }
    assert (reading.tally.rows, reading.tally.rows_set_aside) == (10_324, 0)


def test_1931_promises_have_no_day_and_346_days_after_the_due_day_are_set_aside(
    promises: list[Row], reading: Reading
) -> None:
    listed = [problem for problem in reading.tally.problems if problem.where == "promises.made_on"]
    assert len(listed) == reading.tally.problem_count == reading.tally.cells_set_aside == 346
    assert sum(promise["made_on"] is None for promise in promises) == 1_931 + 346


def test_only_promises_without_a_day_are_known_by_assumption(promises: list[Row]) -> None:
    known = {(promise["recorded_basis"], promise["made_on"] is None) for promise in promises}
    assert known == {("source", False), ("assumed", True)}


def test_published_shares_late_on_the_day_and_early(days_late: Mapping[Value, int]) -> None:
    late = sum(days > 0 for days in days_late.values())
    on_the_day = sum(days == 0 for days in days_late.values())
    assert late == 1_186
    shares = [round(100 * count / 10_324, 2) for count in (late, on_the_day, 10_324 - late - on_the_day)]
    assert shares == [11.49, 61.26, 27.26]


@pytest.mark.parametrize(("team", "share"), [("Direct Drop", 5.3), ("From RDC", 17.2)])
def test_published_share_late_by_who_fulfils(
    team: str, share: float, facts: list[Facts], promises: list[Row], days_late: Mapping[Value, int]
) -> None:
    members = {row["staff_id"] for row in rows_of("staff", facts) if row["team"] == team}
    assert late_share([each for each in promises if each["promiser_id"] in members], days_late) == share


def test_published_share_late_in_south_africa(promises: list[Row], days_late: Mapping[Value, int]) -> None:
    there = [each for each in promises if each["account_id"] == "South Africa"]
    assert (len(there), late_share(there, days_late)) == (1_406, 8.2)


def test_names_keep_their_accents(facts: list[Facts]) -> None:
    assert "Côte d'Ivoire" in {row["account_id"] for row in rows_of("accounts", facts)}


def test_the_book_is_written_as_a_folder(reading: Reading, tmp_path: Path) -> None:
    to_folder(reading, tmp_path / "book")
    assert sorted(path.name for path in (tmp_path / "book").iterdir()) == [
        "accounts.csv",
        "book.toml",
        "offerings.csv",
        "problems.csv",
        "promise_events.csv",
        "promises.csv",
        "staff.csv",
    ]
    assert len((tmp_path / "book" / "problems.csv").read_text(encoding="utf-8").splitlines()) == 1 + 346


def test_the_book_opens_without_a_problem(reading: Reading, tmp_path: Path) -> None:
    to_folder(reading, tmp_path / "book")
    book = open_book(str(tmp_path / "book"))
    book.runner.close()
    assert [note.where for note in book.notes] == ["people"], (
        "the book names countries and vendors, no person"
    )
    assert dict(book.set_aside) == {}
    assert book.time_zone == "America/New_York"
