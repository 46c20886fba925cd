"""Our side of the portal of an account: what was released to whom, what they said there, and what waits for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from troth.reports.disagreement import Disagreement, disagreements
from troth.reports.known import Known, Row
from troth.reports.phrases import Phrase
from troth.reports.portal import (
    SOURCE,
    STATE_LABELS,
    UNNAMED_NEED,
    Visitor,
    is_released,
    shared_promise,
    visitor,
)


@dataclass(frozen=True)
class Release:
    """A promise of ours and what the customer sees of it; `version` tells whether somebody changed it since."""

    promise_id: str
    version: str
    words: str
    person_id: str | None
    person: str
    due_on: date | None
    state: Phrase
    is_ahead: bool
    is_released: bool
    shared_on: date | None
    shared_words: str


@dataclass(frozen=True)
class AskedDay:
    """Another due day that somebody asked for and nobody has answered."""

    event_id: str
    promise_id: str
    words: str
    person: str
    asked_on: date
    due_on: date | None
    new_due_on: date
    their_words: str


@dataclass(frozen=True)
class StatedNeed:
    """A need stated in the portal that nobody has given a name."""

    need_id: str
    person: str
    stated_on: date | None
    importance: int
    words: str


@dataclass(frozen=True)
class AccountPortal:
    """Our side of the portal of one account."""

    account_id: str
    releases: tuple[Release, ...]
    people: tuple[Visitor, ...]
    asked_days: tuple[AskedDay, ...]
    stated_needs: tuple[StatedNeed, ...]
    disagreements: tuple[Disagreement, ...]

    @property
    def waits(self) -> bool:
        """Whether something said there wants an answer."""
        return bool(self.asked_days or self.stated_needs)


def account_portal(known: Known, account_id: str) -> AccountPortal:
    """What `known`, which holds the rows of one account, says of its portal."""
    ours = [row for row in known.rows("promises") if row["made_by"] == "us"]
    releases = [_release(known, row) for row in ours]
    people = [visitor(known, row["person_id"]) for row in known.rows("people")]
    return AccountPortal(
        account_id=account_id,
        releases=tuple(sorted(releases, key=_ahead_first)),
        people=tuple(
            sorted(
                (each for each in people if account_id in each.accounts and not each.has_left),
                key=lambda each: (each.name, each.person_id),
            )
        ),
        asked_days=tuple(_asked_days(known, ours)),
        stated_needs=tuple(_stated_needs(known)),
        disagreements=disagreements(known),
    )


def _ahead_first(release: Release) -> tuple[bool, int, str]:
    """Open ones by due day, undated last; then ended ones, the latest due first."""
    due = release.due_on or date.max
    return not release.is_ahead, due.toordinal() if release.is_ahead else -due.toordinal(), release.promise_id


def _release(known: Known, row: Row) -> Release:
    seen = shared_promise(known, row, "")
    return Release(
        promise_id=row["promise_id"],
        version=str(row["batch_id"]),
        words=row["words"],
        person_id=row["person_id"],
        person=known.person(row["person_id"]),
        due_on=seen.due_on,
        state=STATE_LABELS[seen.state],
        is_ahead=seen.is_open,
        is_released=is_released(row, known.at),
        shared_on=row["shared_on"],
        shared_words=row["shared_words"] or "",
    )


def _asked_days(known: Known, promises: list[Row]) -> list[AskedDay]:
    by_id = {row["promise_id"]: row for row in promises}
    waiting = [
        event for event in known.rows("promise_events") if _waits(event) and event["promise_id"] in by_id
    ]
    return [
        AskedDay(
            event_id=event["event_id"],
            promise_id=event["promise_id"],
            words=by_id[event["promise_id"]]["words"],
            person=known.person(event["said_by"]),
            asked_on=event["happened_on"],
            due_on=shared_promise(known, by_id[event["promise_id"]], "").due_on,
            new_due_on=event["new_due_on"],
            their_words=event["words"] or "",
        )
        for event in sorted(waiting, key=_asked_first)
    ]


def _waits(event: Row) -> bool:
    is_asked = event["kind"] == "renegotiated" and event["asked_by"] == "customer"
    return is_asked and event["agreed"] is None and event["new_due_on"] is not None


def _asked_first(event: Row) -> tuple[Any, str]:
    return event["happened_on"], event["event_id"]


def _stated_needs(known: Known) -> list[StatedNeed]:
    unnamed = [row for row in known.rows("needs") if row["code"] == UNNAMED_NEED and row["until"] is None]
    return [
        StatedNeed(
            need_id=row["need_id"],
            person=known.person(row["person_id"]),
            stated_on=row["since"],
            importance=row["importance"],
            words=_words_of(known, row["need_id"]),
        )
        for row in unnamed
    ]


def _words_of(known: Known, need_id: str) -> str:
    """Their words stand in `feedback`, under the id of the need."""
    told = known.one("feedback", "feedback_id", need_id)
    return (told["words"] or "") if told and told["campaign"] == SOURCE else ""
