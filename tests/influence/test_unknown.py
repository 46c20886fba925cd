"""The share of influence of people we do not know."""

from __future__ import annotations

import pytest

from tests.influence.buying_centre import WHOLE, account, all_high, centre, days_ago, rating, role, six
from tests.measured import Measured

LEAVERS = (
    "left",
    "left long ago",
    "taken over",
    "not rated since",
    "unrated leaver",
    "role unknown",
    "partner",
)


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return centre(
        tmp_path_factory.mktemp("unknown") / "book",
        accounts=[account("nobody")],
        buying_roles=[
            role("ann", "gatekeeper", at="two"),
            role("ben", at="two"),
            *six("full"),
            *(row for row in six("no buyer") if row["role"] != "financial_buyer"),
            role("seventh", at="no buyer"),
            *six("two minor"),
            *(row for name in LEAVERS for row in six(name)),
            role("leaver", "end_user", at="left", until=days_ago(364)),
            role("leaver", "end_user", at="left long ago", until=days_ago(365)),
            role("leaver", "financial_buyer", at="taken over", until=days_ago(10)),
            role("leaver", "financial_buyer", at="not rated since", until=days_ago(9)),
            role("unrated leaver", "gatekeeper", at="unrated leaver", until=days_ago(9)),
            role("leaver", None, at="role unknown", until=days_ago(10)),
            role("role unknown 1", None, at="role unknown"),
            role("leaver", "end_user", at="partner", until=days_ago(9)),
            role("pia", "channel_partner", at="partner"),
        ],
        influence_ratings=[
            *(rating(f"two minor {number}", 1, at="two minor") for number in (1, 2)),
            *(row for name in LEAVERS for row in all_high(name, age_days=400 if "left" in name else 10)),
            *(rating("leaver", 4, at=name) for name in LEAVERS),
            rating("pia", 4, at="partner"),
        ],
    )


@pytest.fixture(scope="module")
def unknown(measures: Measured) -> dict[str, float]:
    units = measures.column("unknown_influence", "account_id", "unknown_nano")
    return {name: value / WHOLE for name, value in units.items()}


def test_rule_12_is_one_where_nobody_is_active(unknown: dict[str, float]) -> None:
    assert unknown["nobody"] == 1


def test_rule_12_is_at_most_one_half_where_somebody_is(unknown: dict[str, float]) -> None:
    assert unknown["two"] == 0.5


def test_rule_12_is_nothing_where_as_many_are_known_as_expected(unknown: dict[str, float]) -> None:
    assert unknown["full"] == 0


def test_rule_12_an_empty_role_always_leaves_somebody_unknown(measures: Measured) -> None:
    found = next(row for row in measures.rows("unknown_influence") if row["account_id"] == "no buyer")
    assert found == {
        "account_id": "no buyer",
        "known_people": 6,
        "unfilled_roles": 1,
        "active_people": 6,
        "expected_people": 7.0,
        "unknown_nano": round(WHOLE / 7),
    }


def test_rule_11_people_of_little_weight_are_not_the_expected_ones(unknown: dict[str, float]) -> None:
    assert unknown["two minor"] == pytest.approx(1 - 4 / 6, abs=1e-9)


def test_rule_12_a_leaver_of_the_last_365_days_leaves_his_weight_unknown(unknown: dict[str, float]) -> None:
    assert unknown["left"] == 8 / (6 * 4 + 8)
    assert unknown["left long ago"] == 0


def test_rule_12_until_an_active_person_in_his_role_is_rated_on_that_day_or_later(
    unknown: dict[str, float],
) -> None:
    assert unknown["taken over"] == 0
    assert unknown["not rated since"] == 0.25


def test_rule_12_an_unrated_leaver_weighs_what_unrated_people_do(unknown: dict[str, float]) -> None:
    assert unknown["unrated leaver"] == pytest.approx(4 / (6 * 4 + 4), abs=1e-9)


def test_rule_12_a_role_that_is_not_known_cannot_be_taken_over(unknown: dict[str, float]) -> None:
    assert unknown["role unknown"] == 0.25


def test_rule_10_the_weight_of_channel_partners_makes_no_leaver_smaller(unknown: dict[str, float]) -> None:
    assert unknown["partner"] == 0.25
