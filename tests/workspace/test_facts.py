"""What a fact says in a few words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from tests.books import Rows, write_book
from tests.small_sample import UNTIL
from troth.engine import Runner, lay_known, open_book, set_day
from troth.workspace.facts import words_of

NEED = {"need_id": "n", "person_id": "p", "account_id": "a", "code": "speed"}
RATING = {"need_id": "n", "rated_by": "customer", "rated_on": "2026-02-01"}
ANSWER = {
    "account_id": "a",
    "person_id": "p",
    "instrument": "nps",
    "scale_low": 0,
    "scale_high": 10,
    "asked_on": "2026-02-01",
}
EVENT = {"account_id": "a", "person_id": "p", "kind": "call", "direction": "both"}
CLAIM = {"account_id": "a", "grade": 1, "stated_on": "2026-01-05"}
BOOK: Rows = {
    "accounts": [{"account_id": "a", "name": "Alder (sample)"}],
    "people": [{"person_id": "p", "name": "Pia Example"}],
    "needs": [NEED],
    "need_ratings": [
        {"rating_id": "r1", "expected": 8, "perceived": 6.5, **RATING},
        {"rating_id": "r2", "perceived": 7, **RATING},
    ],
    "feedback": [
        {"feedback_id": "f1", "answered_on": "2026-02-03", "score": 9, "words": "it's fine", **ANSWER},
        {"feedback_id": "f2", **ANSWER},
    ],
    "interactions": [{"interaction_id": "i1", "happened_at": "2026-03-04T10:00:00Z", **EVENT}],
    "value_claims": [
        {"claim_id": claim_id, "person_id": "p", "words": f"{claim_id} saved a week", **CLAIM}
        for claim_id in ("v1", "v'2")
    ],
    "person_choices": [
        {
            "choice_id": "c",
            "person_id": "p",
            "kind": "quote_withdrawn",
            "claim_id": "v'2",
            "chosen_on": "2026-02-01",
        }
    ],
    "promises": [
        {"promise_id": "m'1", "account_id": "a", "words": "Friday's parts", "made_on": "2026-01-01"},
        {"promise_id": "m2", "account_id": "a", "words": "not known yet", "made_on": "2027-01-01"},
    ],
}


@pytest.fixture(scope="module")
def runner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Runner]:
    opened = open_book(str(write_book(tmp_path_factory.mktemp("facts") / "book", BOOK))).runner
    lay_known(opened)
    set_day(opened, UNTIL)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("table", "fact_id", "words"),
    [
        ("promises", "m'1", "Friday's parts"),
        ("need_ratings", "r1", "customer: expected 8.0, perceived 6.5"),
        ("need_ratings", "r2", "customer: expected ?, perceived 7.0"),
        ("feedback", "f1", "nps 9.0: it's fine"),
        ("feedback", "f2", "nps ?"),
        ("interactions", "i1", "call both on 2026-03-04"),
        ("value_claims", "v1", "v1 saved a week"),
        ("value_claims", "v'2", "(words withdrawn)"),
    ],
)
def test_a_fact_in_a_few_words(runner: Runner, table: str, fact_id: str, words: str) -> None:
    assert words_of(runner, [(table, fact_id)], UNTIL) == {(table, fact_id): words}


def test_many_facts_are_told_at_once(runner: Runner) -> None:
    asked = [("promises", "m'1"), ("feedback", "f2"), ("base", ""), ("interactions", "i1")]
    assert words_of(runner, asked, UNTIL).keys() == set(asked) - {("base", "")}


def test_what_is_not_known_on_the_day_is_not_told(runner: Runner) -> None:
    assert words_of(runner, [("promises", "m2"), ("promises", "no such id")], UNTIL) == {}


def test_an_id_is_text_and_never_a_part_of_the_question(runner: Runner) -> None:
    assert words_of(runner, [("promises", "' OR '1' = '1")], UNTIL) == {}


def test_words_taken_back_later_are_told_on_no_earlier_day_either(runner: Runner) -> None:
    before = date(2026, 1, 20)
    set_day(runner, before)
    try:
        told = words_of(runner, [("value_claims", "v1"), ("value_claims", "v'2")], before)
    finally:
        set_day(runner, UNTIL)
    assert told == {
        ("value_claims", "v1"): "v1 saved a week",
        ("value_claims", "v'2"): "(words withdrawn)",
    }
