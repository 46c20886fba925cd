"""How many people to expect behind a decision, learnt from won deals."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.influence.buying_centre import Row, account, centre, days_ago, rating
from tests.measured import Measured


def deal(deal_id: str, at: str) -> Row:
    return {"deal_id": deal_id, "account_id": at, "opened_on": days_ago(900)}


def outcome(deal_id: str, age_days: int, won: str = "won", **more: str) -> Row:
    return {"deal_id": deal_id, "closed_on": days_ago(age_days), "outcome": won, **more}


def part(deal_id: str, person: str) -> Row:
    return {"deal_id": deal_id, "person_id": person, "part": "decided"}


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return centre(
        tmp_path_factory.mktemp("expected") / "book",
        accounts=[
            account("alder", segment="large"),
            account("birch", segment="small"),
            account("cedar", segment="large", closed_on=days_ago(50)),
            account("dogwood", segment="new"),
            account("elm"),
            account("fir", segment="later", opened_on=days_ago(-1)),
        ],
        influence_ratings=[rating("minor", 1), rating("major", 2), rating("minor", 4, at="birch")],
        deals=[
            *(deal(name, "alder") for name in ("two", "old", "lost", "reversed", "same day", "minor only")),
            deal("four", "cedar"),
            deal("nine", "birch"),
            deal("later", "fir"),
        ],
        deal_outcomes=[
            outcome("two", 100, "lost"),
            outcome("two", 10),
            outcome("four", 729),
            outcome("nine", 0),
            outcome("old", 730),
            outcome("lost", 10, "lost"),
            outcome("reversed", 20),
            outcome("reversed", 10, "no_decision"),
            outcome("same day", 10, outcome_id="a"),
            outcome("same day", 10, "lost", outcome_id="b"),
            outcome("minor only", 10),
            outcome("later", 10),
        ],
        deal_people=[
            *(part("two", person) for person in ("major", "unrated", "unrated", "minor")),
            *(part("four", f"c{number}") for number in range(4)),
            *(part("nine", f"b{number}") for number in range(9)),
            part("minor only", "minor"),
            *(part(name, "major") for name in ("old", "lost", "reversed", "same day", "later")),
        ],
    )


def test_rule_11_only_deals_won_in_the_last_730_days_count_and_those_with_anybody(measures: Measured) -> None:
    assert measures.column("won_deal_people", "deal_id", "deal_people") == {"two": 2, "four": 4, "nine": 9}


def test_rule_11_the_company_is_shrunk_to_6_and_segments_to_the_company(measures: Measured) -> None:
    company = (5 * 6 + 3 * 4) / 8
    assert measures.column("expected_people", "segment", "value") == {
        "": company,
        "large": pytest.approx((5 * company + 2 * 3) / 7, abs=1e-9),
        "small": pytest.approx((5 * company + 1 * 9) / 6, abs=1e-9),
        "new": company,
    }
    assert {row["name"] for row in measures.rows("expected_people")} == {"expected_people"}


def test_rule_11_an_account_takes_the_value_of_its_segment_else_the_company(measures: Measured) -> None:
    expected = measures.column("unknown_influence", "account_id", "expected_people")
    assert (expected["birch"], expected["dogwood"], expected["elm"]) == (5.875, 5.25, 5.25)


def test_gartner_without_a_won_deal_6_people_are_expected(tmp_path: Path) -> None:
    measures = centre(tmp_path, accounts=[account()])
    assert measures.rows("expected_people") == [{"name": "expected_people", "segment": "", "value": 6.0}]
