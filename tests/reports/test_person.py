"""A person: what they need and said, what we owe them, and no figure where they object."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from tests.reports.rows import AT, Tables, figure, known
from troth.reports import PersonPage, person

BOOK: Tables = {
    "accounts": [{"account_id": "a", "name": "Acorn"}, {"account_id": "b", "name": "Birch"}],
    "people": [{"person_id": "pia", "name": "Pia", "title": "Buyer"}, {"person_id": "ben", "name": "Ben"}],
    "staff": [{"staff_id": "sam", "name": "Sam"}],
    "buying_roles": [
        {"person_id": "pia", "account_id": "a", "role": "financial_buyer"},
        {"person_id": "pia", "account_id": "b", "role": "end_user", "until": date(2026, 1, 1)},
    ],
    "person_scores": [
        {"account_id": "a", "person_id": "pia", "influence": 0.4, **figure("loyalty", 0.6, "thin")}
    ],
    "influence_ties": [
        {"account_id": "a", "listener_id": "pia", "source_id": "ben"},
        {"account_id": "a", "listener_id": "ben", "source_id": "pia", "until": date(2026, 1, 1)},
    ],
    "influence_ratings": [
        {
            "rating_id": str(number),
            "person_id": "pia",
            "account_id": "a",
            "level": number,
            "rated_by": by,
            "rater_id": "sam" if by == "staff" else None,
            "rated_on": date(2026, 1, number),
        }
        for number, by in ((1, "customer"), (3, "staff"))
    ],
    "feedback": [
        {
            "feedback_id": "f",
            "account_id": "a",
            "person_id": "pia",
            "instrument": "nps",
            "scale_high": Decimal(10),
            "score": Decimal(9),
            "words": "Go on",
            "answered_on": date(2026, 2, 1),
        },
        {"feedback_id": "open", "account_id": "a", "person_id": "pia", "instrument": "nps"},
    ],
    "value_claims": [
        {
            "claim_id": "c",
            "account_id": "a",
            "person_id": "pia",
            "words": "Faster",
            "stated_on": date(2026, 1, 5),
        }
    ],
    "promises": [
        {"promise_id": "p", "account_id": "a", "person_id": "pia", "made_by": "us", "words": "Seals"},
        {"promise_id": "q", "account_id": "a", "person_id": "ben", "made_by": "us", "words": "Papers"},
    ],
    "promise_scores": [{"promise_id": each, "state": "open"} for each in ("p", "q")],
    "promise_events": [
        {
            "event_id": "e",
            "promise_id": "q",
            "kind": "verdict",
            "verdict": "kept",
            "said_by": "pia",
            "happened_on": date(2026, 2, 2),
            "words": "Well done",
        }
    ],
    "interactions": [
        {
            "interaction_id": str(day),
            "account_id": "a",
            "person_id": "pia",
            "staff_id": "sam",
            "kind": "call",
            "direction": "both",
            "happened_at": datetime(2026, 1, day, tzinfo=UTC),
        }
        for day in (3, 9)
    ],
}


def page(objects: bool = False, **more: list[dict[str, object]]) -> PersonPage:  # noqa: FBT001, FBT002
    return person(known(**{**BOOK, **more}), "pia", objects=objects)


def test_a_person_stands_in_every_account_they_have_or_had_a_role_in() -> None:
    found = page()
    assert [(each.account, each.row.is_active) for each in found.positions] == [
        ("Acorn", True),
        ("Birch", False),
    ]
    assert (found.positions[0].listens_to, found.positions[0].heard_by) == (("Ben",), ())


def test_promises_are_those_made_to_them_by_name() -> None:
    assert [each.promise_id for each in page().promises_ahead] == ["p"]


def test_their_own_words_come_newest_first_and_a_question_without_an_answer_is_none() -> None:
    assert [each.words for each in page().sayings] == ["Well done", "Go on", "Faster"]


def test_a_quote_that_was_taken_back_is_not_repeated() -> None:
    withdrawn: list[dict[str, object]] = [
        {"choice_id": "x", "person_id": "pia", "kind": "quote_withdrawn", "claim_id": "c", "chosen_on": AT}
    ]
    quote = page(person_choices=withdrawn).sayings[-1]
    assert (quote.is_withdrawn, quote.words) == (True, "")


def test_contacts_come_newest_first() -> None:
    assert [each.at.day for each in page().contacts] == [9, 3]


def test_our_own_judgement_of_influence_is_marked() -> None:
    assert [(str(each.level), each.is_ours, each.rater) for each in page().ratings] == [
        ("high", True, "Sam"),
        ("low", False, ""),
    ]


def test_whether_they_were_informed_is_told() -> None:
    told: list[dict[str, object]] = [
        {"choice_id": "x", "person_id": "pia", "kind": "informed", "chosen_on": date(2026, 1, 1)}
    ]
    assert (page().is_informed, page(person_choices=told).is_informed) == (False, True)


def test_who_is_not_known_is_refused() -> None:
    with pytest.raises(KeyError):
        person(known(**BOOK), "nobody", objects=False)
