"""What is missing in an account's people or in our contact with them."""

from __future__ import annotations

import pytest

from tests.influence.buying_centre import (
    AT,
    REQUIRED,
    account,
    all_high,
    centre,
    days_ago,
    meeting,
    objection,
    rating,
    role,
    six,
)
from tests.measured import Measured


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return centre(
        tmp_path_factory.mktemp("gaps") / "book",
        accounts=[account("empty"), account("indirect", indirect=True), account("closed", closed_on=AT)],
        buying_roles=[
            role("seller", "channel_partner", at="indirect", power="decide"),
            *six("silent"),
            role("left", at="silent", until=days_ago(500)),
            *six("closed")[:2],
            *six("stale"),
        ],
        influence_ratings=[
            *all_high("silent"),
            *(rating(f"stale {number}", 3, at="stale", age_days=365) for number in (3, 4, 5, 6)),
            rating("stale 1", 3, at="stale", age_days=366, rating_id="x"),
            rating("stale 1", 3, at="stale", age_days=366, rating_id="y", rater_id="otto"),
            rating("stale 1", 3, at="stale", age_days=900, rating_id="z"),
            rating("stale 2", 3, at="stale", age_days=366),
            rating("closed 1", 3, at="closed", age_days=900),
        ],
        interactions=[
            meeting("seller", 180, at="indirect"),
            meeting("left", 20, at="silent"),
            meeting("silent 1", 181, at="silent"),
        ],
        person_choices=[objection("stale 2"), objection("silent 2")],
    )


def gaps(measures: Measured, kind: str) -> dict[tuple[str, str | None], float]:
    """Account and person, role or fact -> weight of one kind of gap."""
    return {
        (row["account_id"], row["fact_id"] or row["person_id"] or row["role"]): row["weight"]
        for row in measures.rows("influence_gaps")
        if row["kind"] == kind
    }


def test_rule_4_a_closed_account_has_no_gaps(measures: Measured) -> None:
    assert "closed" not in {row["account_id"] for row in measures.rows("influence_gaps")}


def test_rules_15_and_53_empty_roles_share_the_unknown_influence(measures: Measured) -> None:
    assert gaps(measures, "empty_role") == {
        **{("empty", name): 0.25 for name in REQUIRED},
        **{("indirect", name): 0.125 for name in REQUIRED},
    }


def test_rules_15_and_53_a_single_contact_stakes_everything(measures: Measured) -> None:
    assert gaps(measures, "single_contact") == {(name, None): 1.0 for name in ("indirect", "silent")}


def test_rules_15_and_53_key_people_without_contact_are_silent_where_contact_is_observed(
    measures: Measured,
) -> None:
    silent = gaps(measures, "silent_key_person")
    assert silent == {("silent", f"silent {number}"): 0.166666667 for number in (1, 3, 4, 5, 6)}


def test_rules_15_and_53_a_rating_is_stale_after_365_days(measures: Measured) -> None:
    assert gaps(measures, "stale_rating") == {("stale", "y"): 0.166666667}
