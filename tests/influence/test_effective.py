"""Effective influence, key people, and what is left to people without a score."""

from __future__ import annotations

import pytest

from tests.influence.buying_centre import (
    AT,
    WHOLE,
    Row,
    account,
    all_high,
    centre,
    days_ago,
    objection,
    rating,
    role,
    six,
)
from tests.measured import Measured


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return centre(
        tmp_path_factory.mktemp("effective") / "book",
        accounts=[account("nobody"), account("closed", closed_on=AT)],
        people=[{"person_id": "levels 5", "left_on": days_ago(400)}],
        buying_roles=[
            *six("full"),
            *six("closed"),
            *six("objector"),
            *six("all object")[:1],
            *(role(f"levels {number}", at="levels") for number in range(1, 6)),
            role("levels 1", "gatekeeper", at="levels", power="veto"),
            *(role(f"odd {number}", at="odd") for number in range(1, 4)),
        ],
        influence_ratings=[
            *all_high("full"),
            *(rating(f"levels {number}", number, at="levels", age_days=number) for number in range(1, 5)),
            rating("levels 5", 4, at="levels", age_days=500),
            *(rating(f"odd {number}", number, at="odd") for number in range(1, 4)),
        ],
        person_choices=[
            objection("objector 1"),
            objection("objector 2", until=days_ago(-1)),
            objection("objector 3", until=AT),
            objection("objector 4", age_days=-1),
            objection("objector 5") | {"kind": "informed"},
            objection("all object 1"),
        ],
    )


def influence_in(measures: Measured, name: str) -> dict[str, Row]:
    return {row["person_id"]: row for row in measures.rows("influence") if row["account_id"] == name}


def key_people(measures: Measured, name: str) -> set[str]:
    return {person for person, row in influence_in(measures, name).items() if row["key_person"]}


def test_rule_7_the_inactive_have_a_row_without_influence(measures: Measured) -> None:
    assert influence_in(measures, "levels")["levels 5"] == {
        "account_id": "levels",
        "person_id": "levels 5",
        "active": False,
        "veto": False,
        "newest_rated_on": days_ago(500),
        "influence_nano": 0,
        "key_person": False,
        "rated": True,
    }


def test_methods_1_the_unknown_share_scales_everybody_down(measures: Measured) -> None:
    units = {person: row["influence_nano"] for person, row in influence_in(measures, "levels").items()}
    assert units == {
        "levels 1": 33_333_334,
        "levels 2": 66_666_667,
        "levels 3": 133_333_334,
        "levels 4": 266_666_667,
        "levels 5": 0,
    }


def test_rule_4_closed_accounts_have_no_rows(measures: Measured) -> None:
    assert influence_in(measures, "closed") == {}
    assert "closed" not in measures.column("unknown_share", "account_id", "unknown_nano")


def test_rule_15_key_people_reach_the_mean_of_the_two_in_the_middle_or_may_veto(measures: Measured) -> None:
    assert key_people(measures, "levels") == {"levels 1", "levels 3", "levels 4"}


def test_rule_15_the_one_in_the_middle_is_a_key_person(measures: Measured) -> None:
    assert key_people(measures, "odd") == {"odd 2", "odd 3"}


def test_rule_15_among_equals_all_are_key_people(measures: Measured) -> None:
    assert len(key_people(measures, "full")) == 6


def test_rule_49_objectors_have_no_row_while_they_object(measures: Measured) -> None:
    assert measures.column("objectors", "person_id", "person_id").keys() == {
        "objector 1",
        "objector 2",
        "all object 1",
    }
    assert influence_in(measures, "objector").keys() == {f"objector {number}" for number in (3, 4, 5, 6)}


def test_rule_49_the_influence_of_objectors_is_left_to_people_without_a_score(measures: Measured) -> None:
    unknown = measures.column("unknown_share", "account_id", "unknown_nano")
    assert unknown["objector"] == WHOLE - 4 * 166_666_667
    assert unknown["all object"] == unknown["nobody"] == WHOLE


def test_the_unknown_share_is_not_below_0_where_rounded_shares_exceed_1(measures: Measured) -> None:
    held = sum(row["influence_nano"] for row in influence_in(measures, "full").values())
    assert held == 6 * 166_666_667 == WHOLE + 2
    assert measures.column("unknown_share", "account_id", "unknown_nano")["full"] == 0
