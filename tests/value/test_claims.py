"""Which claims of value count, how much each weighs, and what they come to in money."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.value.alder import AT, choice, claim, days_ago, value_of

FULL = 1_000_000


def test_a_grade_above_quantified_counts_as_quantified_until_it_is_confirmed(tmp_path: Path) -> None:
    grades = [claim(f"{grade}", grade=grade) for grade in range(5)]
    confirmed = [claim(f"{grade} confirmed", grade=grade, confirmed_on=AT) for grade in (1, 3, 4)]
    later = claim("later", grade=4, confirmed_on=days_ago(-1))
    found = value_of(tmp_path, value_claims=[*grades, *confirmed, later])
    assert found.column("counting_claims", "claim_id", "weight_micro") == {
        "0": 0,
        "1": FULL / 4,
        "2": FULL / 2,
        "3": FULL / 2,
        "4": FULL / 2,
        "later": FULL / 2,
        "1 confirmed": FULL / 4,
        "3 confirmed": 3 * FULL / 4,
        "4 confirmed": FULL,
    }


def test_a_claim_counts_no_more_from_the_day_it_expires(tmp_path: Path) -> None:
    claims = [claim("today", expires_on=AT), claim("tomorrow", expires_on=days_ago(-1)), claim("never")]
    found = value_of(tmp_path, value_claims=claims)
    assert set(found.column("counting_claims", "claim_id", "grade")) == {"tomorrow", "never"}


OF_CLAIMS = (
    *(f"claims_{each}" for each in ("created", "priced", "confirmed", "destroyed", "ours_only")),
    *("value_created", "value_confirmed", "value_destroyed"),
)


@pytest.mark.parametrize(
    ("choices", "left"),
    [
        ([choice("quote_withdrawn", 9)], {"of ben"}),
        ([choice("quote_withdrawn", 9, claim_id="c")], {"d", "of ben"}),
        ([choice("quote_withdrawn", 9), choice("quote_allowed", 9)], {"of ben"}),
        ([choice("quote_withdrawn", 9), choice("quote_allowed", 8)], {"c", "d", "of ben"}),
        ([choice("quote_allowed", 9), choice("quote_withdrawn", 8, claim_id="d")], {"c", "of ben"}),
        ([choice("quote_withdrawn", 9, until=days_ago(1))], {"c", "d", "of ben"}),
        ([choice("quote_withdrawn", 9, until=days_ago(-1))], {"of ben"}),
        ([choice("portal_declined", 9)], {"c", "d", "of ben"}),
    ],
)
def test_a_withdrawn_quote_counts_nowhere(tmp_path: Path, choices: list[Any], left: set[str]) -> None:
    claims = [claim("c"), claim("d"), claim("of ben", person_id="ben")]
    found = value_of(tmp_path, value_claims=claims, person_choices=choices)
    assert set(found.column("counting_claims", "claim_id", "grade")) == left


def test_value_created_and_destroyed_are_kept_side_by_side(tmp_path: Path) -> None:
    claims = [
        claim("said", grade=1),
        claim("finance", grade=4, confirmed_on=AT, amount=2.5, unit_price=10),
        claim("evidenced, not priced", grade=3, confirmed_on=AT, unit_price=None),
        claim("lost", amount=-4),
        claim("ours", grade=0),
    ]
    (row,) = value_of(tmp_path, value_claims=claims).rows("value_scores")
    told = {name: value for name, value in row.items() if name == "account_id" or name in OF_CLAIMS}
    assert told == {
        "account_id": "alder",
        "claims_created": 3,
        "claims_priced": 2,
        "claims_confirmed": 2,
        "claims_destroyed": 1,
        "claims_ours_only": 1,
        "value_created": 325.0,
        "value_confirmed": 25.0,
        "value_destroyed": 120.0,
    }


def test_without_a_claim_counts_are_0_and_amounts_are_not_known(tmp_path: Path) -> None:
    (row,) = value_of(tmp_path).rows("value_scores")
    assert {row[name] for name in row if name.startswith("claims_")} == {0}
    assert {row[name] for name in OF_CLAIMS if name.startswith("value_")} == {None}


def test_an_amount_beyond_all_reason_stops_at_a_hundred_thousand_million(tmp_path: Path) -> None:
    claims = [claim("vast", amount=900_000_000_000, unit_price=9_000_000_000_000_000)]
    (row,) = value_of(tmp_path, value_claims=claims).rows("value_scores")
    assert row["value_created"] == 1e11
