"""How the judgements of several informants become one weight."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.influence.buying_centre import AT, WHOLE, centre, days_ago, rating, role
from tests.measured import Measured
from troth.model import Rules


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return centre(
        tmp_path_factory.mktemp("ratings") / "book",
        influence_ratings=[
            *(rating(f"level {level}", level) for level in range(5)),
            rating("pooled", 4),
            rating("pooled", 2, rated_by="staff"),
            rating("pooled", 1, rated_by="self"),
            rating("changed", 4, age_days=3),
            rating("changed", 1, age_days=0),
            rating("changed", 3, age_days=2),
            rating("same day", 1, rating_id="b"),
            rating("same day", 4, rating_id="a"),
            rating("unsigned", 4, rater_id=None, age_days=5),
            rating("unsigned", 1, rater_id=None, age_days=4),
            rating("unsigned", 1, rater_id=None, rated_by="staff"),
            rating("signed", 4, rater_id="olga", age_days=5),
            rating("signed", 1, rater_id="otto", age_days=4),
            rating("two accounts", 4),
            rating("two accounts", 1, at="birch"),
            rating("old", 3, age_days=3000),
        ],
    )


def weight(measures: Measured, person: str) -> list[int]:
    return [r["weight_nano"] for r in measures.rows("pooled_influence") if r["person_id"] == person]


def test_barron_and_barrett_1996_levels_weigh_0_1_2_4_8(measures: Measured) -> None:
    assert [weight(measures, f"level {level}") for level in range(5)] == [
        [units * WHOLE] for units in (0, 1, 2, 4, 8)
    ]


def test_customer_staff_and_self_weigh_1_and_7_and_5_tenths(measures: Measured) -> None:
    assert weight(measures, "pooled") == [round((8 + 0.7 * 2 + 0.5 * 1) / 2.2 * WHOLE)] == [4_500_000_000]


def test_rule_8_the_last_rating_of_an_informant_counts(measures: Measured) -> None:
    assert weight(measures, "changed") == [1 * WHOLE]
    assert weight(measures, "same day") == [1 * WHOLE], "on one day the greater id is the last"


def test_rule_8_unsigned_ratings_are_one_informant_for_each_side(measures: Measured) -> None:
    assert weight(measures, "unsigned") == [1 * WHOLE]
    assert weight(measures, "signed") == [4_500_000_000]


def test_rule_7_no_rating_crosses_accounts(measures: Measured) -> None:
    assert weight(measures, "two accounts") == [8 * WHOLE, 1 * WHOLE]


def test_rule_8_ratings_do_not_fade_but_their_day_is_kept(measures: Measured) -> None:
    assert weight(measures, "old") == [4 * WHOLE]
    newest = measures.column("pooled_influence", "person_id", "newest_rated_on")
    assert (newest["old"], newest["changed"]) == (days_ago(3000), AT)


def test_a_person_whose_informants_weigh_nothing_is_not_rated(tmp_path: Path) -> None:
    measures = centre(
        tmp_path,
        Rules().changed(informant_self=0),
        buying_roles=[role("vain"), role("known")],
        influence_ratings=[rating("vain", 4, rated_by="self"), rating("known", 2)],
    )
    assert measures.column("pooled_influence", "person_id", "weight_nano") == {"known": 2 * WHOLE}
    assert measures.column("direct_influence", "person_id", "rated") == {"vain": False, "known": True}
