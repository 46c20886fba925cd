"""An account's sheet has what is known filled in, and says whose word it is."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.reports.acorn import HOSTILE, acorn
from troth.reports import Known, Review, review
from troth.reports.review import PersonLine


def line(sheet: Review, person: str) -> PersonLine:
    (found,) = (each for each in sheet.people if each.person_id == person)
    return found


def rating(rating_id: str, level: int, rater_id: str | None, day: date) -> dict[str, object]:
    return {
        "rating_id": rating_id,
        "person_id": "pia",
        "account_id": "acorn",
        "level": level,
        "rated_by": "staff",
        "rater_id": rater_id,
        "rated_on": day,
    }


def test_an_unknown_account_has_no_sheet() -> None:
    with pytest.raises(KeyError):
        review(acorn(), "birch", None)


def test_the_most_influential_come_first_and_everybody_active_has_a_row() -> None:
    assert [each.person_id for each in review(acorn(), "acorn", "sam").people] == ["pia", "ben", "cleo"]


def test_people_who_left_have_no_row() -> None:
    gone = acorn(people=[{"person_id": "ben", "name": "Ben", "left_on": date(2026, 1, 1)}])
    assert [each.person_id for each in review(gone, "acorn", "sam").people] == ["pia", "cleo"]


def test_cells_hold_words_and_codes_as_they_stand() -> None:
    cells = line(review(acorn(), "acorn", "sam"), "pia").cells
    assert cells["name"] == f"Pia {HOSTILE}"
    assert (cells["role"], cells["power"]) == ("financial_buyer", "decide")
    assert (cells["need_1"], cells["expected_1"], cells["perceived_1"]) == (
        "The line never stands still",
        "8",
        "6.5",
    )
    assert (cells["talked_on"], cells["talked_how"]) == ("2026-02-10", "call")


def test_the_customers_own_word_is_not_called_ours() -> None:
    assert line(review(acorn(), "acorn", "sam"), "pia").ours == frozenset()


@pytest.mark.parametrize(("reviewer", "level"), [("sam", "2"), ("kim", "4"), ("lee", "4")])
def test_a_reviewer_sees_the_own_last_rating_else_the_newest(reviewer: str, level: str) -> None:
    rated = acorn(
        influence_ratings=[
            rating("i1", 1, "sam", date(2025, 1, 1)),
            rating("i2", 2, "sam", date(2025, 6, 1)),
            rating("i3", 4, "kim", date(2026, 1, 1)),
        ]
    )
    found = line(review(rated, "acorn", reviewer), "pia")
    assert found.cells["level"] == level
    assert found.ours == {"level"}


def test_written_messages_are_no_conversation_and_neither_is_a_meeting_that_was_not_held() -> None:
    later = {"person_id": "pia", "account_id": "acorn", "direction": "both"}
    more = acorn(
        interactions=[
            {
                **later,
                "interaction_id": "t2",
                "kind": "email",
                "happened_at": datetime(2026, 2, 20, tzinfo=UTC),
            },
            {
                **later,
                "interaction_id": "t3",
                "kind": "meeting",
                "held": False,
                "happened_at": datetime(2026, 2, 21, tzinfo=UTC),
            },
        ]
    )
    assert line(review(more, "acorn", "sam"), "pia").cells["talked_on"] == "2026-02-10"


def needs(count: int) -> Known:
    return acorn(
        needs=[
            {
                "need_id": f"m{number}",
                "person_id": "pia",
                "account_id": "acorn",
                "code": f"need_{number}",
                "importance": number,
            }
            for number in range(1, count + 1)
        ]
    )


def test_the_three_most_important_needs_have_room_and_the_rest_is_counted() -> None:
    found = line(review(needs(5), "acorn", "sam"), "pia")
    assert found.need_ids == ("m5", "m4", "m3")
    assert found.more_needs == 3


def test_ended_needs_are_left_out() -> None:
    ended = acorn(
        needs=[
            {
                "need_id": "old",
                "person_id": "pia",
                "account_id": "acorn",
                "code": "x",
                "importance": 5,
                "until": date(2026, 1, 1),
            }
        ]
    )
    assert line(review(ended, "acorn", "sam"), "pia").need_ids == ("n1",)


def test_only_promises_that_still_want_something_are_listed() -> None:
    more = acorn(
        promises=[{"promise_id": "done", "account_id": "acorn", "words": "Done"}],
        promise_scores=[{"promise_id": "done", "state": "kept"}],
    )
    assert [each.promise.promise_id for each in review(more, "acorn", "sam").promises] == ["seals"]


def test_who_does_not_want_to_be_scored_is_marked() -> None:
    assert line(review(acorn(), "acorn", "sam"), "cleo").objects
