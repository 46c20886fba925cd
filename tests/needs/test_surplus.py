"""What an exceeded promise says and weighs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.needs.alder import HALF, days_ago, evidence_of


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
