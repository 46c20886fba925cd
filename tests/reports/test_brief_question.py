"""One question is asked: about the most pressing matter, of the most influential person it concerns."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.reports.acorn import acorn
from tests.reports.rows import known
from troth.reports import Known, brief


def question(book: Known, *people: str) -> str:
    return str(brief(book, "acorn", people).question)


def rated(expected: int | None, perceived: int | None) -> Known:
    """Ben has one need, rated so."""
    return acorn(
        needs=[{"need_id": "nb", "person_id": "ben", "account_id": "acorn", "code": "a_fair_price"}],
        need_ratings=[
            {
                "rating_id": "qb",
                "need_id": "nb",
                "expected": None if expected is None else Decimal(expected),
                "perceived": None if perceived is None else Decimal(perceived),
                "rated_by": "staff",
            }
        ],
    )


def test_an_overdue_promise_comes_first() -> None:
    assert question(acorn(), "pia", "ben").endswith("which day would serve you now?")


def test_then_a_promise_of_which_nobody_knows_the_outcome() -> None:
    promise = {"promise_id": "p", "account_id": "acorn", "person_id": "ben", "words": "The manual"}
    book = acorn(promises=[promise], promise_scores=[{"promise_id": "p", "state": "unknown"}])
    assert question(book, "ben") == "Ben, did we keep “The manual”?"


@pytest.mark.parametrize(("expected", "perceived"), [(8, 6), (None, 4)])
def test_then_a_need_that_is_not_met(expected: int | None, perceived: int) -> None:
    assert question(rated(expected, perceived), "ben") == "Ben, what would meet your need: a fair price?"


def test_then_what_is_needed_where_no_need_is_known() -> None:
    assert question(acorn(), "ben") == "Ben, what do you need most from us?"


def test_then_how_well_a_need_is_met_where_nobody_said() -> None:
    assert question(rated(8, None), "ben") == "Ben, from 0 to 10, how well do we meet: a fair price?"


def test_else_who_sways_decisions() -> None:
    assert question(rated(6, 8), "ben") == "Whose view changed the last decision here?"


def test_where_nobody_is_known_we_ask_who_decides() -> None:
    book = known(accounts=[{"account_id": "acorn", "name": "Acorn"}])
    assert question(book) == "Who decides here, and who has a say?"
