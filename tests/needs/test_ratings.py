"""What a rating of a need says and weighs."""

from __future__ import annotations

from pathlib import Path

from tests.needs.alder import HALF, days_ago, evidence_of, need, rating

KANO = [
    ("performance", -1, 166_667),
    ("performance", -1.5, 0),
    ("performance", -9, 0),
    ("performance", 0, 500_000),
    ("performance", 3, 1_000_000),
    ("must_be", 1, 500_000),
    ("must_be", -1, 166_667),
    ("attractive", 2, 833_333),
    ("attractive", -2, 500_000),
    ("reverse", 1, 166_667),
    ("reverse", -2, 833_333),
]


def test_methods_3_disappointment_weighs_double_and_kano_classes_bound_it(tmp_path: Path) -> None:
    needs = [need(f"n{number}", kano=kano) for number, (kano, _, _) in enumerate(KANO)]
    ratings = [
        rating(
            f"r{number}", need_id=f"n{number}", expected=5 if abs(gap) < 5 else 10, perceived=max(5 + gap, 0)
        )
        for number, (_, gap, _) in enumerate(KANO)
    ]
    found = evidence_of(tmp_path, needs=needs, need_ratings=ratings).column(
        "need_evidence", "fact_id", "met_micro"
    )
    assert found == {f"r{number}": met for number, (_, _, met) in enumerate(KANO)}


def test_rule_29_a_rating_weighs_importance_over_3_half_of_it_from_our_staff_and_fades(
    tmp_path: Path,
) -> None:
    measures = evidence_of(
        tmp_path,
        needs=[need(importance=5), need("ended", until=days_ago(100)), need("whatever", kano="indifferent")],
        need_ratings=[
            rating("own"),
            rating("old", 365),
            rating("ours", rated_by="staff"),
            rating("past", 365, need_id="ended"),
            rating("nothing", need_id="whatever"),
        ],
    )
    five_thirds, five_sixths = 1_666_666_667, 833_333_333
    assert measures.column("need_evidence", "fact_id", "weight_nano") == {
        "own": five_thirds,
        "old": five_sixths,
        "ours": five_sixths,
        "past": HALF,
    }
    assert measures.column("need_evidence", "fact_id", "own_word")["ours"] is False
    (person,) = measures.rows("need_sums")
    assert person["need_weight"] == 3.833333333
    assert person["own_word_weight"] == 3.0


def test_rule_30_an_empty_expected_reads_the_last_earlier_one_by_day_then_id(tmp_path: Path) -> None:
    measures = evidence_of(
        tmp_path,
        needs=[need()],
        need_ratings=[
            rating("too early", 50, expected=None),
            rating("a", 40, expected=2, perceived=None),
            rating("c", 40, expected=8, perceived=None),
            rating("b", 40, expected=None),
            rating("d", 30, expected=None),
            rating("e", 20, expected=None, perceived=None),
            rating("f", 10, expected=4),
            rating("g", 5, expected=None),
        ],
    )
    assert measures.column("usable_ratings", "rating_id", "expected") == {"b": 2, "d": 8, "f": 4, "g": 4}
    assert measures.column("usable_ratings", "rating_id", "from_latest") == {"g": 0, "f": 1, "d": 2, "b": 3}
