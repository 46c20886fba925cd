"""What messages answered or not say and weigh."""

from __future__ import annotations

from pathlib import Path

from tests.needs.alder import HALF, WHOLE, days_ago, evidence_of, message


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
    assert measures.column("need_evidence", "fact_id", "met_micro") == {"m01": 1_000_000, "m03": 0}


def test_rule_46_no_trials_where_no_reply_was_ever_recorded(tmp_path: Path) -> None:
    assert evidence_of(tmp_path, interactions=[message(1, 30)]).rows("need_evidence") == []
