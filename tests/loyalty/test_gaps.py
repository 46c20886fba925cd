"""What is missing or failing in an account, with the influence at stake."""

from __future__ import annotations

import pytest

from tests.measured import Measured, Row
from tests.worktop import Worktop, given
from troth.loyalty.gaps import gaps, need_gaps, promise_gaps

NEW = {"account_id": "oak", "person_id": "ann", "role": None, "fact_id": None}


def promise(name: str, state: str, person: str | None = "ann", **more: object) -> Row:
    row = {"promise_id": name, "account_id": "oak", "person_id": person, "state": state, "own": True}
    return {**row, "silent": False, "named": person is not None, **more}


def need(name: str, person: str = "ann") -> Row:
    return {"account_id": "oak", "person_id": person, "need_id": name}


@pytest.fixture(scope="module")
def found(worktop: Worktop) -> Measured:
    promises = [
        promise("late", "overdue"),
        promise("late, of the objector", "overdue", "otto"),
        promise("late, of somebody unknown", "overdue", "stranger"),
        promise("late, for all", "overdue", None),
        promise("late, for all, in her eyes", "overdue", None, own=False),
        promise("silent", "overdue", silent=True),
        promise("long silent", "unknown", silent=True),
        promise("open", "open"),
        promise("kept", "kept"),
        promise("late, of an account not open", "overdue", account_id="closed"),
    ]
    influence = [{"account_id": "oak", "person_id": name} for name in ("ann", "otto")]
    of_others = {"kind": "stale_rating", "role": None, "fact_id": "r1", "weight": 0.3}
    return worktop.work_out(
        given("promise_evidence", promises),
        given("effective_influence", [{**row, "influence_nano": 300_000_000} for row in influence]),
        given("unknown_share", [{"account_id": "oak", "unknown_nano": 400_000_000}]),
        given("unmet_needs", [need("speed"), need("of the objector", "otto")]),
        given("unserved_needs", [need("speed"), need("price")]),
        given("influence", [{**influence[0], "influence_nano": 300_000_000}]),
        given(
            "influence_gaps",
            [
                {**NEW, **of_others},
                {**NEW, "kind": "empty_role", "role": "end_user", "weight": 0.2, "person_id": None},
            ],
        ),
        given("untold_value", [{**NEW, "kind": "untold_value", "fact_id": "seals", "weight": 0.1}]),
        given("follow_up_gaps", [{**NEW, "kind": "remorse_window", "fact_id": "won deal", "weight": 0.3}]),
        promise_gaps,
        need_gaps,
        gaps,
    )


def weights(found: Measured, kind: str) -> dict[str, float]:
    return {row["fact_id"]: row["weight"] for row in found.rows("gaps") if row["kind"] == kind}


def test_rule_53_a_late_promise_weighs_its_promisee_scored_or_not_or_all_that_is_known(
    found: Measured,
) -> None:
    assert weights(found, "overdue_promise") == {
        "late": 0.3,
        "late, of the objector": 0.3,
        "late, of somebody unknown": 0.0,
        "late, for all": 0.6,
    }


def test_rule_67_a_step_missing_after_a_won_deal_is_a_gap(found: Measured) -> None:
    assert weights(found, "remorse_window") == {"won deal": 0.3}


def test_rule_60_value_nobody_told_a_key_person_of_is_a_gap(found: Measured) -> None:
    assert weights(found, "untold_value") == {"seals": 0.1}


def test_rule_21_a_promise_nobody_said_a_word_of_is_unverified_however_old(found: Measured) -> None:
    assert weights(found, "unverified_promise") == {"silent": 0.3, "long silent": 0.3}


def test_rule_35_a_need_may_be_unmet_and_unserved_and_objectors_have_none(found: Measured) -> None:
    assert weights(found, "unmet_need") == {"speed": 0.3}
    assert weights(found, "unserved_need") == {"speed": 0.3, "price": 0.3}


def test_the_gaps_of_influence_stand_among_the_others(found: Measured) -> None:
    assert weights(found, "stale_rating") == {"r1": 0.3}
    assert [row["role"] for row in found.rows("gaps") if row["kind"] == "empty_role"] == ["end_user"]
