"""A book that comes out of Salesforce on one day has the past, the figures and the counts of the book that went in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.small_sample import NOW, SMALL, UNTIL, Figures, figures_at, fill_small
from troth import ledger, samples
from troth.ledger import Ledger
from troth.samples.salesforce_objects import salesforce_id
from troth.workspace.importing import Brought, Committed, commit, open_import
from troth.workspace.keeping import refresh
from troth.workspace.reading.accounts import read_accounts
from troth.workspace.refreshing import kept_days

TWO_YEARS_BACK = UNTIL - timedelta(days=2 * 365)
OF_THE_BOOK_ITSELF = frozenset({"batches", "settings"})
A_YEAR = timedelta(days=365)


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book as Salesforce delivers it."""
    path = tmp_path_factory.mktemp("salesforce") / "WE_1.zip"
    samples.write_salesforce(SMALL, path)
    return path


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    return f"sqlite:///{tmp_path_factory.mktemp('book') / 'book.sqlite3'}"


@pytest.fixture(scope="module")
def told(address: str, export: Path) -> Committed:
    """What importing it into an empty book came to, on the day after its last."""
    store = ledger.create(address)
    found = import_into(store, export)
    ledger.close(store)
    return found


@pytest.fixture
def book(address: str, told: Committed) -> Iterator[Ledger]:
    assert told.batch_id
    store = ledger.open(address)
    yield store
    ledger.close(store)


def import_into(store: Ledger, export: Path) -> Committed:
    opened = open_import(store, Brought("salesforce", (export,), export.parent), NOW)
    return commit(store, opened, "keeper", NOW)


def generated() -> Counter[str]:
    """The facts of the sample by table."""
    counts: Counter[str] = Counter()
    for chunk in samples.facts(SMALL):
        counts[chunk.table] += len(chunk.rows)
    return Counter({table: count for table, count in counts.items() if table not in OF_THE_BOOK_ITSELF})


def as_salesforce_names(figures: Figures) -> Figures:
    """The figures of the sample with the ids that Salesforce gave to what they speak of."""
    ids: dict[Any, str] = {}
    for chunk in samples.facts(SMALL):
        if chunk.table not in OF_THE_BOOK_ITSELF and chunk.table != "deal_outcomes":
            ids.update((row[0], salesforce_id(chunk.table, row[0])) for row in chunk.rows)
    return {
        output: [tuple(ids.get(value, value) for value in row) for row in rows]
        for output, rows in figures.items()
    }


def by_text(rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    return sorted(rows, key=repr)


def lines_of_loyalty(store: Ledger) -> dict[str, dict[date, float]]:
    """By the name of an account the loyalty on the last kept day of each month of the last year, where it is known."""
    last_of_month = {
        (day.year, day.month): day for day in sorted(kept_days(store, UNTIL)) if day > UNTIL - A_YEAR
    }
    refresh(store, sorted({UNTIL, *last_of_month.values()}))
    rows = read_accounts(store, UNTIL).rows
    return {row.name: {day: loyalty for day, loyalty in row.trend if loyalty is not None} for row in rows}


def test_every_fact_that_was_generated_is_created_and_every_row_is_taken(told: Committed) -> None:
    assert told.refreshed.created == generated()
    assert told.refreshed.changed == {}
    for tally in told.tallies.values():
        assert (tally.rows_set_aside, tally.cells_set_aside, dict(tally.skipped), tally.problem_count) == (
            0,
            0,
            {},
            0,
        )


@pytest.mark.parametrize("at", [TWO_YEARS_BACK, UNTIL], ids=["two_years_back", "on_its_last_day"])
def test_a_score_gives_the_figures_of_the_sample_book_itself(
    at: date, address: str, told: Committed, small_folder: Path
) -> None:
    assert told.batch_id
    expected = as_salesforce_names(figures_at(str(small_folder), at))
    found: Mapping[str, list[tuple[Any, ...]]] = figures_at(address, at)
    assert found["account_scores"]
    for output, rows in expected.items():
        assert by_text(found[output]) == by_text(rows)


def test_the_line_of_loyalty_has_its_twelve_months_as_in_the_sample_book_itself(
    book: Ledger, tmp_path: Path
) -> None:
    sample = ledger.open(fill_small(f"sqlite:///{tmp_path / 'sample.sqlite3'}"))
    lines = lines_of_loyalty(book)
    assert lines == lines_of_loyalty(sample)
    ledger.close(sample)
    whole = [name for name, line in lines.items() if len({(day.year, day.month) for day in line}) >= 12]
    assert whole


def test_the_same_export_again_changes_nothing(book: Ledger, export: Path) -> None:
    again = import_into(book, export)
    assert (again.batch_id, again.refreshed.created, again.refreshed.changed) == ("", {}, {})
    assert again.refreshed.unchanged == generated()
