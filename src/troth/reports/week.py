"""What to do this week: promises to keep and people to call, by the influence at stake."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from troth.reports.gaps import Gap, gap
from troth.reports.known import Known
from troth.reports.phrases import Phrase
from troth.reports.phrases import gettext as _
from troth.reports.promises import PromiseRow, promise_row

DAYS_AHEAD = 7
CALL_FOR = ("silent_key_person", "single_contact", "empty_role")


@dataclass(frozen=True)
class PromiseToKeep:
    """A promise overdue or due within the week, with the influence at stake times what the account stands for."""

    account_id: str
    account: str
    promise: PromiseRow
    stake: float


@dataclass(frozen=True)
class PersonToCall:
    """Somebody to call, or a seat to fill: whom, why, and what to say."""

    account_id: str
    account: str
    gap: Gap
    stake: float


@dataclass(frozen=True)
class Week:
    """The week from `at` on; promises overdue come before those due, each list with most at stake first."""

    at: date
    overdue: tuple[PromiseToKeep, ...]
    due: tuple[PromiseToKeep, ...]
    calls: tuple[PersonToCall, ...]

    def lines(self, most: int = 5) -> tuple[Phrase, ...]:
        """The week in a few sentences, at most so many of each kind."""
        return (
            *(_line_of_promise(each, self.at) for each in (self.overdue + self.due)[:most]),
            *(_line_of_call(each) for each in self.calls[:most]),
        )


def week(known: Known, weights: Mapping[str, float]) -> Week:
    """What the week from the day of `known` asks for; `weights` says what each account stands for.

    Promises that are overdue or of unknown outcome are `overdue`; open ones due within 7 days are `due`.
    """
    promises = [_to_keep(known, promise, weights) for promise in _unfinished(known)]
    overdue = [each for each in promises if each.promise.state == "overdue"]
    due = [each for each in promises if each.promise.state == "open" and _is_near(each.promise, known.at)]
    return Week(
        at=known.at,
        overdue=tuple(sorted(overdue, key=_most_at_stake)),
        due=tuple(sorted(due, key=_most_at_stake)),
        calls=to_do(known, weights, CALL_FOR),
    )


def to_do(known: Known, weights: Mapping[str, float], kinds: Collection[str]) -> tuple[PersonToCall, ...]:
    """What to do about the gaps of these kinds, most at stake first."""
    found = [
        PersonToCall(
            row["account_id"], known.account(row["account_id"]), gap(known, row), _weigh(row, weights)
        )
        for row in known.rows("gaps")
        if row["kind"] in kinds
    ]
    return tuple(
        sorted(
            found, key=lambda each: (-each.stake, each.account_id, each.gap.kind, each.gap.person_id or "")
        )
    )


def _unfinished(known: Known) -> list[PromiseRow]:
    rows = [row for row in known.rows("promises") if row["made_by"] == "us"]
    unfinished = [row for row in rows if _state(known, row["promise_id"]) in {"open", "overdue"}]
    return [promise_row(known, row) for row in unfinished]


def _state(known: Known, promise_id: str) -> str:
    score = known.one("promise_scores", "promise_id", promise_id)
    return "" if score is None else str(score["state"])


def _is_near(promise: PromiseRow, at: date) -> bool:
    left = promise.days_left(at)
    return left is not None and left <= DAYS_AHEAD


def _to_keep(known: Known, promise: PromiseRow, weights: Mapping[str, float]) -> PromiseToKeep:
    stake = _influence(known, promise) * weights.get(promise.account_id, 0.0)
    return PromiseToKeep(promise.account_id, known.account(promise.account_id), promise, stake)


def _influence(known: Known, promise: PromiseRow) -> float:
    """The influence of the person it was made to; all that is known there for a promise to the account."""
    scores = known.where("person_scores", "account_id", promise.account_id)
    if promise.person_id is None:
        return float(sum(row["influence"] for row in scores))
    return float(sum(row["influence"] for row in scores if row["person_id"] == promise.person_id))


def _weigh(row: Mapping[str, object], weights: Mapping[str, float]) -> float:
    return float(str(row["weight"])) * weights.get(str(row["account_id"]), 0.0)


def _most_at_stake(each: PromiseToKeep) -> tuple[float, date, str]:
    return -each.stake, each.promise.due_on or date.max, each.promise.promise_id


def _line_of_promise(each: PromiseToKeep, at: date) -> Phrase:
    return _(
        "{account}, {person}: {words} ({when})",
        account=each.account,
        person=each.promise.person or _("to the account"),
        words=each.promise.words,
        when=each.promise.when(at),
    )


def _line_of_call(each: PersonToCall) -> Phrase:
    return _("{account}: {action}. {why}.", account=each.account, action=each.gap.action, why=each.gap.words)
