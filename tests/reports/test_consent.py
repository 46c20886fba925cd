"""Who may be quoted: only whoever allowed it and did not take it back; words taken back stand on no page."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.reports.rows import AT, known
from troth.reports.consent import claim_words, is_withdrawn, may_quote

Choice = dict[str, object]
BEFORE, LATER = AT - timedelta(days=20), AT - timedelta(days=10)


def choice(kind: str, on: date, claim_id: str | None = None, until: date | None = None) -> Choice:
    return {
        "choice_id": f"{kind} {on}",
        "person_id": "pia",
        "kind": kind,
        "claim_id": claim_id,
        "chosen_on": on,
        "until": until,
    }


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ((), "was never asked"),
        ((choice("informed", LATER),), "was never asked"),
        ((choice("quote_allowed", BEFORE),), "may be quoted"),
        ((choice("quote_allowed", BEFORE, "c"),), "may be quoted"),
        ((choice("quote_allowed", BEFORE, "another"),), "was never asked"),
        ((choice("quote_allowed", BEFORE, until=AT),), "was never asked"),
        ((choice("quote_allowed", BEFORE), choice("quote_withdrawn", LATER)), "withdrawn"),
        ((choice("quote_allowed", BEFORE), choice("quote_withdrawn", LATER, "another")), "may be quoted"),
        ((choice("quote_allowed", LATER), choice("quote_withdrawn", BEFORE)), "may be quoted"),
        ((choice("quote_allowed", LATER), choice("quote_withdrawn", LATER)), "withdrawn"),
    ],
)
def test_the_last_choice_in_force_decides_and_none_allows_nothing(
    choices: tuple[Choice, ...], expected: str
) -> None:
    book = known(person_choices=choices)
    assert (may_quote(book, "pia", "c"), is_withdrawn(book, "pia", "c")) == (
        expected == "may be quoted",
        expected == "withdrawn",
    )


def test_the_choice_of_one_person_says_nothing_of_another_and_nobody_can_be_quoted() -> None:
    book = known(person_choices=[choice("quote_allowed", BEFORE)])
    assert not may_quote(book, "ben", "c")
    assert not may_quote(book, None, "c")


def test_words_taken_back_give_way_to_a_note() -> None:
    book = known(person_choices=[choice("quote_withdrawn", LATER)])
    assert str(claim_words(book, "c", "pia", "It saves a week")) == "(words withdrawn)"
    assert claim_words(book, "c", "ben", "It saves a week") == "It saves a week"
