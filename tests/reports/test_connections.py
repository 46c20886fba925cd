"""Who of us knows whom: an event once, a missed meeting never, and only what came back is two-way."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from tests.reports.rows import known
from troth.reports import connections
from troth.reports.connections import Connection

DAYS = 180


def contact(number: int, month: int = 2, **more: object) -> dict[str, object]:
    return {
        "interaction_id": f"i{number}",
        "account_id": "a",
        "person_id": "pia",
        "staff_id": "sam",
        "kind": "email",
        "direction": "out",
        "happened_at": datetime(2026, month, 1, 9, tzinfo=UTC),
        **more,
    }


def found(*contacts: Mapping[str, object]) -> tuple[Connection, ...]:
    return connections(known(interactions=contacts), "a", ["pia"], DAYS)


def test_rows_of_one_event_count_once() -> None:
    (one,) = found(contact(1, event_key="x"), contact(2, event_key="x"), contact(3))
    assert one.contacts == 2


def test_a_meeting_that_did_not_take_place_is_none() -> None:
    assert found(contact(1, kind="meeting", held=False)) == ()


@pytest.mark.parametrize(
    ("contacts", "way"),
    [
        ([contact(1)], "one"),
        ([contact(1, replied_at=datetime(2026, 2, 2, tzinfo=UTC))], "both"),
        ([contact(1), contact(2, direction="in")], "both"),
        ([contact(1, kind="call", direction="both", held=True)], "both"),
        ([contact(1, kind="call", direction="both")], "one"),
        ([{**contact(1), "happened_at": datetime(2025, 2, 1, tzinfo=UTC)}], "past"),
    ],
)
def test_what_came_back_makes_it_two_way(contacts: list[dict[str, object]], way: str) -> None:
    (one,) = found(*contacts)
    assert one.way == way


def test_contacts_without_one_of_us_or_with_somebody_not_shown_are_left_out() -> None:
    assert found(contact(1, staff_id=None), contact(2, person_id="ben")) == ()


def test_the_liveliest_comes_first() -> None:
    rows = [contact(1, staff_id="kim"), contact(2), contact(3)]
    assert [each.staff_id for each in found(*rows)] == ["sam", "kim"]
