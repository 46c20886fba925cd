"""Figures about our own people: one's own, groups of five, and by name only under an agreement."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from tests.web.users import user_of
from troth.web.models import NamedFigures
from troth.web.staff_figures import named_staff, shown_groups, switch

NOW = datetime(2026, 3, 2, tzinfo=UTC)
AGREED = date(2026, 1, 15)
STAFF = [f"staff-{number}" for number in range(20)]


def asked_by(role: str) -> HttpRequest:
    """A request of Sam of the team north in a role."""
    request = RequestFactory().get("/")
    request.user = user_of(role)
    return request


@pytest.mark.usefixtures("mills")
@pytest.mark.parametrize("role", ["reader", "member", "manager", "admin"])
def test_everybody_sees_their_own_figures_and_no_others(role: str) -> None:
    assert named_staff(asked_by(role)) == frozenset({"sam"})


@pytest.mark.usefixtures("mills")
@pytest.mark.parametrize(
    ("role", "seen"),
    [("reader", ["sam"]), ("member", ["sam"]), ("manager", ["sam", "kim"]), ("admin", None)],
)
def test_under_an_agreement_managers_see_their_teams_by_name(role: str, seen: list[str] | None) -> None:
    switch(user_of("admin"), AGREED, NOW)
    assert named_staff(asked_by(role)) == (None if seen is None else frozenset(seen))


@pytest.mark.usefixtures("mills")
def test_switched_off_again_nobody_is_named_and_both_decisions_are_kept() -> None:
    switch(user_of("admin"), AGREED, NOW)
    switch(user_of("admin"), None, NOW)
    assert named_staff(asked_by("manager")) == frozenset({"sam"})
    assert list(NamedFigures.objects.order_by("pk").values_list("user__username", "agreed_on")) == [
        ("sam@ours.example", AGREED),
        ("sam@ours.example", None),
    ]


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"north": 5}, {"north"}),
        ({"north": 4}, set()),
        ({"north": 5, "south": 5}, {"north", "south"}),
        ({"north": 6, "south": 5, "east": 4}, {"north"}),
        ({"north": 5, "south": 4}, set()),
        ({"north": 5, "south": 3, "east": 2}, {"north"}),
        ({}, set()),
    ],
)
def test_a_group_needs_five_promisers_and_must_not_tell_on_the_rest(
    sizes: dict[str, int], shown: set[str]
) -> None:
    groups = {name: {f"{name}-{number}" for number in range(size)} for name, size in sizes.items()}
    assert shown_groups(groups) == shown


@given(st.dictionaries(st.text(max_size=2), st.sets(st.sampled_from(STAFF), max_size=9), max_size=5))
def test_what_is_shown_leaves_no_fewer_than_five_to_be_told_apart(groups: dict[str, set[str]]) -> None:
    shown = shown_groups(groups)
    told = {each for name in shown for each in groups[name]}
    rest = {each for members in groups.values() for each in members} - told
    assert all(len(groups[name]) >= 5 for name in shown)
    assert not shown or len(rest) == 0 or len(rest) >= 5
