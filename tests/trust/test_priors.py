"""Where everybody starts: what is usual in the whole book, and how far accounts differ."""

from __future__ import annotations

from typing import Any

import pytest

from tests.worktop import Worktop, given
from troth.model import Rules
from troth.trust.priors import account_need_sums, keeping_prior, need_prior

Counts = list[tuple[float, float]]


def prior(worktop: Worktop, accounts: Counts, rules: Rules | None = None) -> dict[str, float]:
    """Mean and strength from credit and debit of each account."""
    sums: list[dict[str, Any]] = [{"credit": credit, "debit": debit} for credit, debit in accounts]
    found = worktop.work_out(given("account_promise_sums", sums), keeping_prior, rules=rules)
    return found.column("keeping_prior", "name", "value")


UNWEIGHTED = Rules().changed(broken_promise_weight=1)


@pytest.mark.parametrize(
    ("accounts", "strength"),
    [
        ([(8.0, 2.0)], 10.0),  # one account: not computable
        ([(8.0, 2.0), (8.0, 2.0)], 100.0),  # alike: the largest
        ([(8.0, 2.0), (2.0, 8.0)], 2.0),  # rho = (.36 - .05)/.45: M below 2, the least
        ([(7.0, 3.0), (3.0, 7.0)], 34 / 11),  # rho = (.16 - .05)/.45
        ([(8.0, 0.0), (2.0, 0.0)], 10.0),  # no spread to share out: not computable
        ([(7.0, 3.0), (3.0, 7.0), (0.4, 0.5)], 34 / 11),  # less than one promise says nothing on differences
    ],
)
def test_by_hand_rule_24_strength_by_moments(worktop: Worktop, accounts: Counts, strength: float) -> None:
    found = prior(worktop, accounts, UNWEIGHTED)
    assert found["keeping_prior.strength"] == pytest.approx(strength, abs=1e-9)


def test_by_hand_rule_24_the_mean_is_drawn_to_a_half_by_two_promises(worktop: Worktop) -> None:
    assert prior(worktop, [(8.0, 2.0), (8.0, 2.0)], UNWEIGHTED)["keeping_prior.mean"] == 0.772727273  # 17/22
    assert prior(worktop, [(8.0, 2.0), (8.0, 2.0)])["keeping_prior.mean"] == 0.653846154  # 17/26
    assert prior(worktop, [(0.0, 0.0)])["keeping_prior.mean"] == 0.5


def test_needs_unmet_weigh_no_more_than_needs_met(worktop: Worktop) -> None:
    sums = given("account_need_sums", [{"need_met": 8.0, "need_weight": 10.0}] * 2)
    found = worktop.work_out(sums, need_prior).column("need_prior", "name", "value")
    assert found["need_prior.mean"] == 0.772727273


def test_rule_34_what_reached_people_through_the_account_counts_once_and_starts_nobody(
    worktop: Worktop,
) -> None:
    def sums(person: str, weight: float, personal: float) -> dict[str, Any]:
        row = {"account_id": "fir", "person_id": person, "need_weight": weight, "need_met": weight / 2}
        return {**row, "personal_weight": personal, "personal_met": personal / 2}

    rows = [sums("ann", 3.5, 3.0), sums("ben", 0.5, 0.0), sums("", 1.0, 0.0)]
    elsewhere = {**sums("cleo", 9.0, 9.0), "account_id": "not open"}
    found = worktop.work_out(
        given("need_sums", [*rows, elsewhere]),
        given("open_accounts", [{"account_id": "fir"}]),
        account_need_sums,
    )
    (fir,) = found.rows("account_need_sums")
    assert (fir["need_weight"], fir["need_met"]) == (4.0, 2.0)
    assert (fir["personal_weight"], fir["personal_met"]) == (3.0, 1.5)
