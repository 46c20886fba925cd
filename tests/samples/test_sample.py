"""A sample is as large as it says."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from tests.samples.books import UNTIL, book, rows
from troth.model import InputError
from troth.samples import Sample, demo, of_promises, small

HAND_MADE = [small(UNTIL), small(UNTIL, seed=9), small(date(2027, 3, 6), seed=4)]
RICH = (
    "accounts account_team people person_choices staff offerings pillars buying_roles influence_ratings "
    "influence_ties needs need_ratings feedback interactions promises promise_events value_claims "
    "value_communications deals deal_people forecasts deal_outcomes deal_reasons deal_traits deal_messages "
    "invoices contracts renewals alternatives codes batches settings"
)


def counts(sample: Sample) -> Counter[str]:
    found: Counter[str] = Counter()
    for chunk in book(sample):
        found[chunk.table] += len(chunk.rows)
    return found


@pytest.mark.parametrize("sample", HAND_MADE, ids=str)
def test_the_small_book_is_the_commonest_real_book(sample: Sample) -> None:
    found = counts(sample)
    promises_a_month = found["promises"] / found["accounts"] / 36
    closed = Counter((sample.until - row["closed_on"]).days // 365 for row in rows(sample, "deal_outcomes"))
    assert found["accounts"] == 40
    assert 1 <= promises_a_month <= 2
    assert all(13 <= closed[year] <= 17 for year in range(3))
    assert sum(row["outcome"] == "left" for row in rows(sample, "renewals")) == 3
    assert all(row["note"] for row in rows(sample, "interactions"))
    assert {row["recorded_basis"] for table in ("promises", "people") for row in rows(sample, table)} == {
        "witnessed"
    }


def test_the_demo_book_is_rich() -> None:
    found = counts(demo(UNTIL))
    assert found["accounts"] == 40
    assert found["people"] == 400
    assert {table for table in RICH.split() if not found[table]} == set()


@pytest.mark.parametrize("sample", [small(UNTIL), demo(UNTIL)], ids=lambda one: one.name)
def test_promises_fall_due_in_the_week_after_the_book_ends(sample: Sample) -> None:
    settled = {row["promise_id"] for row in rows(sample, "promise_events")}
    week = [sample.until + timedelta(days=day) for day in range(1, 8)]
    due = [row for row in rows(sample, "promises") if row["due_on"] in week]
    assert len([row for row in due if row["promise_id"] not in settled]) >= 5


def test_a_book_made_for_measuring_has_the_number_asked_for_and_all_else_in_proportion() -> None:
    found = counts(of_promises(12_345, UNTIL))
    assert found["promises"] == 12_345
    assert found["people"] == 1_234
    assert found["accounts"] == 123
    assert found["interactions"] == 3 * 1_234
    assert found["influence_ties"] == pytest.approx(2.35 * 1_234, rel=0.02)


def test_promises_a_person_may_be_chosen() -> None:
    found = counts(of_promises(12_000, UNTIL, promises_a_person=40))
    assert (found["promises"], found["people"]) == (12_000, 300)


@pytest.mark.parametrize(("count", "each"), [(0, 10), (10_000_001, 10), (100, 0), (100, 1_001)])
def test_sizes_out_of_bounds_are_refused(count: int, each: int) -> None:
    with pytest.raises(InputError, match="is allowed"):
        of_promises(count, UNTIL, promises_a_person=each)


def test_names_are_visibly_made_up() -> None:
    sample = demo(UNTIL)
    assert all(row["name"].endswith("(sample)") for row in rows(sample, "accounts"))
    assert all(row["domains"].endswith(".example") for row in rows(sample, "accounts"))
    assert all(
        row["email"].endswith(".example") for table in ("people", "staff") for row in rows(sample, table)
    )
    names = [row["name"] for row in rows(sample, "people")]
    assert len(set(names)) == len(names)
