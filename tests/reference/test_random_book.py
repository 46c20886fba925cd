"""A random book obeys the contract of the tables, nasty as it is."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.reference import score
from tests.reference.random_book import random_book
from troth.model import TABLES, Kind
from troth.model.outputs import GAP_KINDS

SEEDS = range(12)
TYPES = {
    Kind.TEXT: str,
    Kind.DATE: date,
    Kind.TIMESTAMP: datetime,
    Kind.FLAG: bool,
    Kind.WHOLE: int,
    Kind.DECIMAL: Decimal,
}


@pytest.mark.parametrize("seed", SEEDS)
def test_cells_fit_their_columns(seed: int) -> None:
    for name, rows in random_book(seed).items():
        for row in rows:
            assert set(row) <= set(TABLES[name].by_name)
            for column in TABLES[name].columns:
                value: Any = row.get(column.name)
                if value is None:
                    assert column.may_be_empty, (name, column.name)
                    continue
                assert not column.choices or value in column.choices
                assert column.low is None or value >= column.low
                assert column.high is None or value <= column.high
                assert isinstance(value, TYPES[column.kind])


@pytest.mark.parametrize("seed", SEEDS)
def test_ids_in_force_are_unique_and_references_exist(seed: int) -> None:
    book = random_book(seed)
    ids = {name: {row[TABLES[name].key] for row in rows} for name, rows in book.items()}
    for name, rows in book.items():
        in_force = Counter(row[TABLES[name].key] for row in rows if row.get("superseded_at") is None)
        assert max(in_force.values(), default=1) == 1
        for column in TABLES[name].references:
            used = {row.get(column.name) for row in rows} - {None}
            assert used <= ids[column.references], (name, column.name)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_version_is_never_recorded_before_the_one_it_replaces(seed: int) -> None:
    for rows in random_book(seed).values():
        for row in rows:
            first, then = row.get("recorded_at"), row.get("superseded_at")
            assert first is None or then is None or first < then


def test_the_same_seed_gives_the_same_book() -> None:
    assert random_book(3) == random_book(3)
    assert random_book(3) != random_book(4)


def test_the_books_meet_every_state_class_and_gap() -> None:
    states, kinds, classes = set(), set(), set()
    for seed in range(12):
        found = score(random_book(seed), date(2026, 7, 1))
        states |= {row["state"] for row in found.promise_scores}
        kinds |= {row["kind"] for row in found.gaps}
        classes |= {row["loyalty_class"] for row in found.account_scores}
    assert states == {"open", "overdue", "kept", "late", "short", "broken", "withdrawn", "unknown"}
    assert kinds == set(GAP_KINDS.split())
    assert len(classes) >= 4
