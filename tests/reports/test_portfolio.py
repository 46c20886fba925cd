"""The portfolio shows each account with what its figures rest on, and the book in counts."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from tests.reports.rows import AT, figure, known, row
from troth.reports.portfolio import Portfolio, about_a_month_before, headline, portfolio
from troth.reports.stake import Billed, Stake, stakes

STAKE = Stake("a", None, None, 1.0)
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
    promises=[
        {"promise_id": "p1", "account_id": "a", "words": "w"},
        {"promise_id": "p2", "account_id": "a", "words": "w", "made_by": "customer"},
    ],
    promise_scores=[{"promise_id": "p1", "state": "overdue"}],
)


def shown(*earlier: tuple[int, float | None]) -> Portfolio:
    """The portfolio with loyalties of the account so many days ago."""
    history = [
        {"at": AT - timedelta(days=days), "account_id": "a", "loyalty": loyalty} for days, loyalty in earlier
    ]
    scores = FOUND.rows("account_scores")
    return portfolio(FOUND, history, [STAKE], headline(scores, stakes(scores, {}, {}), 1), None, found=1)


def test_a_row_names_what_it_rests_on() -> None:
    (account,) = shown().rows
    assert (account.name, account.segment, account.owner) == ("Acorn Mills", "food", "Sam")
    assert (account.loyalty.value, account.loyalty.evidence, str(account.kept.words)) == (
        0.62,
        "ok",
        "8 of 10 kept",
    )
    assert (account.weakest_person, account.weakest_loyalty) == ("Pia", 0.3)


def test_the_heaviest_gap_is_said_in_words() -> None:
    (account,) = shown().rows
    assert (account.gap_count, str(account.heaviest_gap.action if account.heaviest_gap else "")) == (
        2,
        "Call Pia",
    )


def test_only_our_promises_are_counted() -> None:
    (account,) = shown().rows
    assert (account.open_promises, account.overdue_promises) == (0, 1)


def test_the_trend_ends_on_the_day_of_the_page() -> None:
    (account,) = shown((30, 0.5), (60, None)).rows
    assert account.trend == (
        (AT - timedelta(days=60), None),
        (AT - timedelta(days=30), 0.5),
        (date(2026, 3, 2), 0.62),
    )


def test_the_change_is_against_a_month_ago() -> None:
    (account,) = shown((30, 0.5), (7, 0.1), (90, 0.9)).rows
    assert account.change is not None
    assert round(account.change, 9) == 0.12


def test_no_change_is_told_where_a_month_ago_is_not_known() -> None:
    assert [shown(*earlier).rows[0].change for earlier in ([(90, 0.9)], [(30, None)], [])] == [
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


def test_the_headline_counts_what_it_speaks_of() -> None:
    scores = [
        row("account_scores", account_id="a", **figure("loyalty", 0.5), promises_due=3, promises_kept=2),
        row("account_scores", account_id="b", promises_due=1, promises_kept=1),
    ]
    found = headline(scores, stakes(scores, {"a": Billed(Decimal(100), Decimal(0))}, {}), 4)
    assert (found.accounts, found.scored, found.median_loyalty, found.overdue) == (2, 1, 0.5, 4)
    assert (str(found.kept.words), found.money_kind, found.at_stake) == (
        "3 of 4 kept",
        "profit",
        Decimal("60.00"),
    )
