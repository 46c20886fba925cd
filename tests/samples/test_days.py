"""Days of work: nobody writes anything down on a weekend, and what is written down has a batch."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from tests.samples.books import UNTIL, rows
from troth.samples import Sample, demo, small
from troth.samples.days import EPOCH, next_workday, number, workday

FRIDAY, SATURDAY, SUNDAY, MONDAY = (date(2026, 11, 20) + timedelta(days=day) for day in range(4))


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        (FRIDAY, FRIDAY, FRIDAY),
        (SATURDAY, FRIDAY, MONDAY),
        (SUNDAY, FRIDAY, MONDAY),
        (MONDAY, MONDAY, MONDAY),
    ],
)
def test_weekends_give_way_to_the_friday_before_or_the_monday_after(
    day: date, before: date, after: date
) -> None:
    days = np.array([number(day)])
    assert EPOCH + timedelta(days=int(workday(days)[0])) == before
    assert EPOCH + timedelta(days=int(next_workday(days)[0])) == after


@pytest.mark.parametrize("sample", [small(UNTIL), demo(SUNDAY)], ids=lambda one: one.name)
def test_nothing_is_written_down_on_a_weekend(sample: Sample) -> None:
    moments = [
        row["recorded_at"]
        for table in ("promises", "promise_events", "feedback")
        for row in rows(sample, table)
    ]
    assert all(moment.weekday() < 5 for moment in moments)


def test_what_is_typed_belongs_to_the_batch_of_its_day() -> None:
    sample = small(UNTIL)
    written = {row["batch_id"]: row["written_at"].date() for row in rows(sample, "batches")}
    assert all(written[row["batch_id"]] == row["recorded_at"].date() for row in rows(sample, "promises"))
