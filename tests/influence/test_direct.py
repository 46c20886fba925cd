"""Direct shares: what each active person would sway if nobody listened to anybody."""

from __future__ import annotations

import pytest

from tests.influence.buying_centre import WHOLE, centre, days_ago, rating, role
from tests.measured import Measured


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return centre(
        tmp_path_factory.mktemp("direct") / "book",
        buying_roles=[
            *(role(person, at="rated") for person in ("four", "one", "unrated")),
            role("four", "gatekeeper", at="rated"),
            role("gone", at="rated", until=days_ago(5)),
            *(role(person, at="unrated") for person in ("ann", "ben", "cem")),
            *(role(person, at="powerless") for person in ("ann", "ben")),
            role("ann", at="partners"),
            *(role(person, "channel_partner", at="partners") for person in ("pia", "rated partner")),
            *(role(person, "channel_partner", at="only partners") for person in ("pia", "pit")),
            *(role(person, at="thirds") for person in ("a", "b", "c", "d")),
        ],
        influence_ratings=[
            rating("four", 3, at="rated"),
            rating("one", 1, at="rated"),
            rating("gone", 4, at="rated"),
            rating("ann", 0, at="powerless"),
            rating("rated partner", 4, at="partners"),
            *(rating(person, level, at="thirds") for person, level in (("a", 1), ("b", 1), ("c", 2))),
        ],
    )


def of(measures: Measured, account: str, figure: str) -> dict[str, int]:
    rows = measures.rows("direct_influence")
    return {row["person_id"]: row[figure] for row in rows if row["account_id"] == account}


def test_rule_9_an_unrated_person_gets_the_mean_of_the_rated_active(measures: Measured) -> None:
    assert of(measures, "rated", "weight_nano") == {"four": 4 * WHOLE, "one": WHOLE, "unrated": 2_500_000_000}
    assert of(measures, "rated", "share_nano") == {
        "four": 533_333_333,
        "one": 133_333_333,
        "unrated": 333_333_333,
    }


def test_rule_9_the_mean_is_exact_in_the_shares(measures: Measured) -> None:
    assert of(measures, "thirds", "weight_nano")["d"] == 1_333_333_333
    assert of(measures, "thirds", "share_nano") == {
        "a": 187_500_000,
        "b": 187_500_000,
        "c": 375_000_000,
        "d": 250_000_000,
    }


def test_rule_9_nobody_rated_means_everybody_weighs_1(measures: Measured) -> None:
    assert of(measures, "unrated", "weight_nano") == dict.fromkeys(("ann", "ben", "cem"), WHOLE)
    assert of(measures, "unrated", "share_nano") == dict.fromkeys(("ann", "ben", "cem"), 333_333_333)


def test_rule_9_a_mean_of_0_means_the_unrated_weigh_1(measures: Measured) -> None:
    assert of(measures, "powerless", "share_nano") == {"ann": 0, "ben": WHOLE}


def test_rule_10_channel_partners_have_no_share_but_keep_their_weight_for_the_mean(
    measures: Measured,
) -> None:
    assert of(measures, "partners", "weight_nano") == dict.fromkeys(
        ("ann", "pia", "rated partner"), 8 * WHOLE
    )
    assert of(measures, "partners", "share_nano") == {"ann": WHOLE, "pia": 0, "rated partner": 0}


def test_rule_9_where_all_weights_are_0_shares_are_equal(measures: Measured) -> None:
    assert of(measures, "only partners", "share_nano") == {"pia": WHOLE // 2, "pit": WHOLE // 2}
