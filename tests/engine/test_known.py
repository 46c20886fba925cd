"""What is known on a day: laws that hold of any book, and each rule by hand."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.books import Rows, write_book
from tests.reference.random_book import random_book
from tests.small_sample import Figures, figures_at
from troth.engine import lay_known, open_book, set_day
from troth.model import TABLES, Table

AT = date(2025, 6, 30)
BERLIN = ZoneInfo("Europe/Berlin")
ALDER = {"account_id": "alder", "name": "Alder"}
ANN = {"person_id": "ann", "name": "Ann"}
Book = Mapping[str, Sequence[Mapping[str, Any]]]
Change = Callable[[Book], Rows]


def day_of(value: date | datetime | None) -> date:
    """The day of a value in the book's time zone; empty is before all days."""
    if value is None:
        return date.min
    return value.astimezone(BERLIN).date() if isinstance(value, datetime) else value


def without_later_rows(book: Book) -> Rows:
    """The book without the rows first recorded after the day, those apart that others point at."""
    named = {
        (column.references, row.get(column.name))
        for name, rows in book.items()
        for row in rows
        for column in TABLES[name].references
    }
    return {
        name: [
            row
            for row in rows
            if day_of(row.get("recorded_at")) <= AT or (name, row[TABLES[name].key]) in named
        ]
        for name, rows in book.items()
    }


def without_what_was_learnt_later(book: Book) -> Rows:
    """The book without what the dates of its own rows say was learnt after the day."""
    return {name: [_as_learnt(TABLES[name], row) for row in rows] for name, rows in book.items()}


def _as_learnt(table: Table, row: Mapping[str, Any]) -> Mapping[str, Any]:
    later = {
        column.name for column in table.columns if column.learnt_on and day_of(row.get(column.learnt_on)) > AT
    }
    return {name: None if name in later else value for name, value in row.items()}


def known(folder: Path, rows: Rows, at: date = AT) -> Mapping[str, list[tuple[Any, ...]]]:
    """Every table as known on the day."""
    with closing(open_book(str(write_book(folder, rows))).runner) as runner:
        lay_known(runner)
        set_day(runner, at)
        return {name: list(runner.rows(f"SELECT * FROM {name} ORDER BY ALL")) for name in TABLES}  # noqa: S608


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("change", [without_later_rows, without_what_was_learnt_later])
def test_what_came_later_is_not_known(tmp_path: Path, seed: int, change: Change) -> None:
    book = random_book(seed)
    earlier = change(book)
    assert earlier != book
    assert known(tmp_path / "earlier", earlier) == known(tmp_path / "book", book)


@pytest.mark.parametrize("change", [without_later_rows, without_what_was_learnt_later])
def test_what_came_later_changes_no_figure(tmp_path: Path, change: Change) -> None:
    def figures(name: str, rows: Rows) -> Figures:
        return figures_at(str(write_book(tmp_path / name, rows)), AT)

    book = random_book(7)
    assert figures("earlier", change(book)) == figures("book", book)


@pytest.mark.parametrize(
    ("zone", "recorded_at", "known_from"),
    [
        ("America/Chicago", "2026-03-08T05:30:00Z", date(2026, 3, 7)),  # 23:30
        ("America/Chicago", "2026-03-08T06:30:00Z", date(2026, 3, 8)),  # 00:30
        ("Europe/Berlin", "2026-07-31T21:30:00Z", date(2026, 7, 31)),
        ("Europe/Berlin", "2026-08-01T00:30:00+02:00", date(2026, 8, 1)),
        ("Pacific/Auckland", "2026-01-14T10:30:00Z", date(2026, 1, 14)),
        ("Pacific/Auckland", "2026-01-14T11:30:00Z", date(2026, 1, 15)),
    ],
)
def test_a_fact_is_known_from_its_day_in_the_time_zone_of_the_book(
    tmp_path: Path, zone: str, recorded_at: str, known_from: date
) -> None:
    (tmp_path / "book.toml").write_text(f'time_zone = "{zone}"\n')
    book: Rows = {"accounts": [ALDER], "people": [ANN | {"recorded_at": recorded_at}]}
    days = [date.fromordinal(known_from.toordinal() + more) for more in (-1, 0)]
    assert [len(known(tmp_path, book, day)["people"]) for day in days] == [0, 1]


def test_each_version_is_seen_on_its_days_and_none_after_a_retraction(tmp_path: Path) -> None:
    versions = [
        ANN | {"name": "An", "recorded_at": "2026-01-05", "superseded_at": "2026-02-05"},
        ANN | {"recorded_at": "2026-02-05", "superseded_at": "2026-03-05"},
    ]
    days = [date(2026, 1, 4), date(2026, 1, 5), date(2026, 2, 4), date(2026, 2, 5), date(2026, 3, 5)]
    with closing(
        open_book(str(write_book(tmp_path, {"accounts": [ALDER], "people": versions}))).runner
    ) as runner:
        lay_known(runner)
        seen = []
        for day in days:
            set_day(runner, day)
            seen.append([name for (name,) in runner.rows("SELECT name FROM people")])
    assert seen == [[], ["An"], ["An"], ["Ann"], []]


def test_a_fact_without_a_stamp_is_known_when_it_happened(tmp_path: Path) -> None:
    rating = {"rating_id": "r", "person_id": "ann", "account_id": "alder", "level": 2, "rated_by": "customer"}
    book: Rows = {
        "accounts": [ALDER],
        "people": [ANN],
        "influence_ratings": [rating | {"rated_on": date(2026, 4, 1)}],
    }
    assert [len(known(tmp_path, book, day)["influence_ratings"]) for day in (date(2026, 3, 31), date(2026, 4, 1))] == [0, 1]  # fmt: skip


def test_chains_of_merges_read_as_the_last_and_circles_end(tmp_path: Path) -> None:
    people = [{"person_id": name, "name": name.title()} for name in ("ann", "anna", "anne", "bo", "bob")]
    chain = [("ann", "anna"), ("anna", "anne"), ("bo", "bob"), ("bob", "bo")]
    merges = [
        {"merge_id": f"merge-{place}", "kind": "person", "merged_on": date(2026, 1, 1)}
        | {"merged_id": merged, "kept_id": kept}
        for place, (merged, kept) in enumerate(chain)
    ]
    roles = [
        {"buying_role_id": name, "person_id": name, "account_id": "alder"} for name in ("ann", "anna", "anne")
    ]
    found = known(tmp_path, {"accounts": [ALDER], "people": people, "merges": merges, "buying_roles": roles}, AT.replace(year=2026))  # fmt: skip
    assert {row[1] for row in found["buying_roles"]} == {"anne"}
    assert "anne" in {row[0] for row in found["people"]}
    assert {"ann", "anna"}.isdisjoint({row[0] for row in found["people"]})
