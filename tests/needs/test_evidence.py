"""Evidence of met needs: what each kind of fact weighs, what it says, and their sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import pytest

from tests.measured import Measured, measured
from troth.model import Rules, measure
from troth.needs import CONTACT_MEASURES, EVIDENCE_MEASURES

if TYPE_CHECKING:
    import ibis.expr.types as ir

AT = date(2026, 6, 30)
WHOLE, HALF = 1_000_000_000, 500_000_000
Rows = Sequence[Mapping[str, Any]]


def days_ago(days: int) -> date:
    return AT - timedelta(days=days)


@measure(
    question="Which promises were exceeded?", grain=("promise_id",), reads=("promises",), source="stand-in"
)
def promise_surplus(tables: Mapping[str, ir.Table], _rules: Rules) -> ir.Table:
    """Every promise of the book, exceeded by its promised level in per cent, at half weight; Ann's, if to the account."""
    promises = tables["promises"]
    return promises.select(
        "account_id",
        "promise_id",
        person_id=ibis.coalesce(promises.person_id, "ann"),
        shared=promises.person_id.isnull(),
        importance_milli=ibis.literal(500, "int64"),
        surplus_micro=(promises.promised_level * 10_000).round().cast("int64"),
        on=promises.made_on,
    )


MEASURES = (promise_surplus, *CONTACT_MEASURES, *EVIDENCE_MEASURES)


def evidence_of(folder: Path, **tables: Rows) -> Measured:
    book = {
        "accounts": [{"account_id": "alder", "name": "Alder Works"}],
        "people": [{"person_id": name, "name": name.title()} for name in ("ann", "ben")],
        **tables,
    }
    return measured(folder, book, MEASURES, AT)


def need(need_id: str = "n", **more: Any) -> dict[str, Any]:
    row = {"need_id": need_id, "person_id": "ann", "account_id": "alder", "code": "speed", "importance": 3}
    return {**row, "kano": "performance", "until": None, **more}


def rating(rating_id: str, age_days: int = 0, **more: Any) -> dict[str, Any]:
    row = {"rating_id": rating_id, "need_id": "n", "expected": 5, "perceived": 5, "rated_by": "customer"}
    return {**row, "rated_on": days_ago(age_days), **more}


def answer(feedback_id: str, score: float | None, **more: Any) -> dict[str, Any]:
    row = {"feedback_id": feedback_id, "account_id": "alder", "person_id": "ann", "instrument": "survey"}
    scale = {"scale_low": 0, "scale_high": 10, "items": 1, "score": score}
    return {**row, **scale, "asked_on": days_ago(30), "answered_on": AT, **more}


def message(number: int, age_days: int, **more: Any) -> dict[str, Any]:
    row = {"interaction_id": f"m{number:02}", "event_key": None, "account_id": "alder", "person_id": "ann"}
    sent = {"kind": "email", "direction": "out", "happened_at": days_ago(age_days), "replied_at": None}
    return {**row, **sent, **more}


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


def test_rule_31_what_an_answer_says_and_weighs(tmp_path: Path) -> None:
    measures = evidence_of(
        tmp_path,
        feedback=[
            answer("single", 8),
            answer("many", 3, items=2, scale_low=1, scale_high=5),
            answer("ticket", 4, instrument="csat", items=2, scale_low=1, scale_high=5),
            answer("effort", 7, instrument="ces", scale_low=7, scale_high=1),
            answer("beyond", 12, instrument="nps"),
            answer("interview", 5, instrument="value_interview"),
            answer("talk", None, instrument="value_interview"),
            answer("silence", None, answered_on=None),
            answer("tomorrow", 9, answered_on=AT + timedelta(days=1)),
            answer("rival", 9, instrument="alternative"),
            answer("no scale", 9, scale_low=None),
            answer("old", 10, asked_on=days_ago(400), answered_on=days_ago(365)),
        ],
    )
    found = {row["fact_id"]: (row["weight_nano"], row["met_micro"]) for row in measures.rows("need_evidence")}
    assert found == {
        "single": (WHOLE, 800_000),
        "many": (2 * WHOLE, 500_000),
        "ticket": (HALF, 750_000),
        "effort": (HALF, 0),
        "beyond": (WHOLE, 1_000_000),
        "interview": (WHOLE, 500_000),
        "old": (HALF, 1_000_000),
    }


def test_rule_32_a_message_is_a_trial_once_answered_or_14_days_old(tmp_path: Path) -> None:
    measures = evidence_of(
        tmp_path,
        interactions=[
            message(1, 14),
            message(2, 15),
            message(3, 20, replied_at=days_ago(5)),
            message(4, 3, replied_at=days_ago(2)),
            message(5, 40, replied_at=days_ago(26)),
            message(6, 40, direction="in"),
            message(7, 40, kind="meeting"),
            message(8, 40, direction="both"),
        ],
    )
    found = measures.column("need_evidence", "fact_id", "met_micro")
    assert found == {"m02": 0, "m03": 0, "m04": 1_000_000, "m05": 1_000_000}
    assert {row["fact_table"] for row in measures.rows("need_evidence")} == {"interactions"}


def test_rule_32_all_trials_of_a_year_weigh_at_most_4(tmp_path: Path) -> None:
    many = [message(number, 364, replied_at=days_ago(360)) for number in range(16)]
    before = [message(20, 365, replied_at=days_ago(360)), message(21, 365, person_id="ben")]
    measures = evidence_of(tmp_path, interactions=[*many, *before])
    fresh = round(WHOLE * 2 ** (-364 / 365))
    weights = measures.column("need_evidence", "fact_id", "weight_nano")
    assert weights == {f"m{number:02}": round(fresh / 4) for number in range(16)} | {
        "m20": HALF // 2,
        "m21": HALF // 2,
    }


def test_rule_46_a_message_of_several_of_us_is_one_trial(tmp_path: Path) -> None:
    rows = [
        message(1, 30, event_key="news"),
        message(2, 30, event_key="news", replied_at=days_ago(29)),
        message(3, 30, event_key="news", person_id="ben"),
    ]
    measures = evidence_of(tmp_path, interactions=rows)
    assert measures.column("need_evidence", "fact_id", "met_micro") == {"m02": 1_000_000, "m03": 0}


def test_rule_46_no_trials_where_no_reply_was_ever_recorded(tmp_path: Path) -> None:
    assert evidence_of(tmp_path, interactions=[message(1, 30)]).rows("need_evidence") == []


def test_rule_33_a_claim_counts_for_the_person_who_confirmed_it(tmp_path: Path) -> None:
    def claim(claim_id: str, **more: Any) -> dict[str, Any]:
        row = {"claim_id": claim_id, "account_id": "alder", "person_id": "ann", "words": "saved", "grade": 2}
        return {
            **row,
            "stated_on": days_ago(400),
            "confirmed_by": "ben",
            "confirmed_on": AT,
            "amount": None,
            **more,
        }

    measures = evidence_of(
        tmp_path,
        value_claims=[
            claim("words alone"),
            claim("gain", amount=5, confirmed_on=days_ago(365)),
            claim("loss", amount=-1),
            claim("none", amount=0),
            claim("open", confirmed_by=None, confirmed_on=None),
            claim("later", confirmed_on=AT + timedelta(days=1)),
        ],
    )
    found = {row["fact_id"]: (row["weight_nano"], row["met_micro"]) for row in measures.rows("need_evidence")}
    assert found == {
        "words alone": (WHOLE, 1_000_000),
        "gain": (HALF, 1_000_000),
        "loss": (WHOLE, 0),
        "none": (WHOLE, 1_000_000),
    }
    assert {row["person_id"] for row in measures.rows("need_evidence")} == {"ben"}


def test_rule_33_surplus_lifts_from_merely_met_to_full_at_a_quarter(tmp_path: Path) -> None:
    def promise(surplus_percent: float) -> dict[str, Any]:
        row = {
            "promise_id": f"{surplus_percent:g}",
            "account_id": "alder",
            "person_id": "ann",
            "words": "faster",
        }
        return {**row, "made_on": days_ago(365), "promised_level": surplus_percent}

    measures = evidence_of(tmp_path, promises=[promise(0), promise(10), promise(25), promise(50)])
    found = {row["fact_id"]: (row["weight_nano"], row["met_micro"]) for row in measures.rows("need_evidence")}
    assert found == {"10": (HALF // 2, 700_000), "25": (HALF // 2, 1_000_000), "50": (HALF // 2, 1_000_000)}
    assert {(row["fact_table"], row["own_word"]) for row in measures.rows("need_evidence")} == {
        ("promises", True)
    }


def test_personal_sums_leave_out_promises_to_the_account(tmp_path: Path) -> None:
    promise = {"account_id": "alder", "words": "faster", "made_on": AT, "promised_level": 25}
    measures = evidence_of(
        tmp_path,
        promises=[
            {**promise, "promise_id": "to all", "person_id": None},
            {**promise, "promise_id": "to ann", "person_id": "ann"},
        ],
    )
    (person,) = measures.rows("need_sums")
    assert (person["need_weight"], person["need_met"]) == (1.0, 1.0)
    assert (person["personal_weight"], person["personal_met"]) == (0.5, 0.5)


def test_sums_are_exact_to_the_last_unit(tmp_path: Path) -> None:
    ratings = [rating(f"r{age}", age, expected=5, perceived=4 + age % 3) for age in range(300)]
    measures = evidence_of(tmp_path, needs=[need(importance=4)], need_ratings=ratings)
    rows = measures.rows("need_evidence")
    (person,) = measures.rows("need_sums")
    assert len(rows) == 300
    assert person["need_weight"] == sum(row["weight_nano"] for row in rows) / 1e9
    assert person["need_met"] == pytest.approx(
        sum(row["weight_nano"] * row["met_micro"] for row in rows) / 1e15, rel=1e-15
    )
