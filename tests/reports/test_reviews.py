"""Coverage counts the most important accounts reviewed in ninety days, and names the next one."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.reports.rows import AT, row
from troth.reports import Known
from troth.reports.reviews import LastReview, ReviewRow, Reviews, review_rows


def rows(*days_since: int | None) -> tuple[ReviewRow, ...]:
    """Accounts a0, a1, ... reviewed so many days ago, or never."""
    names = [f"a{number}" for number in range(len(days_since))]
    book = Known(
        AT,
        {
            "accounts": [
                row("accounts", account_id=name, name=name.upper(), owner_id="sam") for name in names
            ],
            "account_lines": [
                {"account_id": name, "amount": Decimal(100), "cost": Decimal(40)} for name in names
            ],
            "staff": [row("staff", staff_id="sam", name="Sam")],
        },
    )
    last = {
        name: LastReview(AT - timedelta(days=days), "sam@ours.example")
        for name, days in zip(names, days_since, strict=True)
        if days is not None
    }
    return review_rows(book, names, "profit", last)


def reviews(*days_since: int | None) -> Reviews:
    found = rows(*days_since)
    return Reviews(AT, "profit", found[:10], found, len(found))


@pytest.mark.parametrize(("days", "is_recent"), [(0, True), (90, True), (91, False), (None, False)])
def test_a_review_counts_for_ninety_days(days: int | None, *, is_recent: bool) -> None:
    (found,) = rows(days)
    assert found.is_recent is is_recent


def test_coverage_counts_the_ten_most_important() -> None:
    assert reviews(*[10] * 7, None, 91, None, 5, 5).done == 7


def test_the_next_is_the_most_important_one_that_is_due() -> None:
    due = reviews(3, 120, None).next
    assert due is not None
    assert due.account_id == "a1"
    assert reviews(3, 5).next is None


def test_a_row_tells_what_the_account_brings_and_whose_it_is() -> None:
    (found,) = rows(2)
    assert (found.name, found.owner, found.money) == ("A0", "Sam", Decimal(60))
    assert found.last == LastReview(date(2026, 2, 28), "sam@ours.example")
