"""Where each promise stands, as pages and other measures read it."""

from __future__ import annotations

import pytest

from tests.measured import Measured, Row
from tests.promises.fir import on_days, promise
from tests.reference.small_book import day, delivered, event, renegotiated, verdict

HORIZON = 165


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Measured]:
    stories = {
        "broken by her word": promise(delivered(60), verdict(60, "broken", "ann")),
        "kept as she says": promise(delivered(60), verdict(60, "kept", "ann")),
        "kept by her word alone": promise(verdict(60, "kept")),
        "told early": promise(renegotiated(60, 75, "us"), need_id="speed", pillar_id="pace"),
        "fixed": promise(delivered(75)),
        "left alone": promise(event("warned", 60)),
        "exceeded": promise(verdict(60, "exceeded"), importance="critical"),
        "exceeded for all": promise(delivered(60, 2), person_id=None),
    }
    return on_days(tmp_path_factory.mktemp("standing") / "book", stories, [60, HORIZON])


def score(measures: Measured, name: str) -> Row:
    return next(row for row in measures.rows("promise_scores") if row["promise_id"] == name)


def test_methods_2_on_time_by_us_and_broken_by_her_gives_nothing_and_takes_two(
    measures: dict[int, Measured],
) -> None:
    row = score(measures[60], "broken by her word")
    assert (row["state"], row["degree"], row["surplus"]) == ("broken", 0.0, 0.0)
    assert (row["trust_credit"], row["trust_debit"]) == (0.0, 2.0)


def test_rule_41_the_perception_gap_is_our_degree_less_hers_where_both_have_a_word(
    measures: dict[int, Measured],
) -> None:
    gaps = measures[60].column("promise_scores", "promise_id", "perception_gap")
    assert (gaps["broken by her word"], gaps["kept as she says"]) == (1.0, 0.0)
    assert (gaps["kept by her word alone"], gaps["told early"]) == (None, None)


def test_rule_28_the_debit_of_a_change_belongs_to_its_promise(measures: dict[int, Measured]) -> None:
    row = score(measures[60], "told early")
    assert (row["state"], row["degree"], row["surplus"], row["trust_debit"]) == ("open", None, None, 0.5)


def test_methods_9_a_promise_fixed_on_day_75_and_one_left_alone_as_seen_on_day_165(
    measures: dict[int, Measured],
) -> None:
    fixed, alone = (score(measures[HORIZON], name) for name in ("fixed", "left alone"))
    assert fixed["trust_credit"] == pytest.approx(0.421447, abs=5e-7)
    assert fixed["trust_debit"] == pytest.approx(0.842895, abs=5e-7)
    assert (alone["trust_credit"], alone["trust_debit"]) == (0.0, pytest.approx(1.984375, abs=2e-6))


def test_the_surplus_goes_to_respect_with_weight_and_day(measures: dict[int, Measured]) -> None:
    found = {
        (row["promise_id"], row["person_id"]): (row["surplus_micro"], row["importance_milli"], row["shared"])
        for row in measures[60].rows("promise_surplus")
    }
    assert found == {
        ("exceeded", "ann"): (250_000, 2000, False),
        ("exceeded for all", ""): (500_000, 1000, True),
        ("exceeded for all", "ann"): (500_000, 500, True),
        ("exceeded for all", "ben"): (500_000, 500, True),
    }
    assert {row["on"] for row in measures[60].rows("promise_surplus")} == {day(60)}


def test_a_promise_stands_with_the_need_and_the_pillar_it_serves(measures: dict[int, Measured]) -> None:
    rows = {row["promise_id"]: row for row in measures[60].rows("promise_standing")}
    told = rows["told early"]
    assert (told["need_id"], told["pillar_id"], told["state"]) == ("speed", "pace", "open")
    assert rows["exceeded for all"]["person_id"] is None
    assert len(rows) == 8
