"""Value as they see it beside value as delivered, worked by hand."""

from __future__ import annotations

from math import log
from pathlib import Path
from typing import Any

import pytest

from tests.measured import measured
from tests.value.alder import AT, claim, days_ago, role
from tests.worktop import Worktop, given
from troth.influence import INFLUENCE_MEASURES
from troth.value.claims import counting_claims
from troth.value.perceived import perceived_by_account, perceived_by_person


def seen(person_id: str, amount: float | None, **more: Any) -> dict[str, Any]:
    """A number somebody put on the claim of ten hours 50 days ago, or what `more` makes of it."""
    told = {"claim_id": "c", "told_on": days_ago(60), "state": "acknowledged", "state_on": days_ago(50)}
    named = f"{person_id} {amount} {more}"
    return {"communication_id": named, "person_id": person_id, "perceived_amount": amount, **told, **more}


def by_person(folder: Path, *told: dict[str, Any]) -> dict[Any, float]:
    book = {
        "accounts": [{"account_id": "alder", "name": "Alder Works"}],
        "people": [{"person_id": name, "name": name.title()} for name in ("ann", "ben", "gone")],
        "buying_roles": [
            role("ann", "end_user"),
            role("ben", "gatekeeper"),
            role("gone", "end_user", until=days_ago(9)),
        ],
        "value_claims": [
            claim("c"),
            claim("said by us", grade=0, amount=40),
            claim("expired", expires_on=AT),
            claim("lost", amount=-5),
        ],
        "value_communications": told,
    }
    measures = (*INFLUENCE_MEASURES, counting_claims, perceived_by_person)
    found = measured(folder, book, measures, AT)
    return {row["person_id"]: row["gap_nano"] / 1e9 for row in found.rows("perceived_by_person")}


def test_the_last_number_of_a_person_for_a_claim_counts_and_claims_are_averaged_as_ratios(
    tmp_path: Path,
) -> None:
    found = by_person(
        tmp_path,
        seen("ann", 20, state_on=days_ago(51)),
        seen("ann", 5),
        seen("ann", 80, claim_id="said by us"),
        seen("ann", 1, claim_id="expired"),
        seen("ann", 1, claim_id="lost"),
        seen("ann", 1, state_on=days_ago(-1)),
        seen("ben", 0),
        seen("ben", None),
        seen("gone", 7),
    )
    assert found == {"ann": pytest.approx((log(5 / 10) + log(80 / 40)) / 2, abs=1e-9)}


def test_an_account_shows_the_median_of_its_people_and_their_number(worktop: Worktop) -> None:
    people = [
        {"account_id": account, "person_id": f"{place}", "gap_nano": gap * 1_000_000}
        for account, gaps in {"odd": (-300, 90, 100), "even": (40, -20), "one": (7,)}.items()
        for place, gap in enumerate(gaps)
    ]
    found = worktop.work_out(given("perceived_by_person", people), perceived_by_account)
    assert found.rows("perceived_by_account") == [
        {"account_id": "even", "perceived_people": 2, "perceived_gap": 0.01},
        {"account_id": "odd", "perceived_people": 3, "perceived_gap": 0.09},
        {"account_id": "one", "perceived_people": 1, "perceived_gap": 0.007},
    ]
