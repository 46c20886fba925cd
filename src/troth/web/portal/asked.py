"""What a campaign asks a visitor, and their answer: taken down as their own word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from troth.ledger import current, writing
from troth.reports.portal import SOURCE
from troth.web.campaigns.facts import Said, answer
from troth.web.campaigns.guides import ANYBODY, questions_for
from troth.web.models import CampaignAsk
from troth.web.portal.guests import Guest
from troth.web.portal.statements import Statement
from troth.workspace.reading import ids_merged_with
from troth.workspace.saving import bring_to_today, save

CHANNEL = "portal"
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Question:
    """A question waiting for a visitor's answer; `row` is the fact that they were asked."""

    feedback_id: str
    words: str
    asked_on: date
    row: dict[str, Any]


def questions_of(guest: Guest) -> list[Question]:
    """The questions of running campaigns that the visitor was asked here and has neither answered nor declined."""
    running = CampaignAsk.objects.filter(
        channel=CHANNEL, declined_on=None, campaign__closes_on__gte=guest.today
    ).exclude(feedback_id="")
    if not running.exists():
        return []
    person_ids = ids_merged_with(guest.ledger, guest.person_id, guest.today)
    asks = running.filter(person_id__in=person_ids).select_related("campaign")
    campaigns = {ask.feedback_id: ask.campaign for ask in asks}
    rows = current(guest.ledger, "feedback", feedback_id=list(campaigns))
    waiting: list[dict[str, Any]] = [row for row in rows if row["answered_on"] is None]
    return [
        Question(
            feedback_id=row["feedback_id"],
            words=questions_for(campaigns[row["feedback_id"]], ANYBODY)[0],
            asked_on=row["asked_on"],
            row=row,
        )
        for row in waiting
    ]


def take_answer(guest: Guest, statement: Statement) -> None:
    """Take down an answer. Raises KeyError where the question does not wait for one of this visitor's any more."""
    consent = statement.values.get("may_quote", "")
    until = guest.today + YEAR if consent == "year" else None
    said = Said(statement.values["words"], guest.today, bool(consent), until)
    bring_to_today(guest.ledger, guest.now)
    with writing(guest.ledger):
        # Looked at while nobody else writes: one of us may have noted their answer meanwhile.
        row = {question.feedback_id: question.row for question in questions_of(guest)}[statement.about]
        save(
            guest.ledger,
            answer(row, said, CHANNEL),
            by=f"{SOURCE}: {guest.person_id}",
            source=SOURCE,
            now=guest.now,
            accounts=[row["account_id"]],
        )
