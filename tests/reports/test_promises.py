"""A promise is listed with the day in force, its state and the customer's word."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reports.rows import AT, known
from troth.reports.known import Known
from troth.reports.promises import our_promises, promises_to_us


def book(
    *promises: dict[str, object], states: dict[str, str], events: list[dict[str, object]] | None = None
) -> Known:
    return known(
        promises=[{"account_id": "a", "words": "w", **promise} for promise in promises],
        promise_scores=[{"promise_id": name, "state": state} for name, state in states.items()],
        promise_events=events or [],
    )


def test_overdue_comes_before_open_and_open_before_ended() -> None:
    states = {"p1": "kept", "p2": "open", "p3": "overdue"}
    promises: list[dict[str, object]] = [{"promise_id": name} for name in states]
    listed = our_promises(book(*promises, states=states), "a")
    assert [each.promise_id for each in listed] == ["p3", "p2", "p1"]


def test_open_promises_come_by_due_day_and_undated_ones_last() -> None:
    days = {"p1": None, "p2": date(2026, 5, 1), "p3": date(2026, 4, 1)}
    promises: list[dict[str, object]] = [{"promise_id": name, "due_on": day} for name, day in days.items()]
    listed = our_promises(book(*promises, states=dict.fromkeys(days, "open")), "a")
    assert [each.promise_id for each in listed] == ["p3", "p2", "p1"]


def moved(*, agreed: bool) -> dict[str, object]:
    return {
        "event_id": "e1",
        "promise_id": "p1",
        "kind": "renegotiated",
        "happened_on": date(2026, 2, 1),
        "new_due_on": date(2026, 4, 1),
        "agreed": agreed,
    }


def test_an_agreed_new_day_is_in_force_and_the_first_is_still_told() -> None:
    first = {"promise_id": "p1", "due_on": date(2026, 3, 1)}
    (promise,) = our_promises(book(first, states={"p1": "open"}, events=[moved(agreed=True)]), "a")
    assert (promise.due_on, promise.first_due_on) == (date(2026, 4, 1), date(2026, 3, 1))


def test_a_new_day_that_was_not_agreed_changes_nothing() -> None:
    first = {"promise_id": "p1", "due_on": date(2026, 3, 1)}
    (promise,) = our_promises(book(first, states={"p1": "open"}, events=[moved(agreed=False)]), "a")
    assert (promise.due_on, promise.first_due_on) == (date(2026, 3, 1), None)


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2026, 3, 1), "1 day overdue"),
        (date(2026, 3, 2), "due today"),
        (date(2026, 3, 5), "due in 3 days"),
        (None, "no day named"),
    ],
)
def test_when_it_is_due_is_said_from_the_day_of_the_page(due_on: date | None, words: str) -> None:
    (promise,) = our_promises(book({"promise_id": "p1", "due_on": due_on}, states={"p1": "open"}), "a")
    assert str(promise.when(AT)) == words


def test_the_customers_word_is_shown_as_said() -> None:
    verdict = {"event_id": "e1", "promise_id": "p1", "kind": "verdict", "happened_on": date(2026, 2, 1)}
    said = book({"promise_id": "p1"}, states={"p1": "broken"}, events=[{**verdict, "words": "<b>late</b>"}])
    (promise,) = our_promises(said, "a")
    assert (promise.verdict_words, promise.ended_on) == ("<b>late</b>", date(2026, 2, 1))


def test_promises_made_to_us_are_kept_apart_and_need_no_run() -> None:
    theirs = {"promise_id": "p1", "made_by": "customer", "due_on": date(2026, 2, 1)}
    both = book(theirs, {"promise_id": "p2"}, states={"p2": "open"})
    assert [each.promise_id for each in our_promises(both, "a")] == ["p2"]
    assert [(each.promise_id, each.state) for each in promises_to_us(both, "a")] == [("p1", "overdue")]
