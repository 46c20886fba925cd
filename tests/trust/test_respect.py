"""Respect of a person: needs met, in their own words or ours, and connection where contact is observed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from tests.measured import Row, measured_on
from tests.scored_books import DAYS, EVERY_MEASURE
from tests.worktop import Worktop, given
from troth.model import Rules
from troth.trust.respect import respect, respect_weights

AT = DAYS[2]
NEVER = {"account_id": "nowhere", "person_id": "nobody"}


def needs(person: str, weight: float, met: float, own: float | None = None, personal: float = 1.0) -> Row:
    """What is known of a person's needs; of the weight, `own` rests on their own word, a share on promises to them."""
    row = {"account_id": "fir", "person_id": person, "need_weight": weight, "need_met": met}
    parts = {"personal_weight": personal * weight, "personal_met": personal * met}
    return {**row, **parts, "own_word_weight": weight if own is None else own}


def touch(person: str, connection: float, evidence: str = "ok") -> Row:
    row = {"account_id": "fir", "person_id": person, "connection": connection}
    return {**row, "connection_evidence": evidence}


def respected(
    worktop: Worktop, rows: Sequence[Row], contacts: Sequence[Row] = (), usual: float = 0.5
) -> dict[str, Row]:
    """Respect of Ann and Ben of Fir; where any contact is given, contact is observed."""
    pool = {
        "account_id": "fir",
        "personal_weight": sum(row["personal_weight"] for row in rows),
        "personal_met": sum(row["personal_met"] for row in rows),
    }
    means = {"need_mean": usual, "need_strength": 4.0, "keeping_mean": 0.9, "keeping_strength": 9.0}
    found = worktop.work_out(
        given("influence", [{"account_id": "fir", "person_id": name} for name in ("ann", "ben")]),
        given("need_sums", rows),
        given("account_need_sums", [pool]),
        given("contacts", contacts or [{**NEVER, "connection": 0.0, "connection_evidence": "none"}]),
        given("contact_observed", [{"account_id": "fir" if contacts else "nowhere"}]),
        given("book_means", [means]),
        respect_weights,
        respect,
    )
    return {row["person_id"]: row for row in found.rows("respect")}


def test_methods_3_contact_with_a_colleague_alone_lowers_respect_from_8_to_56(worktop: Worktop) -> None:
    satisfied = [needs("ann", 10.0, 8.0)]
    unobserved = respected(worktop, satisfied, usual=0.8)["ann"]
    assert (unobserved["respect"], unobserved["connection"]) == (pytest.approx(0.8), None)
    observed = respected(worktop, satisfied, [touch("ben", 0.5)], usual=0.8)["ann"]
    assert (observed["respect"], observed["connection"]) == (pytest.approx(0.56), 0.0)


def test_by_hand_respect_is_seven_tenths_needs_and_three_tenths_connection(worktop: Worktop) -> None:
    found = respected(worktop, [needs("ann", 6.0, 5.0)], [touch("ann", 1 / 3)])["ann"]
    # Met 5 of 6, and a start of .5 that weighs 2: .75.
    assert found["respect"] == pytest.approx(0.7 * 0.75 + 0.3 / 3, abs=1e-9)
    assert found["start"] == pytest.approx(0.7 * 0.5 + 0.3 / 3, abs=1e-9)


def test_rule_34_the_interval_is_that_of_needs_shifted_by_connection(worktop: Worktop) -> None:
    alone = respected(worktop, [needs("ann", 6.0, 5.0)])["ann"]
    mixed = respected(worktop, [needs("ann", 6.0, 5.0)], [touch("ann", 1 / 3)])["ann"]
    for end in ("respect_low", "respect_high"):
        assert mixed[end] == pytest.approx(0.7 * alone[end] + 0.1, abs=2e-9)
    # Beta(6, 2): 6 * 2/(8^2 * 9)
    assert alone["respect_variance"] == pytest.approx(12 / 576)
    assert mixed["respect_variance"] == pytest.approx(0.49 * 12 / 576)


def test_by_hand_rule_34_a_person_starts_where_the_needs_of_others_are(worktop: Worktop) -> None:
    rows = [needs("ann", 6.0, 5.0), needs("ben", 2.0, 0.5), needs("gone", 4.0, 1.0, personal=0.5)]
    found = respected(worktop, rows, usual=0.75)
    # The book's .75 weighs 4 answers; of the one who left, what reached them through the account is left out.
    assert found["ann"]["need_start"] == pytest.approx((0.5 + 0.5 + 3.0) / (2.0 + 2.0 + 4.0))
    assert found["ben"]["need_start"] == pytest.approx((5.0 + 0.5 + 3.0) / (6.0 + 2.0 + 4.0))


def test_rule_47_connection_has_a_class_of_its_own(worktop: Worktop) -> None:
    found = respected(worktop, [needs("ann", 6.0, 5.0)], [touch("ann", 0.2, "thin")])
    assert (found["ann"]["connection_evidence"], found["ben"]["connection_evidence"]) == ("thin", "none")
    assert respected(worktop, [needs("ann", 6.0, 5.0)])["ann"]["connection_evidence"] == "none"


@settings(max_examples=6)
@drawn(weights=st.lists(st.tuples(st.floats(0, 50), st.floats(0, 1)), min_size=2, max_size=2))
def test_the_impressions_of_our_staff_alone_are_never_well_founded(
    worktop: Worktop, weights: list[tuple[float, float]]
) -> None:
    rows = [
        needs(person, weight, weight * met, own=0.0)
        for person, (weight, met) in zip(("ann", "ben"), weights, strict=True)
    ]
    found = respected(worktop, rows)
    for row in rows:
        expected = "none" if round(row["need_weight"], 6) < 0.25 else "thin"
        assert found[row["person_id"]]["respect_evidence"] == expected


def test_nine_ratings_by_our_staff_are_thin_and_as_many_by_the_customer_are_not(tmp_path: Path) -> None:
    people: dict[str, str] = {"ann": "staff", "ben": "customer"}
    ratings: list[dict[str, Any]] = [
        {
            "rating_id": f"{person} {number}",
            "need_id": person,
            "expected": 5,
            "perceived": 8,
            "rated_by": rated_by,
            "rated_on": AT,
        }
        for person, rated_by in people.items()
        for number in range(9)
    ]
    book: dict[str, Sequence[Row]] = {
        "accounts": [{"account_id": "fir", "name": "Fir Works"}],
        "people": [{"person_id": name, "name": name.title()} for name in people],
        "buying_roles": [
            {"buying_role_id": name, "person_id": name, "account_id": "fir", "role": "end_user"}
            for name in people
        ],
        "needs": [
            {"need_id": name, "person_id": name, "account_id": "fir", "code": "speed", "importance": 5}
            for name in people
        ],
        "need_ratings": ratings,
    }
    shown = ("respect", "need_sums")
    found = measured_on(tmp_path, book, EVERY_MEASURE, (AT,), shown=shown, rules=Rules())[AT]
    # Importance 5 of 3 weighs 5/3, by our staff half of it.
    assert found.column("need_sums", "person_id", "need_weight") == pytest.approx({"ann": 7.5, "ben": 15.0})
    assert found.column("respect", "person_id", "respect_evidence") == {"ann": "thin", "ben": "ok"}
