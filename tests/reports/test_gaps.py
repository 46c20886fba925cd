"""A gap says what is missing and what to do about it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reports.rows import Tables, known
from troth.reports.gaps import gaps_of

FACTS: Tables = {
    "people": [{"person_id": "pia", "name": "Pia"}],
    "person_scores": [{"account_id": "a", "person_id": "pia", "influence": 0.5, "connection": 0.5}],
    "needs": [{"need_id": "n", "person_id": "pia", "account_id": "a", "code": "uptime"}],
    "promises": [
        {"promise_id": "p", "account_id": "a", "words": "Seals on the dock", "due_on": date(2026, 2, 1)},
    ],
}


@pytest.mark.parametrize(
    ("kind", "about", "words", "action"),
    [
        (
            "empty_role",
            {"role": "financial_buyer"},
            "Nobody we know is the financial buyer",
            "Find out who the financial buyer is",
        ),
        ("single_contact", {}, "All contact hangs on Pia", "Ask Pia to introduce a second person"),
        (
            "unmet_need",
            {"person_id": "pia", "fact_id": "n"},
            "Pia finds this need not met: uptime",
            "Ask Pia what would meet it; promise that and no more",
        ),
        (
            "overdue_promise",
            {"fact_id": "p"},
            "Overdue since 1 Feb 2026: Seals on the dock",
            "Keep it now, or agree a new day with the account",
        ),
    ],
)
def test_a_gap_is_said_in_words_with_what_to_do(
    kind: str, about: dict[str, str], words: str, action: str
) -> None:
    (gap,) = gaps_of(known(**FACTS, gaps=[{"account_id": "a", "kind": kind, "weight": 0.5, **about}]), "a")
    assert (str(gap.words), str(gap.action)) == (words, action)


def test_without_anybody_in_touch_a_single_contact_names_nobody() -> None:
    (gap,) = gaps_of(known(gaps=[{"account_id": "a", "kind": "single_contact", "weight": 1.0}]), "a")
    assert str(gap.words) == "We are in touch with nobody"


@pytest.mark.parametrize(
    ("connection", "words"),
    [
        (0.0, "We are in touch with nobody"),
        (None, "All contact hangs on Pia"),
        (0.2, "All contact hangs on Pia"),
    ],
)
def test_a_person_out_of_touch_is_not_a_contact(connection: float | None, words: str) -> None:
    pia = {"account_id": "a", "person_id": "pia", "influence": 0.5, "connection": connection}
    facts: Tables = {**FACTS, "person_scores": [pia]}
    (gap,) = gaps_of(known(**facts, gaps=[{"account_id": "a", "kind": "single_contact", "weight": 1.0}]), "a")
    assert str(gap.words) == words


def test_of_equal_gaps_the_pressing_one_comes_first() -> None:
    kinds = ("stale_rating", "unmet_need", "silent_key_person")
    rows = [
        {"account_id": "a", "kind": kind, "person_id": "pia", "fact_id": "n", "weight": 0.5} for kind in kinds
    ]
    assert [gap.kind for gap in gaps_of(known(**FACTS, gaps=rows), "a")] == list(reversed(kinds))


def test_the_heaviest_gap_comes_first() -> None:
    weights = {"empty_role": 0.1, "single_contact": 1.0, "silent_key_person": 0.4}
    rows = [
        {"account_id": "a", "kind": kind, "role": "end_user", "weight": weight}
        for kind, weight in weights.items()
    ]
    assert [gap.weight for gap in gaps_of(known(gaps=rows), "a")] == [1.0, 0.4, 0.1]
