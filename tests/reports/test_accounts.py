"""A list shows each account with what its figures rest on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.reports.rows import AT, figure, known
from troth.reports.accounts import AccountRow, about_a_month_before, account_rows, choices

FOUND = known(
    accounts=[{"account_id": "a", "name": "Acorn Mills", "segment": "food", "owner_id": "s"}],
    staff=[{"staff_id": "s", "name": "Sam"}],
    people=[{"person_id": "p", "name": "Pia"}],
    account_scores=[
        {
            "account_id": "a",
            **figure("loyalty", 0.62),
            "promises_due": 10,
            "promises_kept": 8,
            "weakest_person_id": "p",
            "weakest_loyalty": 0.3,
        }
    ],
    gaps=[
        {"account_id": "a", "kind": "empty_role", "role": "gatekeeper", "weight": 0.1},
        {"account_id": "a", "kind": "silent_key_person", "person_id": "p", "weight": 0.4},
    ],
    account_lines=[{"account_id": "a", "open_promises": 0, "overdue_promises": 1, "gaps": 2}],
)


def shown(*earlier: tuple[int, float | None]) -> AccountRow:
    """The account with its loyalties so many days ago."""
    history = [
        {"at": AT - timedelta(days=days), "account_id": "a", "loyalty": loyalty} for days, loyalty in earlier
    ]
    (found,) = account_rows(FOUND, history, {"a": 1.0}, "none")
    return found


def test_a_row_names_what_it_rests_on() -> None:
    account = shown()
    assert (account.name, account.segment, account.owner) == ("Acorn Mills", "food", "Sam")
    assert (account.loyalty.value, account.loyalty.evidence, str(account.kept.words)) == (
        0.62,
        "ok",
        "8 of 10 kept",
    )
    assert (account.weakest_person, account.weakest_loyalty) == ("Pia", 0.3)


def test_the_heaviest_gap_is_said_in_words() -> None:
    account = shown()
    assert (account.gap_count, str(account.heaviest_gap.action if account.heaviest_gap else "")) == (
        2,
        "Call Pia",
    )


def test_open_promises_are_counted_as_they_are_listed() -> None:
    account = shown()
    assert (account.open_promises, account.overdue_promises) == (0, 1)


def test_the_trend_ends_on_the_day_of_the_page() -> None:
    account = shown((30, 0.5), (60, None))
    assert account.trend == (
        (AT - timedelta(days=60), None),
        (AT - timedelta(days=30), 0.5),
        (date(2026, 3, 2), 0.62),
    )


def test_the_change_is_against_a_month_ago() -> None:
    account = shown((30, 0.5), (7, 0.1), (90, 0.9))
    assert account.change is not None
    assert round(account.change, 9) == 0.12


def test_no_change_is_told_where_a_month_ago_is_not_known() -> None:
    assert [shown(*earlier).change for earlier in ([(90, 0.9)], [(30, None)], [])] == [
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("ages", "chosen"), [([1, 20, 51], 20), ([28, 33], 28), ([44, 90], 44), ([14, 46], None), ([], None)]
)
def test_a_month_before_is_the_day_nearest_to_thirty_days_ago(ages: list[int], chosen: int | None) -> None:
    found = about_a_month_before(AT, [AT - timedelta(days=age) for age in ages])
    assert found == (AT - timedelta(days=chosen) if chosen else None)


def test_the_choices_are_those_that_occur_by_name() -> None:
    found = choices([("food", "DE", "s"), ("food", None, None), (None, "AT", "s")], FOUND)
    assert (found.segments, found.countries, found.owners) == (("food",), ("AT", "DE"), (("s", "Sam"),))
