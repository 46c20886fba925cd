"""How much of an account we reach."""

from __future__ import annotations

import pytest

from tests.influence.buying_centre import (
    AT,
    REQUIRED,
    Row,
    account,
    centre,
    meeting,
    rating,
    role,
    six,
)
from tests.measured import Measured

CONNECTED_TODAY = 3 / 9
CONNECTED_90_DAYS_AGO = 1.5 / 7.5


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return centre(
        tmp_path_factory.mktemp("coverage") / "book",
        accounts=[account("empty"), account("indirect", indirect=True), account("closed", closed_on=AT)],
        buying_roles=[
            *(
                role(f"{name} {level}", name, at="unobserved")
                for name, level in zip(REQUIRED[1:], (5, 3, 2), strict=True)
            ),
            *(role(f"met {number}", name, at="met") for number, name in enumerate(REQUIRED, start=1)),
            role("seller", "channel_partner", at="indirect", power="decide"),
            *six("closed"),
        ],
        influence_ratings=[
            *(rating("financial_buyer 5", level, at="unobserved", rater_id=f"r{level}") for level in (4, 2)),
            *(rating("technical_buyer 3", level, at="unobserved", rater_id=f"r{level}") for level in (3, 2)),
            rating("end_user 2", 2, at="unobserved"),
        ],
        interactions=[
            meeting("met 1", 0, at="met"),
            meeting("met 2", 90, at="met"),
            meeting("met 3", 360, at="met", held=False),
            meeting("seller", 180, at="indirect"),
        ],
    )


def covered(measures: Measured, name: str) -> Row:
    return next(row for row in measures.rows("coverage") if row["account_id"] == name)


def test_methods_1_shares_of_5_3_2_tenths_make_2_6316_effective_contacts(measures: Measured) -> None:
    assert covered(measures, "unobserved")["effective_contacts"] == pytest.approx(2.6316, abs=5e-5)


def test_rule_47_without_observed_contact_coverage_is_empty(measures: Measured) -> None:
    found = covered(measures, "unobserved")
    assert found["influence_coverage"] is None
    assert found["role_coverage"] is None


def test_rule_14_effective_contacts_weigh_influence_by_connection(measures: Measured) -> None:
    close = CONNECTED_TODAY, CONNECTED_90_DAYS_AGO
    assert covered(measures, "met")["effective_contacts"] == pytest.approx(
        sum(close) ** 2 / sum(value**2 for value in close), abs=1e-7
    )


def test_rule_14_coverage_counts_engaged_people_and_their_roles(measures: Measured) -> None:
    found = covered(measures, "met")
    assert found["role_coverage"] == 0.5
    assert found["influence_coverage"] == pytest.approx(2 * 0.25 * 4 / 6, abs=2e-9)
    assert found["unknown_share"] == pytest.approx(2 / 6, abs=2e-9)


def test_rule_14_two_way_contact_180_days_ago_still_engages(measures: Measured) -> None:
    found = covered(measures, "indirect")
    assert (found["role_coverage"], found["influence_coverage"]) == (0.2, 0.5)
    assert found["effective_contacts"] == 1


def test_an_account_without_people_is_not_covered_at_all(measures: Measured) -> None:
    assert covered(measures, "empty") == {
        "account_id": "empty",
        "role_coverage": None,
        "influence_coverage": None,
        "effective_contacts": 0.0,
        "unknown_share": 1.0,
    }


def test_rule_4_a_closed_account_is_not_covered(measures: Measured) -> None:
    assert "closed" not in measures.column("coverage", "account_id", "role_coverage")
