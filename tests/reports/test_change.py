"""What changed between two days: the parts add up to the difference exactly, and each says what became of it."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.reports.rows import AT, figure, row
from troth.reports import Change, Known, change

BEFORE = date(2026, 2, 1)
Parts = dict[tuple[str | None, str, str], int]  # (person, table, fact) -> billionths


def on_day(at: date, parts: Parts, promise_state: str = "open") -> Known:
    """A day on which an account's loyalty has these parts; a fact is one promise, in this state."""
    total = sum(parts.values()) / 1e9
    contributions = [
        row(
            "contributions",
            account_id="a",
            person_id=person,
            fact_table=table,
            fact_id=fact,
            contribution=part / 1e9,
        )
        for (person, table, fact), part in parts.items()
    ]
    promise = row(
        "promises", promise_id="p", account_id="a", made_by="us", words="Seals", importance="normal"
    )
    tables: dict[str, list[dict[str, Any]]] = {
        "account_scores": [row("account_scores", account_id="a", **figure("loyalty", total))],
        "contributions": contributions,
        "people": [row("people", person_id=who, name=who.title()) for who in ("pia", "ben")],
        "promises": [promise],
        "promise_scores": [row("promise_scores", promise_id="p", state=promise_state)],
    }
    return Known(at, tables)


def changed(before: Parts, after: Parts, state: str = "open") -> Change:
    return change(on_day(BEFORE, before), on_day(AT, after, state), "a")


BASE = ("pia", "base", "")
FACT = ("pia", "promises", "p")
OTHER = ("pia", "promises", "gone")
UNSEEN = (None, "base", "")

parts = st.dictionaries(
    st.tuples(
        st.sampled_from([None, "pia", "ben"]), st.sampled_from(["base", "promises"]), st.sampled_from("pqr")
    ),
    st.integers(-(10**8), 10**9),
    min_size=1,
)


@given(parts, parts)
def test_the_parts_add_up_to_the_difference_to_the_last_digit(before: Parts, after: Parts) -> None:
    found = changed(before, after)
    assert found.difference is not None
    assert round(found.total * 1e9) == sum(after.values()) - sum(before.values())
    assert round(found.difference * 1e9) == round(found.total * 1e9)


@given(parts, parts)
def test_the_kinds_the_starting_points_and_the_unseen_add_up_as_well(before: Parts, after: Parts) -> None:
    found = changed(before, after)
    kinds = sum(round(found.of_kind(kind) * 1e9) for kind in ("came", "went", "turned", "aged"))
    assert kinds + round(found.bases * 1e9) + round(found.unseen * 1e9) == round(found.total * 1e9)


@given(parts)
def test_nothing_changes_where_nothing_changed(same: Parts) -> None:
    assert changed(same, same).difference == 0
    assert all(not person.facts for person in changed(same, same).people)


def test_a_fact_comes_goes_or_ages() -> None:
    found = changed({BASE: 1, OTHER: 5}, {BASE: 1, FACT: 7})
    assert [(fact.fact_id, fact.kind) for fact in found.people[0].facts] == [("p", "came"), ("gone", "went")]
    assert changed({FACT: 7}, {FACT: 5}).people[0].facts[0].kind == "aged"


def test_a_promise_that_was_open_and_is_broken_turned() -> None:
    (fact,) = changed({FACT: 7}, {FACT: -5}, state="broken").people[0].facts
    assert (fact.kind, str(fact.words)) == ("turned", "Promise broken: Seals")


def test_whoever_moved_the_figure_most_comes_first() -> None:
    found = changed({BASE: 1, ("ben", "base", ""): 1}, {BASE: 3, ("ben", "base", ""): -9})
    assert [person.person_id for person in found.people] == ["ben", "pia"]


def test_a_day_without_parts_splits_nothing_and_says_so() -> None:
    empty = Known(BEFORE, {"account_scores": []})
    found = change(empty, on_day(AT, {UNSEEN: 5}), "a")
    assert (found.is_split, found.people, found.difference) == (False, (), None)
