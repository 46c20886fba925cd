"""Which accounts' loyalty moved most between two days, and by whom: from the figures that were kept for both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from troth.reports.known import Known, Row
from troth.reports.labels import PROMISE_STATES
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _

MOST_PROMISES = 2  # named for a move
LEAST_MOVE = 0.01  # of loyalty: a point, below which nothing is said to have moved
_POINTS = 100


@dataclass(frozen=True)
class Part:
    """One person's part of a move: influence times loyalty, now less before. `person_id` empty: people we do not know."""

    person_id: str
    moved: float
    words: Phrase


@dataclass(frozen=True)
class Move:
    """An account whose loyalty moved: the part that moved most, and the promises whose state changed since."""

    account_id: str
    account: str
    before: float
    after: float
    part: Part
    promises: tuple[Phrase, ...]

    @property
    def change(self) -> float:
        """How far it moved, in whole points as both days are shown, so that the three figures agree."""
        return (_points(self.after) - _points(self.before)) / _POINTS


def moves(known: Known, earlier: Known, accounts: Iterable[str]) -> tuple[Move, ...]:
    """The moves of these accounts, as `greatest` gives them.

    Both hold account_scores, person_scores and promise_lines of these accounts; `known` the promises whose state
    changed, and the people.
    """
    return tuple(_move(known, earlier, account_id) for account_id in accounts)


def greatest(earlier: Iterable[Row], later: Iterable[Row]) -> list[str]:
    """The accounts whose loyalty on both days differs by a point or more, those that moved most first."""
    before = {row["account_id"]: row["loyalty"] for row in earlier}
    moved = {
        row["account_id"]: abs(row["loyalty"] - before[row["account_id"]])
        for row in later
        if row["loyalty"] is not None and before.get(row["account_id"]) is not None
    }
    told = (name for name, size in moved.items() if round(size, 9) >= LEAST_MOVE)
    return sorted(told, key=lambda name: (-moved[name], name))


def changed_promises(earlier: Iterable[Row], later: Iterable[Row]) -> dict[str, Row]:
    """The lines of promises of ours that stand otherwise than on the earlier day, by promise; new ones apart."""
    before = {row["promise_id"]: row["state"] for row in earlier}
    return {
        row["promise_id"]: row
        for row in later
        if row["made_by"] == "us" and before.get(row["promise_id"], row["state"]) != row["state"]
    }


def _move(known: Known, earlier: Known, account_id: str) -> Move:
    before, after = (_loyalty(each, account_id) for each in (earlier, known))
    part = _greatest(known, earlier, account_id, after - before)
    return Move(
        account_id=account_id,
        account=known.account(account_id),
        before=before,
        after=after,
        part=part,
        promises=_promises(known, earlier, account_id, part.person_id),
    )


def _loyalty(known: Known, account_id: str) -> float:
    (row,) = known.where("account_scores", "account_id", account_id)
    return float(row["loyalty"])


def _greatest(known: Known, earlier: Known, account_id: str, moved: float) -> Part:
    """The part that moved the account most its way; what nobody with a figure moved, moved without them."""
    before, after = (
        {row["person_id"]: row for row in each.where("person_scores", "account_id", account_id)}
        for each in (earlier, known)
    )
    found = [_part(known, name, before.get(name), after.get(name)) for name in sorted({*before, *after})]
    parts = [part for part in found if part is not None]
    unseen = moved - sum(part.moved for part in parts)
    parts.append(
        Part("", unseen, _("people we know little or nothing of, who count as is usual in the book"))
    )
    way = 1 if moved > 0 else -1
    return max(parts, key=lambda part: part.moved * way)


def _part(known: Known, person_id: str, before: Row | None, after: Row | None) -> Part | None:
    """What somebody moved; none without a figure, since what is usual in the book stands for them until then."""
    if any(row is not None and row["loyalty"] is None for row in (before, after)):
        return None
    person, moved = known.person(person_id), _held(after) - _held(before)
    if before is None or after is None:
        came, went = (
            _("{person} is new there", person=person),
            _("{person} no longer counts there", person=person),
        )
        return Part(person_id, moved, came if before is None else went)
    by_loyalty = abs(after["loyalty"] - before["loyalty"]) * (before["influence"] + after["influence"])
    by_influence = abs(after["influence"] - before["influence"]) * (before["loyalty"] + after["loyalty"])
    if by_loyalty >= by_influence:
        words = _(
            "{person}: loyalty {before} → {after}",
            person=person,
            before=_points(before["loyalty"]),
            after=_points(after["loyalty"]),
        )
    else:
        words = _(
            "{person}: influence {before} % → {after} %",
            person=person,
            before=_points(before["influence"]),
            after=_points(after["influence"]),
        )
    return Part(person_id, moved, words)


def _held(row: Row | None) -> float:
    """A person's part of the loyalty of their account; nothing of who is not there."""
    return 0.0 if row is None else float(row["influence"] * row["loyalty"])


def _points(value: float) -> int:
    return round(_POINTS * value)


def _promises(known: Known, earlier: Known, account_id: str, person_id: str) -> tuple[Phrase, ...]:
    """The promises there that stand otherwise than before, those to this person first."""
    lines = (each.where("promise_lines", "account_id", account_id) for each in (earlier, known))
    changed = changed_promises(*lines)
    rows = [known.one("promises", "promise_id", promise_id) for promise_id in changed]
    told = [row for row in rows if row is not None]
    told.sort(key=lambda row: (row["person_id"] != person_id, row["promise_id"]))
    return tuple(
        _("“{words}”: {state}", words=row["words"], state=PROMISE_STATES[changed[row["promise_id"]]["state"]])
        for row in told[:MOST_PROMISES]
    )
