"""What is told after saving: which figures moved, by how much, and how to take it back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django_htmx.http import HttpResponseClientRedirect, HttpResponseClientRefresh

from troth.ledger import Ledger
from troth.workspace.reading import read_names
from troth.workspace.saving import Saved, Standing

KEY = "told"
MOST_PEOPLE = 3
SCALE = 100  # a figure is shown as points of it
_MEASURES = ("trust", "loyalty", "respect")


@dataclass(frozen=True)
class Move:
    """A figure that moved by a whole point or more, or that was or is not known. `table` is accounts or people."""

    table: str
    id: str
    measure: str
    before: int | None
    after: int | None
    name: str = ""

    @property
    def difference(self) -> int:
        """By how many points it moved; 0 where one of the two is not known."""
        return 0 if self.before is None or self.after is None else self.after - self.before


@dataclass(frozen=True)
class Told:
    """What one change did, or why it did nothing (`says`). Without a batch there is nothing to take back."""

    batch_id: str
    moves: tuple[Move, ...]
    says: str = ""


def remember(request: HttpRequest, told: Told) -> None:
    """Have it told on the next page this user opens. Names are not kept with it."""
    request.session[KEY] = asdict(told)


def recall(request: HttpRequest) -> Told | None:
    """What is to be told now, once; names as they are in force."""
    kept: dict[str, Any] | None = request.session.pop(KEY, None)
    if kept is None:
        return None
    ids = {
        table: {each["id"] for each in kept["moves"] if each["table"] == table}
        for table in ("people", "accounts")
    }
    names = read_names(Ledger(), ids)
    moves = [
        Move(**{**each, "name": names[each["table"]].get(each["id"], each["id"])}) for each in kept["moves"]
    ]
    return Told(kept["batch_id"], tuple(moves), kept["says"])


def told_of(saved: Saved, *, may_undo: bool = True) -> Told:
    """What a change did: the people whose figures it moved most, then their accounts."""
    people = sorted(
        (
            move
            for key in saved.after.people.keys() | saved.before.people.keys()
            if (move := _move("people", key[1], saved.before.people.get(key), saved.after.people.get(key)))
        ),
        key=lambda move: (-abs(move.difference), move.id),
    )
    accounts = (
        move
        for key in sorted(saved.after.accounts.keys() | saved.before.accounts.keys())
        if (move := _move("accounts", key, saved.before.accounts.get(key), saved.after.accounts.get(key)))
    )
    return Told(saved.batch_id if may_undo else "", (*people[:MOST_PEOPLE], *accounts))


def back(request: HttpRequest, otherwise: str) -> HttpResponse:
    """To the page the user came from, anew, since figures on it may have moved; else to the page of that account."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRefresh()
    came_from = request.headers.get("Referer", "")
    is_ours = url_has_allowed_host_and_scheme(
        came_from, {request.get_host()}, require_https=request.is_secure()
    )
    parts = urlsplit(came_from)
    is_form = parts.path == request.path
    if is_ours and not is_form:
        return HttpResponseRedirect(f"{parts.path}?{parts.query}".rstrip("?"))
    return HttpResponseRedirect(resolve_url("account", otherwise) if otherwise else resolve_url("today"))


def opened(request: HttpRequest, account_id: str) -> HttpResponse:
    """To the page of an account that has just been entered."""
    address = resolve_url("account", account_id)
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(address)
    return HttpResponseRedirect(address)


def _move(table: str, found_id: str, before: Standing | None, after: Standing | None) -> Move | None:
    moves = list(_moves(table, found_id, before, after))
    return max(moves, key=lambda move: (abs(move.difference), -_MEASURES.index(move.measure)), default=None)


def _moves(table: str, found_id: str, before: Standing | None, after: Standing | None) -> Iterator[Move]:
    for measure in _MEASURES:
        old, new = _points(before, measure), _points(after, measure)
        if old != new:
            yield Move(table, found_id, measure, old, new)


def _points(standing: Standing | None, measure: str) -> int | None:
    value = None if standing is None else getattr(standing, measure)
    return None if value is None else round(SCALE * value)
