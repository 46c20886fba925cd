"""How much of an account we reach, and what is missing in it."""

from __future__ import annotations

import pytest

from tests.influence.buying_centre import (
    AT,
    REQUIRED,
    Row,
    account,
    all_high,
    centre,
    days_ago,
    meeting,
    objection,
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
            *six("silent"),
            role("left", at="silent", until=days_ago(500)),
            *six("closed"),
            *six("stale"),
        ],
        influence_ratings=[
            *(rating("financial_buyer 5", level, at="unobserved", rater_id=f"r{level}") for level in (4, 2)),
            *(rating("technical_buyer 3", level, at="unobserved", rater_id=f"r{level}") for level in (3, 2)),
            rating("end_user 2", 2, at="unobserved"),
            *all_high("silent"),
            *(rating(f"stale {number}", 3, at="stale", age_days=365) for number in (3, 4, 5, 6)),
            rating("stale 1", 3, at="stale", age_days=366, rating_id="x"),
            rating("stale 1", 3, at="stale", age_days=366, rating_id="y", rater_id="otto"),
            rating("stale 1", 3, at="stale", age_days=900, rating_id="z"),
            rating("stale 2", 3, at="stale", age_days=366),
        ],
        interactions=[
            meeting("met 1", 0, at="met"),
            meeting("met 2", 90, at="met"),
            meeting("met 3", 360, at="met", held=False),
            meeting("seller", 180, at="indirect"),
            meeting("left", 20, at="silent"),
            meeting("silent 1", 181, at="silent"),
        ],
        person_choices=[objection("stale 2"), objection("silent 2")],
    )


def covered(measures: Measured, name: str) -> Row:
    return next(row for row in measures.rows("coverage") if row["account_id"] == name)


def gaps(measures: Measured, kind: str) -> dict[tuple[str, str | None], float]:
    """Account and person, role or fact -> weight of one kind of gap."""
    return {
        (row["account_id"], row["fact_id"] or row["person_id"] or row["role"]): row["weight"]
        for row in measures.rows("influence_gaps")
        if row["kind"] == kind
    }


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
        "role_coverage": 0.0,
        "influence_coverage": None,
        "effective_contacts": 0.0,
        "unknown_share": 1.0,
    }


def test_rule_4_a_closed_account_is_neither_covered_nor_has_gaps(measures: Measured) -> None:
    assert "closed" not in measures.column("coverage", "account_id", "role_coverage")
    assert "closed" not in {row["account_id"] for row in measures.rows("influence_gaps")}


def test_rules_15_and_53_empty_roles_share_the_unknown_influence(measures: Measured) -> None:
    empty = gaps(measures, "empty_role")
    assert {
        key: weight for key, weight in empty.items() if key[0] in {"empty", "indirect", "unobserved"}
    } == {
        **{("empty", name): 0.25 for name in REQUIRED},
        **{("indirect", name): 0.125 for name in REQUIRED},
        ("unobserved", "gatekeeper"): 0.5,
    }


def test_rules_15_and_53_a_single_contact_stakes_everything(measures: Measured) -> None:
    assert gaps(measures, "single_contact") == {(name, None): 1.0 for name in ("indirect", "met", "silent")}


def test_rules_15_and_53_key_people_without_contact_are_silent_where_contact_is_observed(
    measures: Measured,
) -> None:
    silent = gaps(measures, "silent_key_person")
    assert silent == {
        **{("silent", f"silent {number}"): 0.166666667 for number in (1, 3, 4, 5, 6)},
        **{("met", f"met {number}"): pytest.approx(0.25 * 4 / 6, abs=2e-9) for number in (3, 4)},
    }


def test_rules_15_and_53_a_rating_is_stale_after_365_days(measures: Measured) -> None:
    assert gaps(measures, "stale_rating") == {("stale", "y"): 0.166666667}
