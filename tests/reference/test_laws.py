"""Laws that hold on any book."""

from __future__ import annotations

import math
import random
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.reference import contributions, score
from tests.reference.knowledge import Row, known_at
from tests.reference.random_book import random_book
from tests.reference.scores import Scoring
from tests.reference.small_book import SmallBook, day, delivered
from troth.model import TABLES, Rules

AT = date(2025, 6, 30)
SEEDS = range(6)
ZONE = ZoneInfo("Europe/Berlin")


def day_of(value: date | datetime | None) -> date:
    if value is None:
        return date.min
    return value.astimezone(ZONE).date() if isinstance(value, datetime) else value


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_recorded_later_changes_nothing(seed: int) -> None:
    book = random_book(seed)
    earlier = {
        name: [row for row in rows if day_of(row.get("recorded_at")) <= AT] for name, rows in book.items()
    }
    assert any(len(rows) > len(earlier[name]) for name, rows in book.items())
    assert score(earlier, AT) == score(book, AT)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_was_learnt_later_changes_nothing(seed: int) -> None:
    def blanked(table: str, row: Row) -> Row:
        later = {
            column.name
            for column in TABLES[table].columns
            if column.learnt_on and day_of(row.get(column.learnt_on)) > AT
        }
        return {name: None if name in later else value for name, value in row.items()}

    book = random_book(seed)
    earlier = {name: [blanked(name, row) for row in rows] for name, rows in book.items()}
    assert earlier != book
    assert score(earlier, AT) == score(book, AT)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    book = random_book(seed)
    shuffled = {name: random.Random(seed).sample(rows, len(rows)) for name, rows in book.items()}  # noqa: S311
    assert score(shuffled, AT) == score(book, AT)


@pytest.mark.parametrize("seed", SEEDS)
def test_contributions_add_up_to_loyalty(seed: int) -> None:
    book = random_book(seed)
    for account in Scoring(known_at(book, AT, "Europe/Berlin"), Rules()).accounts:
        rows = contributions(book, AT, account.account_id)
        total = math.fsum(row["contribution"] for row in rows)
        assert total == pytest.approx(account.loyalty.loyalty, abs=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_figures_stay_in_their_bounds_and_need_evidence(seed: int) -> None:
    found = score(random_book(seed), AT)
    for row in [*found.person_scores, *found.account_scores]:
        for name in ("trust", "respect", "loyalty"):
            assert (row[name] is None) == (row[f"{name}_evidence"] == "none")
            if row[name] is not None:
                assert 0 <= row[f"{name}_low"] <= row[f"{name}_high"] <= 1
                assert 0 <= row[name] <= 1
    for row in found.account_scores:
        scored = [person for person in found.person_scores if person["account_id"] == row["account_id"]]
        held = math.fsum(person["influence"] for person in scored) + row["unknown_share"]
        assert held == pytest.approx(1, abs=2e-8)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_role_left_empty_never_narrows_the_spread(seed: int) -> None:
    book = random_book(seed)
    emptied = book | {
        "buying_roles": [
            row | {"role": None} if row["role"] == "end_user" else row for row in book["buying_roles"]
        ]
    }
    before = Scoring(known_at(book, AT, "Europe/Berlin"), Rules()).accounts
    after = Scoring(known_at(emptied, AT, "Europe/Berlin"), Rules()).accounts
    for first, second in zip(before, after, strict=True):
        if first.influence.active:
            assert second.loyalty.deviation >= first.loyalty.deviation - 1e-12


@pytest.mark.parametrize("days_late", [0, 10, 400])
def test_a_promise_kept_never_lowers_trust_and_a_broken_one_never_raises_it(days_late: int) -> None:
    def trust(*levels: float) -> float:
        book = SmallBook()
        for level in (1.0, 0.4, *levels):
            book.promise([delivered(60 + days_late, level)])
        return float(book.account(day(500)).people[0].trust.mean)

    assert trust(0.0) < trust()
    if days_late == 0:
        assert trust(1.0) > trust()


def test_ratings_by_our_staff_alone_are_never_well_founded() -> None:
    book = SmallBook()
    need = book.add("needs", person_id="anna", account_id="company", code="speed", importance=5)
    for number in range(9):
        row = {"expected": 5, "perceived": 8, "rated_on": day(number)}
        book.add("need_ratings", need_id=need, rated_by="staff", **row)
    anna = book.account(day(9)).people[0]
    assert anna.respect.needs_met.weight > 3
    assert anna.respect_evidence == "thin"


def test_naming_an_unseen_person_moves_no_figure_of_a_colleague() -> None:
    book = SmallBook()
    book.promise([delivered(60)])
    before = book.account(day(60)).people[0].trust.mean
    book.add("buying_roles", person_id="carl", account_id="company", role="gatekeeper")
    assert book.account(day(60)).people[0].trust.mean == before
