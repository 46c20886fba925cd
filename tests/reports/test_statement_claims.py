"""Which claims somebody may be shown: no other account's, none without leave, none unreleased, none out of date."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.value_claims import AT, acorn, choice, claim
from troth.reports.statement_claims import released_claims

DAYS = st.dates(AT - timedelta(days=60), AT + timedelta(days=60))
MAYBE_DAYS = st.none() | DAYS
PERSONS = st.sampled_from([None, "pia", "ben", "cleo"])
CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "account_id": st.sampled_from(["acorn", "birch"]),
            "person_id": PERSONS,
            "shared_on": MAYBE_DAYS,
            "shared_words": st.sampled_from([None, "", "approved"]),
            "expires_on": MAYBE_DAYS,
        }
    ),
    max_size=8,
)
CHOICES = st.lists(
    st.tuples(
        st.sampled_from(["pia", "ben", "cleo"]), st.sampled_from(["quote_allowed", "quote_withdrawn"]), DAYS
    ),
    max_size=6,
)


@given(drawn=CLAIMS, chosen=CHOICES)
def test_nothing_is_shown_that_may_not_be(
    drawn: list[dict[str, Any]], chosen: list[tuple[str, str, date]]
) -> None:
    rows = [claim(str(number), **each) for number, each in enumerate(drawn)]
    choices = [choice(kind, person, on) for person, kind, on in chosen]
    last = {
        person: max((on, kind == "quote_withdrawn") for who, kind, on in chosen if who == person)
        for person, *_ in chosen
    }
    allowed = {person for person, (_on, is_withdrawn) in last.items() if not is_withdrawn}
    withdrew = last.keys() - allowed
    shown = {
        each.claim_id
        for each in released_claims(acorn(value_claims=rows, person_choices=choices), "acorn", "pia")
    }
    may_be = {
        row["claim_id"]
        for row, each in zip(rows, drawn, strict=True)
        if each["account_id"] == "acorn"
        and each["shared_words"]
        and each["shared_on"] is not None
        and each["shared_on"] <= AT
        and (each["expires_on"] is None or each["expires_on"] > AT)
        and each["person_id"] in {None, *({"pia"} - withdrew), *allowed}
    }
    assert shown == may_be


def test_words_are_those_approved_and_never_those_they_were_noted_in() -> None:
    (shown,) = released_claims(acorn(value_claims=[claim("c")]), "acorn", "pia")
    assert shown.words == "approved c"


@pytest.mark.parametrize(
    ("confirmed_by", "choices", "says"),
    [
        ("pia", [], "confirmed by you on 1 Feb 2026"),
        ("ben", [], "confirmed by a colleague of yours on 1 Feb 2026"),
        ("ben", [choice("quote_allowed")], "confirmed by Ben Sample on 1 Feb 2026"),
    ],
)
def test_who_confirmed_it_is_named_only_with_their_leave(
    confirmed_by: str, choices: list[dict[str, object]], says: str
) -> None:
    row = claim("c", grade=4, confirmed_by=confirmed_by, confirmed_on=date(2026, 2, 1))
    (shown,) = released_claims(acorn(value_claims=[row], person_choices=choices), "acorn", "pia")
    assert (str(shown.confirmation), shown.grade) == (says, 4)


def test_a_grade_counts_as_two_at_most_until_somebody_confirmed_it() -> None:
    (shown,) = released_claims(acorn(value_claims=[claim("c", grade=4)]), "acorn", "pia")
    assert (shown.grade, str(shown.proof)) == (2, "your side put the figure to it")


def test_the_best_state_reached_is_the_answer_and_a_denial_is_told_by_its_words() -> None:
    told: list[dict[str, object]] = [
        {"communication_id": f"t{state}", "claim_id": "c", "person_id": "pia", "told_on": AT, "state": state}
        for state in ("told", "seen")
    ]
    said: list[dict[str, object]] = [
        {
            "feedback_id": "tseen",
            "account_id": "acorn",
            "person_id": "pia",
            "instrument": "value_interview",
            "words": "Not so",
        }
    ]
    book = acorn(value_claims=[claim("c")], value_communications=told, feedback=said)
    (shown,) = released_claims(book, "acorn", "pia")
    assert shown.answer is not None
    assert (shown.answer.state, shown.answer.is_denied, shown.answer.is_agreed) == ("seen", True, False)
