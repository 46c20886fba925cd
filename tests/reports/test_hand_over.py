"""A hand-over lists what was promised, who fell silent, and whom only the owner knows."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.reports.acorn import acorn
from tests.reports.rows import known
from troth.reports import HandOverPage, hand_over


def contact(number: int, person: str, staff: str, day: date, **more: object) -> dict[str, object]:
    return {
        "interaction_id": f"x{number}",
        "person_id": person,
        "account_id": "acorn",
        "staff_id": staff,
        "kind": "meeting",
        "direction": "both",
        "happened_at": datetime(day.year, day.month, day.day, 10, tzinfo=UTC),
        **more,
    }


def silent(page: HandOverPage) -> dict[str, int | None]:
    return {each.person.person_id: each.days for each in page.silent}


def test_an_unknown_account_cannot_be_handed_over() -> None:
    with pytest.raises(KeyError):
        hand_over(acorn(), "birch")


def test_open_promises_of_both_sides_are_listed() -> None:
    theirs = {"promise_id": "t", "account_id": "acorn", "words": "The drawings", "made_by": "customer"}
    page = hand_over(acorn(promises=[theirs]), "acorn")
    assert [each.promise_id for each in page.promises] == ["seals"]
    assert [each.promise_id for each in page.promises_to_us] == ["t"]


def test_silence_is_half_a_year_and_never_on_record_comes_last() -> None:
    page = hand_over(acorn(interactions=[contact(1, "ben", "sam", date(2025, 9, 2))]), "acorn")
    assert silent(page) == {"ben": 181, "cleo": None}
    recent = hand_over(acorn(interactions=[contact(1, "ben", "sam", date(2025, 9, 3))]), "acorn")
    assert silent(recent) == {"cleo": None}


def test_where_no_contact_is_on_record_nobody_is_called_silent_for_sure() -> None:
    page = hand_over(known(accounts=[{"account_id": "acorn", "name": "Acorn", "owner_id": "sam"}]), "acorn")
    assert not page.is_observed


def test_whom_only_the_owner_was_in_touch_with_is_told() -> None:
    page = hand_over(acorn(interactions=[contact(1, "ben", "kim", date(2026, 1, 1))]), "acorn")
    (only,) = page.only_theirs
    assert (only.person.person_id, only.contacts, only.last_on) == ("pia", 1, date(2026, 2, 10))


def test_somebody_a_colleague_met_of_late_is_not_the_owners_alone() -> None:
    page = hand_over(acorn(interactions=[contact(1, "pia", "kim", date(2026, 1, 1))]), "acorn")
    assert page.only_theirs == ()


def test_a_colleagues_meeting_of_long_ago_is_forgotten() -> None:
    page = hand_over(acorn(interactions=[contact(1, "pia", "kim", date(2024, 1, 1))]), "acorn")
    assert [each.person.person_id for each in page.only_theirs] == ["pia"]


def test_a_meeting_with_several_rows_counts_once() -> None:
    rows = [contact(number, "pia", "sam", date(2026, 2, 1), event_key="one") for number in (1, 2)]
    (only,) = hand_over(acorn(interactions=rows), "acorn").only_theirs
    assert only.contacts == 2  # this one, and the call of 10 February


def test_the_owners_notes_are_told_newest_first() -> None:
    rows = [
        contact(1, "pia", "sam", date(2026, 1, 1), note="first"),
        contact(2, "pia", "sam", date(2026, 2, 1), note="second"),
        contact(3, "pia", "kim", date(2026, 2, 2), note="not theirs"),
    ]
    assert [each.words for each in hand_over(acorn(interactions=rows), "acorn").notes] == ["second", "first"]


def test_everybody_but_the_owner_may_take_the_account() -> None:
    assert [each.staff_id for each in hand_over(acorn(), "acorn").staff] == ["kim"]
