"""The over-promise index: what each promise says, and how much of it is believed of its promiser."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.measured import Measured
from tests.promises.fir import on_days, promise
from tests.reference.small_book import day, delivered, event, renegotiated, verdict
from tests.worktop import Worktop, given
from troth.promises.over_promise import over_promise_index, over_promise_spread

AT = 120
LN_5_4, LN_2, LN_4 = 0.223144, 0.693147, 1.386294


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    def by(promiser: str, *events: dict[str, Any], **terms: Any) -> Any:
        return promise(*events, promiser_id=promiser, **terms)

    stories = {
        **{f"sam {number}": by("sam", delivered(60, 80), promised_level=100) for number in range(3)},
        **{f"kim {number}": by("kim", delivered(60, 100), promised_level=100) for number in range(3)},
        **{f"lee {number}": by("lee", delivered(60, 100), promised_level=100) for number in range(2)},
        "nothing came": by("max", delivered(60, 0)),
        "ten times": by("max", delivered(60, 10)),
        "5 hours for 4": by("max", delivered(60, 5), better="lower", promised_level=4),
        "15 days late": by("max", delivered(75)),
        "early": by("max", delivered(30)),
        "overdue": by("max"),
        "long overdue": by("max", made_on=day(0), due_on=day(20)),
        "broken by her word": by("max", verdict(70, "broken")),
        "kept by her word": by("max", verdict(70, "kept")),
        "given back": by("max", event("withdrawn", 70, asked_by="customer")),
        "without a day": by("max", delivered(80), due_on=None),
        "a day as they wished": by("max", renegotiated(50, 80, "customer"), delivered(80), due_on=None),
        "told early": by("max", renegotiated(50, 75, "us"), delivered(75)),
        "not yet due": by("max", due_on=day(AT)),
    }
    return on_days(tmp_path_factory.mktemp("over") / "book", stories, [AT])[AT]


def factors(measures: Measured, kind: str) -> dict[str, float]:
    return {
        row["promise_id"]: row["factor_nano"] / 1e9
        for row in measures.rows("over_promises")
        if row["kind"] == kind
    }


@pytest.mark.parametrize(
    ("name", "log_factor"),
    [
        ("sam 0", LN_5_4),
        ("kim 0", 0.0),
        ("nothing came", LN_4),
        ("ten times", -LN_4),
        ("5 hours for 4", LN_5_4),
    ],
)
def test_rule_27_the_level_promised_over_the_level_that_came(
    measures: Measured, name: str, log_factor: float
) -> None:
    assert factors(measures, "level")[name] == log_factor


def test_rule_27_without_a_delivered_level_there_is_no_word_on_levels(measures: Measured) -> None:
    assert factors(measures, "level").keys() & {"15 days late", "overdue", "kept by her word"} == set()


@pytest.mark.parametrize(
    ("name", "log_factor"),
    [
        ("15 days late", LN_5_4),
        ("early", -LN_2),
        ("overdue", LN_2),  # 120 days so far instead of 60
        ("long overdue", LN_4),  # 120 instead of 20, cut
        ("broken by her word", LN_2),
        ("a day as they wished", 0.0),
        ("told early", LN_5_4),
    ],
)
def test_rule_27_the_time_it_took_over_the_time_promised(
    measures: Measured, name: str, log_factor: float
) -> None:
    assert factors(measures, "date")[name] == log_factor


def test_rule_27_released_vouched_for_undated_or_not_yet_due_says_nothing_on_days(measures: Measured) -> None:
    silent = {"kept by her word", "given back", "without a day", "not yet due"}
    assert factors(measures, "date").keys() & silent == set()


def index_of(found: Measured, promiser: str) -> dict[str, float]:
    rows = found.rows("over_promise_index")
    return next(row for row in rows if (row["promiser_id"], row["kind"]) == (promiser, "level"))


def means(promiser: str, count: float, mean: float, spread: float) -> dict[str, Any]:
    return {"promiser_id": promiser, "kind": "level", "count": count, "mean": mean, "spread": spread}


def fitted(worktop: Worktop, *rows: dict[str, Any]) -> Measured:
    """The index of given averages of promisers."""
    return worktop.work_out(given("over_promise_means", rows), over_promise_spread, over_promise_index)


def test_by_hand_two_promisers_who_differ_are_hardly_drawn_together(worktop: Worktop) -> None:
    found = fitted(worktop, means("sam", 3.0, LN_5_4, 0.0), means("kim", 3.0, 0.0, 0.0))
    (spread,) = found.rows("over_promise_spread")
    # Between: 6 (ln 1.25 / 2)^2 = .074690; less .0001, over 6 - 18/6.
    assert (spread["within"], spread["across"]) == (0.0001, pytest.approx(0.024863, abs=5e-7))
    sam = index_of(found, "sam")
    # B = .001339: theta = .222995, variance (1 - B) .0001/3 + B^2 .012448.
    assert sam["value"] == pytest.approx(0.249813, abs=5e-6)
    assert [sam["low"], sam["high"]] == pytest.approx([0.238006, 0.261735], abs=5e-6)


def test_rule_27_one_promiser_alone_keeps_the_own_average(worktop: Worktop) -> None:
    found = fitted(worktop, means("sam", 3.0, LN_5_4, 0.06))
    (spread,) = found.rows("over_promise_spread")
    assert (spread["within"], spread["across"]) == (0.03, 0.0)
    sam = index_of(found, "sam")
    assert sam["value"] == pytest.approx(0.25, abs=5e-6)
    assert sam["high"] == pytest.approx(1.25 * math.exp(1.6448536 * 0.1) - 1, abs=5e-6)


def test_rule_27_without_a_degree_of_freedom_within_there_is_no_index(worktop: Worktop) -> None:
    found = fitted(worktop, means("sam", 1.0, LN_5_4, 0.0), means("kim", 1.0, 0.0, 0.0))
    assert found.rows("over_promise_index") == []


def test_rule_27_an_index_is_shown_from_three_promises_on(measures: Measured) -> None:
    shown = {row["promiser_id"] for row in measures.rows("over_promise_index") if row["kind"] == "level"}
    assert shown == {"sam", "kim", "max"}


def test_efron_and_morris_1977_under_dersimonian_laird(worktop: Worktop) -> None:
    at_bats, hits = 45, [18, 17, 16, 15, 14, 14, 13, 12, 11, 11, 10, 10, 10, 10, 10, 9, 8, 7]
    mean = sum(hits) / (at_bats * len(hits))
    spread = mean * (1 - mean) * (at_bats - 1)  # so that the variance within is mean (1 - mean)
    players = [means(f"p{place:02}", 45.0, hit / at_bats, spread) for place, hit in enumerate(hits)]
    clemente = math.log(index_of(fitted(worktop, *players), "p00")["value"] + 1)
    assert clemente == pytest.approx(0.280, abs=5e-4)
    assert (clemente - mean) / (hits[0] / at_bats - mean) == pytest.approx(0.1065, abs=5e-5)
