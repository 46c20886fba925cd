"""What confirmed value says and weighs."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.needs.alder import AT, HALF, WHOLE, days_ago, evidence_of


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
