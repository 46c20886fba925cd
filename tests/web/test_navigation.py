"""Every page leads to the places there are, and says which one it is."""

from __future__ import annotations

import pytest

from troth.web import navigation
from troth.web.navigation import PLACES, Place, links, places


def test_a_place_without_an_address_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    nowhere = Place("no_such_page", PLACES[0].title, "x")
    monkeypatch.setattr(navigation, "PLACES", (*PLACES, nowhere))
    assert nowhere not in places()
    assert {"today", "accounts", "promises"} <= {place.name for place in places()}


@pytest.mark.parametrize(
    ("path", "here"),
    [
        ("/", ["today"]),
        ("/accounts/", ["accounts"]),
        ("/accounts/acorn/why/", ["accounts"]),
        ("/promises/", ["promises"]),
        ("/me/", []),
    ],
)
def test_the_place_one_is_at_is_marked_on_its_pages_and_those_below(path: str, here: list[str]) -> None:
    assert [link.place.name for link in links(path) if link.is_here] == here


def test_no_two_places_have_the_same_key() -> None:
    keys = [place.key for place in PLACES if place.key]
    assert len(keys) == len(set(keys))
