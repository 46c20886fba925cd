"""After a deal is won: who is to hear of us, ask them and review with them, by when, and what is missing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.measured import Measured, measured
from tests.worktop import given
from troth.value.remorse import come_back, follow_up_gaps, follow_up_sums, follow_ups, won_over

AT = date(2026, 6, 30)
SIGNED = {
    "fresh": 5,
    "running": 40,
    "over": 100,
    "old": 200,
    "long ago": 366,
    "today": 0,
    "lost": 40,
    "reversed": 40,
}
PEOPLE = ("ann", "ben", "cleo", "dora", "eve")


def days_ago(days: int) -> date:
    return AT - timedelta(days=days)


def after(deal: str, days: int) -> date:
    """That many days after the signature of a deal."""
    return days_ago(SIGNED[deal] - days)


def contact(person: str, on: date, *, spoken: bool = True, two_way: bool = True) -> dict[str, Any]:
    return {"account_id": "wren", "person_id": person, "last_on": on, "two_way": two_way, "spoken": spoken}


CONTACTS = [
    contact("ann", after("running", 0)),
    contact("ann", after("running", 7)),
    contact("ann", after("running", 8)),
    contact("ben", after("running", 6), two_way=False),
    contact("ben", after("running", 9), spoken=False),
    contact("cleo", after("over", 3), spoken=False),
]
PARTS = [
    *(("running", person, "decided") for person in ("ann", "ben", "dora", "eve")),
    ("running", "ann", "used"),
    ("over", "cleo", "opposed"),
    *((deal, "ben", "advised") for deal in SIGNED if deal not in {"running", "over"}),
]
CLAIMS = [
    {"claim_id": "c1", "account_id": "wren", "person_id": "ben", "stated_on": after("running", 1)},
    {
        "claim_id": "c2",
        "account_id": "wren",
        "stated_on": days_ago(99),
        "confirmed_by": "cleo",
        "confirmed_on": after("over", 31),
    },
]
BOOK: dict[str, list[dict[str, Any]]] = {
    "accounts": [{"account_id": "wren", "name": "Wren"}],
    "people": [
        {"person_id": person, "name": person, "left_on": after("running", 20) if person == "eve" else None}
        for person in PEOPLE
    ],
    "deals": [
        {"deal_id": deal, "account_id": "wren", "opened_on": days_ago(400), "signed_on": days_ago(age)}
        if deal != "over"
        else {"deal_id": deal, "account_id": "wren", "opened_on": days_ago(400)}
        for deal, age in SIGNED.items()
    ],
    "deal_outcomes": [
        {
            "outcome_id": f"o {deal}",
            "deal_id": deal,
            "closed_on": days_ago(age),
            "outcome": "lost" if deal == "lost" else "won",
        }
        for deal, age in SIGNED.items()
    ]
    + [{"outcome_id": "z", "deal_id": "reversed", "closed_on": days_ago(39), "outcome": "no_decision"}],
    "deal_people": [
        {"deal_person_id": f"d{place}", "deal_id": deal, "person_id": person, "part": part}
        for place, (deal, person, part) in enumerate(PARTS)
    ],
    "value_claims": [{"words": "It saves us time.", "grade": 1, **claim} for claim in CLAIMS],
    "value_communications": [
        {"communication_id": "t1", "claim_id": "c1", "person_id": "ann", "told_on": after("running", 30)},
        {"communication_id": "t2", "claim_id": "c1", "person_id": "ann", "told_on": after("running", 31)},
    ],
    "feedback": [
        {
            "feedback_id": "f1",
            "account_id": "wren",
            "person_id": "dora",
            "instrument": "value_interview",
            "asked_on": after("running", 31),
            "answered_on": after("running", 31),
        }
    ],
}
MEASURES = (won_over, come_back, follow_ups, follow_up_sums, follow_up_gaps)
INFLUENCE = [
    {"account_id": "wren", "person_id": person, "active": person != "eve", "influence_nano": 200_000_000}
    for person in PEOPLE
]


def measures_of(folder: Any, observed: str) -> Measured:
    stand_ins = (
        given("open_accounts", [{"account_id": "wren", "closed": False}]),
        given("contact_evidence", CONTACTS),
        given("contact_observed", [{"account_id": observed}]),
        given("influence", INFLUENCE),
    )
    return measured(folder / "book", BOOK, (*stand_ins, *MEASURES), AT)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    return measures_of(tmp_path_factory.mktemp("followed"), "wren")


def states(found: Measured, deal: str, person: str) -> dict[str, tuple[str, int | None]]:
    """State and days taken of each step."""
    return {
        row["step"]: (row["state"], row["days_taken"])
        for row in found.rows("follow_ups")
        if (row["deal_id"], row["person_id"]) == (deal, person)
    }


def test_rule_67_every_one_named_in_a_deal_won_in_the_last_365_days_counts_once(followed: Measured) -> None:
    found = [(row["deal_id"], row["person_id"]) for row in followed.rows("won_over")]
    assert sorted(found) == [
        ("fresh", "ben"),
        ("old", "ben"),
        ("over", "cleo"),
        *(("running", person) for person in ("ann", "ben", "dora", "eve")),
    ]


def test_rule_67_a_contact_both_ways_counts_from_the_day_after_the_signature_within_7_days(
    followed: Measured,
) -> None:
    contacts = {person: states(followed, "running", person)["contact"] for person in ("ann", "ben", "dora")}
    assert contacts == {"ann": ("done", 7), "ben": ("late", 9), "dora": ("overdue", None)}
    assert states(followed, "over", "cleo")["contact"] == ("done", 3)
    assert states(followed, "fresh", "ben")["contact"] == ("not_due", None)


def test_rule_67_a_check_is_their_word_or_a_talk_once_the_days_of_the_contact_are_over(
    followed: Measured,
) -> None:
    checks = {person: states(followed, "running", person)["check"] for person in ("ann", "ben", "dora")}
    assert checks == {"ann": ("done", 8), "ben": ("done", 1), "dora": ("late", 31)}


def test_rule_67_a_review_is_their_word_or_value_told_once_the_days_of_the_check_are_over(
    followed: Measured,
) -> None:
    reviews = {person: states(followed, "running", person)["review"] for person in ("ann", "ben", "dora")}
    assert reviews == {"ann": ("done", 31), "ben": ("not_due", None), "dora": ("done", 31)}
    assert states(followed, "over", "cleo") == {
        "contact": ("done", 3),
        "check": ("late", 31),
        "review": ("done", 31),
    }


def test_rule_67_nothing_is_due_with_who_left_before_and_no_contact_where_none_is_observed(
    followed: Measured, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert states(followed, "running", "eve") == {"contact": ("overdue", None)}
    unseen = measures_of(tmp_path_factory.mktemp("unseen"), "nobody")
    assert states(unseen, "running", "eve") == {}
    assert states(unseen, "running", "dora").keys() == {"check", "review"}


def test_by_hand_of_the_steps_that_were_due_so_many_were_taken_in_time(followed: Measured) -> None:
    # running: contacts of 4 and checks of 3 (3 in time: ann 7, ann 8, ben 1); over: all 3 of cleo (2); old: 3 of ben (0).
    assert followed.rows("follow_up_sums") == [{"account_id": "wren", "remorse_due": 13, "remorse_done": 5}]


def test_rule_67_a_gap_is_a_step_missing_up_to_180_days_after_the_signature(followed: Measured) -> None:
    gaps = {(row["fact_id"], row["person_id"]): row["weight"] for row in followed.rows("follow_up_gaps")}
    # ben's review of the running deal has begun; the steps of the old deal are overdue for too long.
    assert gaps == {("fresh", "ben"): 0.2, ("running", "ben"): 0.2, ("running", "dora"): 0.2}
    assert {row["kind"] for row in followed.rows("follow_up_gaps")} == {"remorse_window"}
