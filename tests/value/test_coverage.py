"""Value coverage and the cells that are missing, worked by hand."""

from __future__ import annotations

from typing import Any

import pytest

from tests.measured import Measured
from tests.worktop import Worktop, given
from troth.value.coverage import pillar_audience, untold_value, value_cells, value_coverage

NANO = 1_000_000_000
TOLD, ACKNOWLEDGED, IN_FULL = round(NANO / 3), round(2 * NANO / 3), NANO


def person(person_id: str, influence: float, **more: Any) -> dict[str, Any]:
    row = {"account_id": "alder", "person_id": person_id, "active": True, "key_person": True}
    return {**row, "influence_nano": round(influence * NANO), **more}


def claim(claim_id: str, share: float, **more: Any) -> dict[str, Any]:
    row = {"account_id": "alder", "claim_id": claim_id, "pillar_id": "speed", "money_cents": 10_000}
    return {**row, "share_nano": round(share * NANO), **more}


def knows(person_id: str, claim_id: str, known_nano: int) -> dict[str, Any]:
    return {"claim_id": claim_id, "person_id": person_id, "known_nano": known_nano}


def hears(person_id: str, pillar_id: str) -> dict[str, Any]:
    return {"account_id": "alder", "person_id": person_id, "pillar_id": pillar_id}


PEOPLE = (person("ann", 0.6), person("ben", 0.4))
CLAIMS = (claim("three", 0.75), claim("one", 0.25))
BY_HAND = (
    knows("ann", "three", IN_FULL),
    knows("ann", "one", TOLD),
    knows("ben", "one", ACKNOWLEDGED),
)
EVERYTHING = (hears("ann", ""), hears("ben", ""))


def covered(
    worktop: Worktop,
    people: tuple[Any, ...] = PEOPLE,
    claims: tuple[Any, ...] = CLAIMS,
    knowledge: tuple[Any, ...] = BY_HAND,
    audience: tuple[Any, ...] = EVERYTHING,
) -> Measured:
    return worktop.work_out(
        given("influence", people),
        given("claim_shares", claims),
        given("claim_knowledge", knowledge),
        given("pillar_audience", audience),
        value_cells,
        value_coverage,
        untold_value,
    )


def test_by_hand_methods_5_coverage_of_two_people_and_two_claims_is_5667(worktop: Worktop) -> None:
    (row,) = covered(worktop).rows("value_coverage")
    assert row["value_coverage"] == pytest.approx((0.6 * (3 + 1 / 3) + 0.4 * (2 / 3)) / 4, abs=1e-9)
    assert round(row["value_coverage"], 4) == 0.5667


def test_money_untold_is_that_of_each_claim_by_the_influence_it_did_not_reach(worktop: Worktop) -> None:
    (row,) = covered(worktop).rows("value_coverage")
    assert row["untold_cents"] == round(10_000 * 0.4) + round(10_000 * (1 - 0.6 / 3 - 0.4 * 2 / 3))


def test_influence_of_people_we_do_not_know_changes_nothing(worktop: Worktop) -> None:
    halves = tuple(person(row["person_id"], row["influence_nano"] / NANO / 2) for row in PEOPLE)
    assert covered(worktop, people=halves).rows("value_coverage") == covered(worktop).rows("value_coverage")


def test_nobody_counts_who_is_gone_or_decides_nothing(worktop: Worktop) -> None:
    more = (*PEOPLE, person("cem", 0.0), person("dag", 0.5, active=False))
    assert covered(worktop, people=more).tables == {
        **covered(worktop).tables,
        "influence": covered(worktop, people=more).rows("influence"),
    }


def test_without_people_or_claims_there_is_no_coverage(worktop: Worktop) -> None:
    elsewhere = tuple({**row, "account_id": "beech"} for row in CLAIMS)
    assert covered(worktop, claims=elsewhere).rows("value_coverage") == []


def test_coverage_of_three_claims_is_well_founded_that_of_two_is_thin(worktop: Worktop) -> None:
    def evidence(claims: tuple[Any, ...]) -> Any:
        return covered(worktop, claims=claims).column(
            "value_coverage", "account_id", "value_coverage_evidence"
        )

    assert evidence(CLAIMS) == {"alder": "thin"}
    assert evidence((*CLAIMS, claim("zero", 0.001))) == {"alder": "ok"}


def test_who_was_not_told_is_named_once_with_the_heaviest_claim_and_all_that_is_missing(
    worktop: Worktop,
) -> None:
    three = (claim("a", 0.25), claim("b", 0.375), claim("c", 0.375))
    found = covered(worktop, claims=three, knowledge=(knows("ann", "a", TOLD), knows("ben", "c", TOLD)))
    assert [(row["person_id"], row["fact_id"], row["weight"]) for row in found.rows("untold_value")] == [
        ("ann", "b", 0.45),
        ("ben", "b", 0.25),
    ]


def test_whoever_was_told_of_everything_that_speaks_to_them_is_not_named(worktop: Worktop) -> None:
    claims = (claim("fast", 0.5), claim("cheap", 0.25, pillar_id="price"), claim("any", 0.25, pillar_id=None))
    audience = (hears("ann", "price"), hears("ben", "speed"))
    found = covered(worktop, claims=claims, audience=audience, knowledge=(knows("ben", "fast", TOLD),))
    fits = {(row["person_id"], row["claim_id"]) for row in found.rows("value_cells") if row["fits"]}
    assert fits == {("ann", "cheap"), ("ann", "any"), ("ben", "fast"), ("ben", "any")}
    assert found.column("untold_value", "person_id", "weight") == {"ann": 0.6 * 0.5, "ben": 0.4 * 0.25}


def test_only_key_people_are_named_as_not_told(worktop: Worktop) -> None:
    people = (person("ann", 0.6), person("ben", 0.4, key_person=False))
    found = covered(worktop, people=people, knowledge=(knows("cem", "one", TOLD),))
    assert found.column("untold_value", "person_id", "weight") == {"ann": 0.6}


def test_a_pillar_speaks_to_whoever_holds_the_role_of_somebody_who_needs_it(worktop: Worktop) -> None:
    def role(person_id: str, role: str | None) -> dict[str, Any]:
        return {"account_id": "alder", "person_id": person_id, "role": role}

    def need(person_id: str, pillar_id: str | None) -> dict[str, Any]:
        return {"account_id": "alder", "person_id": person_id, "pillar_id": pillar_id}

    roles = (
        *(role("ann", "end_user"), role("ben", "end_user"), role("ben", "gatekeeper")),
        *(role("cem", "end_user"), role("dag", None), role("eli", "financial_buyer")),
    )
    needs = (need("ann", "speed"), need("dag", "price"), need("eli", None))
    found = worktop.work_out(given("roles_in_force", roles), given("live_needs", needs), pillar_audience)
    assert {(row["person_id"], row["pillar_id"]) for row in found.rows("pillar_audience")} == {
        *(("ann", "speed"), ("ben", "speed"), ("ben", ""), ("cem", "speed")),
        *(("dag", ""), ("eli", "")),
    }
