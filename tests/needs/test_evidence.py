"""The sums of all evidence on a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.needs.alder import AT, evidence_of, need, rating


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
