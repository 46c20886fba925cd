"""What a visitor said, as facts of the book: recorded as theirs, in their words, on the day they said it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from troth.model import TABLES, Facts, Value
from troth.model.columns import VERSION_COLUMNS
from troth.reports.portal import SOURCE, UNNAMED_NEED, PortalPage, SharedPromise
from troth.web.portal.statements import Statement

_VERSION = {column.name for column in VERSION_COLUMNS}


def fact(table: str, **values: Value) -> Facts:
    """One fact of a table; columns not given are empty."""
    return Facts(table, tuple(values), (tuple(values.values()),))


def new_version(table: str, row: Mapping[str, Any], **changed: Value) -> Facts:
    """A fact in force with some of its values changed."""
    kept = {name: row[name] for name in TABLES[table].by_name if name not in _VERSION}
    return fact(table, **{**kept, **changed})


def word(statement: Statement, page: PortalPage, today: date) -> Iterable[Facts]:
    """A verdict signed by the visitor; said again on the same day, it takes the place of the one before.

    Words without a verdict judge nothing, so they are kept as what the visitor told us.
    """
    promise = _promise(statement, page)
    verdict, words = statement.values.get("verdict"), statement.values.get("words")
    if verdict is None:
        yield _told(statement, page, today, account_id=promise.account_id)
        return
    share = statement.values.get("share")
    said_today = promise.word is not None and promise.word.said_on == today
    yield fact(
        "promise_events",
        event_id=promise.word.event_id if promise.word and said_today else f"said_{statement.key}",
        promise_id=promise.promise_id,
        kind="verdict",
        happened_on=today,
        verdict=verdict,
        level=Decimal(share) / 100 if share else None,
        said_by=page.visitor.person_id,
        words=words,
    )


def wish(statement: Statement, page: PortalPage, today: date) -> Iterable[Facts]:
    """A change of the due day asked for by the customer and not agreed yet; a new wish replaces one not answered."""
    promise = _promise(statement, page)
    waiting = [each.event_id for each in promise.wishes if each.is_agreed is None]
    yield fact(
        "promise_events",
        event_id=waiting[-1] if waiting else f"said_{statement.key}",
        promise_id=promise.promise_id,
        kind="renegotiated",
        happened_on=today,
        new_due_on=date.fromisoformat(statement.values["new_due_on"]),
        asked_by="customer",
        said_by=page.visitor.person_id,
        words=statement.values.get("words"),
    )


def need(statement: Statement, page: PortalPage, today: date) -> Iterable[Facts]:
    """A need of the visitor without a code yet, and beside it, under the same id, their words."""
    yield fact(
        "needs",
        need_id=f"said_{statement.key}",
        person_id=page.visitor.person_id,
        account_id=statement.about,
        code=UNNAMED_NEED,
        importance=int(statement.values["importance"]),
        since=today,
    )
    yield _told(statement, page, today, account_id=statement.about)


def choice(statement: Statement, page: PortalPage, today: date) -> Iterable[Facts]:
    """What the visitor decided about their own data."""
    yield fact(
        "person_choices",
        choice_id=f"said_{statement.key}",
        person_id=page.visitor.person_id,
        kind=_CHOICES[statement.kind],
        claim_id=statement.about or None,
        chosen_on=today,
        channel=SOURCE,
    )


_CHOICES = {"objection": "scoring_objected", "quotes": "quote_withdrawn", "no_links": "portal_declined"}


def _told(statement: Statement, page: PortalPage, today: date, *, account_id: str) -> Facts:
    return fact(
        "feedback",
        feedback_id=f"said_{statement.key}",
        account_id=account_id,
        person_id=page.visitor.person_id,
        instrument="value_interview",
        campaign=SOURCE,
        asked_on=today,
        answered_on=today,
        words=statement.values["words"],
    )


def _promise(statement: Statement, page: PortalPage) -> SharedPromise:
    """The promise of a statement, as long as it is released; raises KeyError once it is not."""
    promise = page.promise(statement.about)
    if promise is None:
        raise KeyError(statement.about)
    return promise
