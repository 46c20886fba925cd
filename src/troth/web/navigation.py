"""The places every page leads to, in one table; a place is shown once an address has its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Place:
    """A page that stands by itself: its name among the addresses, what it is called, and its key after `g`."""

    name: str
    title: Promise
    key: str = ""


@dataclass(frozen=True)
class Link:
    """A place as a page shows it; `is_here` on that page and those below it."""

    place: Place
    is_here: bool


PLACES = (
    Place("today", _("Today"), "t"),
    Place("accounts", _("Accounts"), "a"),
    Place("promises", _("Promises"), "p"),
    Place("our_promise", _("Our promise"), "o"),
    Place("value", _("Value"), "v"),
    Place("reviews", _("Reviews"), "r"),
    Place("campaigns", _("Campaigns"), "c"),
    Place("book", _("Book"), "b"),
    Place("settings", _("Settings"), "s"),
)


def places() -> tuple[Place, ...]:
    """The places that have an address."""
    return tuple(place for place in PLACES if _address(place))


def links(path: str) -> Iterator[Link]:
    """The places that have an address, seen from a page at `path`."""
    home = reverse("today")
    for place in places():
        address = _address(place)
        yield Link(place, path == address if address == home else path.startswith(address))


def _address(place: Place) -> str:
    """The address of a place; empty where it has none."""
    try:
        return reverse(place.name)
    except NoReverseMatch:
        return ""
