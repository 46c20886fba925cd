"""Saving an account review: what was changed on the sheet as one batch, or every problem of it and nothing."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from troth import ledger as book
from troth.intake.review import Filled, Reviewed, facts_of_review
from troth.intake.review_cells import Reviewer
from troth.intake.review_writing import PromiseOutcome
from troth.ledger import Ledger
from troth.model import Facts
from troth.reports import Review
from troth.workspace.reading.review import read_behind_review, read_review
from troth.workspace.reading.reviews import source_of_review
from troth.workspace.saving import Saved, bring_to_today, save
from troth.workspace.settling import settle

NOON = time(12)


@dataclass(frozen=True)
class ReviewSaved:
    """What became of a filled sheet: what it amounts to, the sheet it was held against, and what saving it did, if it was."""

    reviewed: Reviewed
    sheet: Review
    saved: Saved | None


@dataclass(frozen=True)
class Reviewing:
    """Who reviews, as the book's batches name them, which of our staff they are, and the present in UTC."""

    by: str
    staff_id: str | None
    now: datetime


def today_of(ledger: Ledger, now: datetime) -> date:
    """The day it is in the book's time zone."""
    return now.astimezone(book.time_zone(ledger)).date()


def preview_review(ledger: Ledger, account_id: str, filled: Filled, reviewing: Reviewing) -> ReviewSaved:
    """What saving a filled sheet would write, and every problem of it. Raises KeyError where the account is not known."""
    sheet = read_review(ledger, account_id, today_of(ledger, reviewing.now), reviewing.staff_id)
    stored = read_behind_review(ledger, sheet)
    reviewed = facts_of_review(sheet, stored, filled, _reviewer(ledger, reviewing))
    return ReviewSaved(reviewed, sheet, None)


def save_review(ledger: Ledger, account_id: str, filled: Filled, reviewing: Reviewing) -> ReviewSaved:
    """Save a filled sheet as one batch, unless there is a problem; a sheet without a change is kept as a review too.

    It is held against the book as it stands while nobody else can write. Raises KeyError where the account is not known.
    """
    bring_to_today(ledger, reviewing.now)
    with book.writing(ledger):
        found = preview_review(ledger, account_id, filled, reviewing)
        if found.reviewed.problems:
            return found
        saved = save(
            ledger,
            [*found.reviewed.facts, *_settled(ledger, found.reviewed.outcomes, reviewing)],
            by=reviewing.by,
            source=source_of_review(found.sheet.account_id),
            now=reviewing.now,
            accounts={found.sheet.account_id},
        )
    return ReviewSaved(found.reviewed, found.sheet, saved)


def _settled(ledger: Ledger, outcomes: Iterable[PromiseOutcome], reviewing: Reviewing) -> Iterator[Facts]:
    """The events that say what became of promises, on the day given, else the usual one."""
    today = today_of(ledger, reviewing.now)
    for each in outcomes:
        event = dict(settle(ledger, each.promise_id, each.outcome, _new_id("event"), today).event)
        if each.on is not None:
            event["happened_on"] = each.on
        yield Facts("promise_events", tuple(event), (tuple(event.values()),))


def _new_id(kind: str) -> str:
    return f"{kind}_{secrets.token_hex(8)}"


def _reviewer(ledger: Ledger, reviewing: Reviewing) -> Reviewer:
    zone = book.time_zone(ledger)

    def noon(day: date) -> datetime:
        """Noon of the day, or now where that still lies ahead."""
        return min(datetime.combine(day, NOON, zone).astimezone(UTC), reviewing.now)

    return Reviewer(
        staff_id=reviewing.staff_id,
        today=today_of(ledger, reviewing.now),
        noon=noon,
        new_id=_new_id,
    )
