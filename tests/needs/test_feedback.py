"""What an answer says and weighs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.needs.alder import AT, HALF, WHOLE, answer, days_ago, evidence_of


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
