"""Promised value against realised value, worked by hand."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.worktop import Worktop, given
from troth.model import Rules
from troth.value.realised import book_realisation, promised_claims, realised_value

AT = date(2026, 6, 30)
FULL = 1_000_000


def claim(claim_id: str, promised: float | None, realised: float | None, **more: Any) -> dict[str, Any]:
    """A promise in euros due in full, made a hundred days ago, or what `more` makes of it."""
    row = {
        "account_id": "alder",
        "claim_id": claim_id,
        "weight_micro": FULL,
        "unit": "euros",
        "unit_price": 1.0,
    }
    days = {"promised_from": None, "promised_by": AT, "stated_on": AT - timedelta(days=100)}
    return {**row, "promised_amount": promised, "amount": realised, **days, **more}


def days(count: int) -> date:
    return AT + timedelta(days=count)


def realised(worktop: Worktop, *claims: dict[str, Any]) -> dict[str, Any]:
    typed = claim("types", 1.5, 1.5, account_id="types", promised_from=AT)
    measures = (given("counting_claims", (typed, *claims)), promised_claims, realised_value)
    rows = {row["account_id"]: row for row in worktop.work_out(*measures).rows("realised_value")}
    return dict(rows.get("alder", {}))


def test_by_hand_methods_5_140_realised_of_150_promised_is_9333(worktop: Worktop) -> None:
    row = realised(worktop, claim("a", 100.0, 80.0), claim("b", 50.0, 60.0))
    assert (row["promised_cents"], row["realised_cents"]) == (15_000, 14_000)
    assert round(row["realised_ratio"], 4) == 0.9333


@pytest.mark.parametrize(
    ("first", "last", "share"),
    [
        (days(-100), days(100), 0.5),
        (None, days(300), 0.25),
        (days(-10), days(-1), 1.0),
        (days(-10), None, 1.0),
        (days(-10), days(0), 1.0),
        (days(0), days(10), 0.0),
        (days(10), days(20), 0.0),
        (days(20), days(10), 0.0),
    ],
)
def test_a_promise_grows_evenly_from_its_first_day_to_the_day_it_is_due(
    worktop: Worktop, first: date | None, last: date | None, share: float
) -> None:
    row = realised(worktop, claim("a", 40.0, 10.0, promised_from=first, promised_by=last))
    assert row["promised_cents"] == 4_000 * share
    assert row["realised_ratio"] == (None if share == 0 else 10 / (40 * share))


def test_unlike_units_are_never_added_up(worktop: Worktop) -> None:
    hours, tonnes = ({"unit": unit, "unit_price": None} for unit in ("hours", "tonnes"))
    same = realised(worktop, claim("a", 4.0, 3.0, **hours), claim("b", 4.0, 4.0, **hours))
    assert (same["realised_ratio"], same["promised_cents"]) == (0.875, None)
    unlike = realised(worktop, claim("a", 4.0, 3.0, **hours), claim("b", 4.0, 4.0, **tonnes))
    assert unlike["realised_ratio"] is None
    priced = realised(worktop, claim("a", 4.0, 3.0, **hours), claim("b", 40.0, 20.0))
    assert (priced["realised_ratio"], priced["promised_claims"]) == (0.5, 2)


def test_only_promises_of_gain_with_a_known_outcome_in_the_customers_word_count(worktop: Worktop) -> None:
    left_out = [
        claim("not known", 10.0, None),
        claim("never promised", None, 10.0),
        claim("no gain", -5.0, 10.0),
        claim("ours only", 10.0, 10.0, weight_micro=0),
    ]
    assert realised(worktop, *left_out) == {}
    assert realised(worktop, *left_out, claim("lost", 10.0, -2.0))["realised_ratio"] == -0.2


def test_a_ratio_beyond_all_reason_stops_at_a_million_times(worktop: Worktop) -> None:
    row = realised(worktop, claim("vast", 0.01, 900_000_000_000.0))
    assert (row["realised_cents"], row["realised_ratio"]) == (1e13, 1e6)


def test_the_book_gives_a_ratio_of_sums_and_an_interval_around_it() -> None:
    accounts = [(100.0, 80.0), (50.0, 60.0), (10.0, 1.0), (80.0, 80.0), (60.0, 30.0)]
    found = book_realisation(accounts, Rules())
    assert found.ratio == 251 / 300
    assert found.low is not None
    assert found.high is not None
    assert 30 / 60 < found.low < 251 / 300 < found.high < 60 / 50
    assert book_realisation(accounts[::-1], Rules()) == found


def test_below_five_accounts_there_are_facts_and_no_interval() -> None:
    found = book_realisation([(100.0, 80.0), (50.0, 60.0)], Rules())
    assert (found.ratio, found.low, found.high, found.accounts) == (140 / 150, None, None, 2)


@pytest.mark.parametrize("accounts", [[], [(0.0, 5.0)] * 6])
def test_where_nothing_was_promised_by_now_there_is_no_ratio(accounts: list[tuple[float, float]]) -> None:
    found = book_realisation(accounts, Rules())
    assert (found.ratio, found.low, found.high) == (None, None, None)


def test_accounts_that_all_kept_alike_leave_no_doubt() -> None:
    found = book_realisation([(10.0, 9.0)] * 5, Rules())
    assert (found.low, found.ratio, found.high) == (0.9, 0.9, 0.9)
