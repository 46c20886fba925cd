"""The database finds and pages promises by state, owner, day and words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.ledger.listed import AT, RUN, promise, record, score, states
from troth import ledger
from troth.ledger import Ledger, PromisesAsked, promise_lists

LIVE = PromisesAsked(AT, RUN, ("overdue", "open"))
ENDED = PromisesAsked(AT, RUN, ("kept", "broken"))


@pytest.fixture
def five(book: Ledger) -> Ledger:
    """Promises to two accounts, one of them by the customer."""
    due = [AT + timedelta(days=days) for days in (-9, 3, 5, -20, -2)]
    record(
        book,
        staff=[{"staff_id": "s", "name": "Sam"}],
        accounts=[{"account_id": "a", "name": "A"}, {"account_id": "b", "name": "B"}],
        promises=[
            promise("p1", "a", due[0], promiser_id="s", words="Seals on the DÖCK"),
            promise("p2", "a", due[1]),
            promise("p3", "b", due[2], promiser_id="s"),
            promise("p4", "b", due[3]),
            promise("p5", "b", due[4], words="50% off"),
            promise("p6", "b", due[0], made_by="customer"),
        ],
    )
    score(book, promise_scores=states(p1="overdue", p2="open", p3="open", p4="kept", p5="broken"))
    return book


def found(book: Ledger, asked: PromisesAsked = LIVE, first: int = 0, most: int = 9) -> str:
    """The numbers of the promises on a page, which must be as many as are counted."""
    ids = ledger.list_promises(book, asked, first=first, most=most)
    assert first or most < 9 or len(ids) == ledger.count_promises(book, asked)
    return "".join(each.removeprefix("p") for each in ids)


def test_open_promises_come_by_due_day_and_ended_ones_backwards(five: Ledger) -> None:
    assert (found(five), found(five, ENDED)) == ("123", "54")


def test_pages_follow_each_other_over_all_states(five: Ledger) -> None:
    assert [found(five, first=first, most=2) for first in (0, 2, 4)] == ["12", "3", ""]


def test_mine_are_those_i_gave_and_those_nobody_gave_at_my_accounts(five: Ledger) -> None:
    assert found(five, replace(LIVE, promiser_id="s")) == "13"
    assert found(five, replace(LIVE, promiser_id="s", own_accounts=["a"])) == "123"


@pytest.mark.parametrize("few", [500, 0], ids=["account by account", "as a set"])
def test_only_the_accounts_asked_for_are_listed(
    five: Ledger, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(promise_lists, "FEW_ACCOUNTS", few)
    assert found(five, replace(LIVE, accounts=["a"])) == "12"
    assert found(five, replace(LIVE, accounts=["b"], promiser_id="s")) == "3"
    assert found(five, replace(LIVE, accounts=[])) == ""


def test_both_ends_of_a_window_belong_to_it(five: Ledger) -> None:
    window = replace(LIVE, due_from=AT + timedelta(days=3), due_until=AT + timedelta(days=5))
    assert found(five, window) == "23"


@pytest.mark.parametrize(("search", "promises"), [("döck", "1"), ("P2", "2"), ("%", ""), ("_", "")])
def test_words_are_searched_as_they_are(five: Ledger, search: str, promises: str) -> None:
    assert found(five, replace(LIVE, search=search)) == promises


def test_a_sign_that_searches_know_is_a_letter_like_any_other(five: Ledger) -> None:
    assert found(five, replace(ENDED, search="50%")) == "5"


def test_a_search_looks_at_the_nearest_promises_of_a_state(
    five: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(promise_lists, "MOST_SEARCHED", 1)
    assert found(five, replace(LIVE, search="p")) == "2"


def test_what_the_customer_promised_stands_apart(five: Ledger) -> None:
    assert found(five, replace(LIVE, made_by="customer")) == "6"


def test_counting_ends_where_nobody_turns_the_page(five: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(promise_lists, "MOST_COUNTED", 1)
    assert ledger.count_promises(five, LIVE) == 2
