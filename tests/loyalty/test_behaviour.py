"""What accounts did when they could have left, what binds them, and how attractive the alternative is."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.measured import Measured, measured
from tests.worktop import given
from troth.loyalty.behaviour import (
    alternative_appeal,
    behaviour,
    locked_accounts,
    renewal_sums,
    staying_prior,
)

AT = date(2026, 6, 30)
ACCOUNTS = ("stays", "wavers", "bound", "free soon", "free later", "free again", "no contract")


def days_ago(days: int) -> date:
    return AT - timedelta(days=days)


def decided(account: str, age_days: int, outcome: str, **more: Any) -> dict[str, Any]:
    """A renewal decided that many days ago."""
    day = days_ago(age_days)
    return {"account_id": account, "due_on": day, "decided_on": day, "outcome": outcome, **more}


def ahead(account: str, days: int, **more: Any) -> dict[str, Any]:
    """A renewal still to be decided."""
    return {"account_id": account, "due_on": AT + timedelta(days=days), **more}


RENEWALS = [
    decided("stays", 0, "renewed"),
    decided("stays", 1095, "expanded"),
    decided("stays", 0, "left", could_leave=False),
    decided("stays", -1, "left"),
    decided("wavers", 0, "reduced"),
    decided("wavers", 1095, "left"),
    decided("no contract", 0, "left"),
    ahead("bound", 100, could_leave=False),
    ahead("bound", 366),
    ahead("free soon", 365),
    ahead("free later", 400, notice_on=AT + timedelta(days=300)),
    ahead("free again", -1),
    decided("free again", 5, "renewed"),
]
ANSWERS = [
    {"person_id": "ann", "score": 9, "answered_on": days_ago(30)},
    {"person_id": "ann", "score": 4, "answered_on": days_ago(10)},
    {"person_id": "ben", "score": 8, "answered_on": days_ago(20)},
    {"person_id": "ben", "score": 2, "answered_on": days_ago(5), "instrument": "nps"},
    {"person_id": "cleo", "score": 0, "answered_on": days_ago(5)},
]
INFLUENCE = {"ann": 600_000_000, "ben": 200_000_000, "cleo": 0}
CARDS = (
    given("open_accounts", [{"account_id": name} for name in ACCOUNTS]),
    given(
        "influence",
        [
            {"account_id": "stays", "person_id": name, "influence_nano": nano}
            for name, nano in INFLUENCE.items()
        ],
    ),
    renewal_sums,
    staying_prior,
    behaviour,
    locked_accounts,
    alternative_appeal,
)


def account(name: str) -> dict[str, Any]:
    bond = "non_contractual" if name == "no contract" else "contractual"
    return {"account_id": name, "name": name, "relationship": bond}


def answer(place: int, row: dict[str, Any]) -> dict[str, Any]:
    """Of somebody at the first account, on the alternative unless said otherwise."""
    asked = {"feedback_id": f"f{place}", "account_id": "stays", "asked_on": days_ago(40)}
    return {**asked, "instrument": "alternative", **row}


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    book: dict[str, list[dict[str, Any]]] = {
        "accounts": [account(name) for name in ACCOUNTS],
        "people": [{"person_id": name, "name": name} for name in INFLUENCE],
        "renewals": [{"renewal_id": f"r{place}", **row} for place, row in enumerate(RENEWALS)],
        "feedback": [answer(place, row) for place, row in enumerate(ANSWERS)],
    }
    return measured(tmp_path_factory.mktemp("behaviour") / "book", book, CARDS, AT)


def test_rule_38_renewed_and_expanded_stay_reduced_stays_half_and_three_years_halve_the_weight(
    measures: Measured,
) -> None:
    found = {row["account_id"]: (row["stayed"], row["decided"]) for row in measures.rows("renewal_sums")}
    assert (found["stays"], found["wavers"]) == ((1.5, 1.5), (0.5, 1.5))


def test_by_hand_rule_38_behaviour_is_drawn_to_what_is_usual_in_contracts(measures: Measured) -> None:
    again = 2 ** (-5 / 1095)
    usual = measures.column("staying_prior", "name", "value")
    assert usual["staying_prior.mean"] == pytest.approx((2.0 + again + 1) / (3.0 + again + 2), abs=1e-8)
    mean, strength = usual["staying_prior.mean"], usual["staying_prior.strength"]
    wavers = (0.5 + strength * mean) / (1.5 + strength)
    assert measures.column("behaviour", "account_id", "behaviour")["wavers"] == pytest.approx(
        wavers, abs=1e-8
    )
    spread = (wavers * (1 - wavers) / (1.5 + strength + 1)) ** 0.5
    sd = measures.column("behaviour", "account_id", "behaviour_sd")
    assert sd["wavers"] == pytest.approx(spread, abs=1e-8)


def test_rule_38_without_a_free_decision_in_a_contract_there_is_no_behaviour(measures: Measured) -> None:
    assert measures.column("behaviour", "account_id", "behaviour").keys() == {"stays", "wavers", "free again"}


def test_rule_39_locked_is_who_must_decide_but_cannot_leave_within_a_year(measures: Measured) -> None:
    # The day of decision is the day of notice, where there is one; what is past and undecided binds nobody.
    assert measures.column("locked_accounts", "account_id", "account_id").keys() == {"bound"}


def test_rule_52_the_alternative_counts_by_each_persons_latest_answer_and_influence(
    measures: Measured,
) -> None:
    appeal = (0.6 * 0.4 + 0.2 * 0.8) / 0.8
    assert measures.column("alternative_appeal", "account_id", "appeal") == {"stays": pytest.approx(appeal)}
