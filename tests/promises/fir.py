"""Promises to Ann of Fir and to Fir as a whole, what happened to them, and what the measures make of it.

Days are counted from the start of the book. A promise is to Ann, made on day 0 and due on day 60, unless said otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from tests.measured import Measured, Row, measured_on
from tests.reference.small_book import day
from troth.model import Rules
from troth.promises import MEASURES, PROMISER_MEASURES

EVERY = (*MEASURES, *PROMISER_MEASURES)
ATTO = 10**18  # one promise of normal weight, kept today, in the units of evidence
Story = tuple[Row, Sequence[Row]]


def promise(*events: Row, **terms: Any) -> Story:
    """A promise and what happened to it."""
    usual = {"account_id": "fir", "person_id": "ann", "made_on": day(0), "due_on": day(60)}
    return {**usual, "words": "It will be done.", **terms}, events


def named(stories: Mapping[str, Story], column: str) -> list[str]:
    """What the promises refer to in that column."""
    return sorted({str(terms[column]) for terms, _ in stories.values() if terms.get(column)})


def book_of(stories: Mapping[str, Story], **tables: Sequence[Row]) -> dict[str, Sequence[Row]]:
    """A book of promises by name; Ann and Ben have been end users as long as known. Whatever else is named is there."""
    roles = [{"person_id": name, "account_id": "fir", "role": "end_user"} for name in ("ann", "ben")]
    return {
        "accounts": [{"account_id": "fir", "name": "Fir Works"}],
        "people": [{"person_id": name, "name": name.title()} for name in ("ann", "ben")],
        "buying_roles": [{"buying_role_id": f"role {row['person_id']}", **row} for row in roles],
        "staff": [{"staff_id": name, "name": name.title()} for name in named(stories, "promiser_id")],
        "pillars": [
            {"pillar_id": name, "name": name, "statement": name} for name in named(stories, "pillar_id")
        ],
        "needs": [
            {"need_id": name, "person_id": "ann", "account_id": "fir", "code": "speed"}
            for name in named(stories, "need_id")
        ],
        "promises": [{"promise_id": name, **terms} for name, (terms, _) in stories.items()],
        "promise_events": [
            {"event_id": f"{name} {place}", "promise_id": name, **event}
            for name, (_, events) in stories.items()
            for place, event in enumerate(events)
        ],
        **tables,
    }


def on_days(
    folder: Path, stories: Mapping[str, Story], days: Sequence[int], **tables: Sequence[Row]
) -> dict[int, Measured]:
    """What every measure of promises gives on each day."""
    dates: dict[date, int] = {day(number): number for number in days}
    found = measured_on(
        folder,
        book_of(stories, **tables),
        EVERY,
        list(dates),
        shown=[card.name for card in EVERY],
        rules=Rules(),
    )
    return {dates[at]: measures for at, measures in found.items()}


def own(measures: Measured, column: str) -> dict[str, Any]:
    """One column of the evidence by promise, as those see it to whom the promise was made."""
    return {row["promise_id"]: row[column] for row in measures.rows("promise_evidence") if row["own"]}
