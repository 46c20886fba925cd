"""What a claim weighs beside the others of its account."""

from __future__ import annotations

from typing import Any

import pytest

from tests.worktop import Worktop, given
from troth.model import Rules
from troth.value.weights import claim_money_cap, claim_shares

FULL, HALF = 1_000_000, 500_000
UNCAPPED = Rules().changed(claim_money_share=1)


def claim(claim_id: str, money: float | None, **more: Any) -> dict[str, Any]:
    """A claim of full weight at Alder worth so much money."""
    cents = None if money is None else round(100 * money)
    row = {"account_id": "alder", "claim_id": claim_id, "pillar_id": "speed", "money_cents": cents}
    return {**row, "weight_micro": FULL, "destroyed": False, **more}


def shares(worktop: Worktop, *claims: dict[str, Any], rules: Rules | None = None) -> dict[Any, float]:
    measures = (given("counting_claims", claims), claim_money_cap, claim_shares)
    found = worktop.work_out(*measures, rules=rules)
    return {row["claim_id"]: row["share_nano"] / 1e9 for row in found.rows("claim_shares")}


def test_priced_claims_weigh_their_grade_times_their_money(worktop: Worktop) -> None:
    claims = [claim("three", 600, weight_micro=HALF), claim("one", 100)]
    assert shares(worktop, *claims, rules=UNCAPPED) == {"three": 0.75, "one": 0.25}


def test_unlike_units_are_never_added_up(worktop: Worktop) -> None:
    claims = [
        claim("dear", 9_000),
        claim("said", None, weight_micro=HALF),
        claim("cheap", 1, weight_micro=HALF),
    ]
    assert shares(worktop, *claims) == {"dear": 0.5, "said": 0.25, "cheap": 0.25}


def test_an_account_with_every_claim_priced_is_not_moved_by_one_elsewhere_that_is_not(
    worktop: Worktop,
) -> None:
    claims = [claim("a", 300), claim("b", 100), claim("c", None, account_id="beech")]
    assert shares(worktop, *claims, rules=UNCAPPED) == {"a": 0.75, "b": 0.25, "c": 1}


def test_claims_without_weight_and_value_destroyed_have_no_share(worktop: Worktop) -> None:
    claims = [claim("gain", 5), claim("ours", 5, weight_micro=0), claim("loss", -5, destroyed=True)]
    assert shares(worktop, *claims) == {"gain": 1}


def test_claims_worth_nothing_have_no_share(worktop: Worktop) -> None:
    assert shares(worktop, claim("a", 0), claim("b", 0)) == {}


@pytest.mark.parametrize(("count", "cap"), [(1, 1), (19, 19), (20, 19), (21, 20), (40, 38), (100, 95)])
def test_at_least_19_of_20_priced_claims_of_the_book_weigh_in_full(
    worktop: Worktop, count: int, cap: float
) -> None:
    claims = [claim(f"{money:03}", money, account_id=f"{money}") for money in range(1, count + 1)]
    found = worktop.work_out(given("counting_claims", claims), claim_money_cap)
    assert found.rows("claim_money_cap") == [{"name": "claim_money_cap", "segment": "", "value": cap}]


def test_a_claim_beyond_the_cap_weighs_as_much_as_the_cap(worktop: Worktop) -> None:
    others = [claim(f"{place}", 10, account_id=f"{place}") for place in range(38)]
    found = shares(worktop, claim("vast", 1_000_000), claim("usual", 10), *others)
    assert (found["vast"], found["usual"]) == (0.5, 0.5)


def test_without_priced_claims_there_is_no_cap(worktop: Worktop) -> None:
    found = worktop.work_out(given("counting_claims", [claim("gain", 5, weight_micro=0)]), claim_money_cap)
    assert found.rows("claim_money_cap") == []
