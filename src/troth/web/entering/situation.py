"""Where a form is opened: about which things, by whom, on which day, and what it may name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from troth.ledger import Ledger, time_zone
from troth.model import Column, Value
from troth.workspace.reading import read_book_options, read_options


@dataclass(frozen=True)
class Situation:
    """What a form takes for granted: ids by the column that holds them, the present, and what may be named.

    `named` gives the choice for each table, by id; `me` is the staff person who enters, `chosen` what the link that
    opened the form has filled in already.
    """

    known: Mapping[str, str]
    me: str | None
    now: datetime
    zone: ZoneInfo
    named: Mapping[str, Mapping[str, str]]
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day it is in the book's time zone."""
        return self.now.astimezone(self.zone).date()

    def options(self, column: Column) -> Mapping[str, str]:
        """What a column may name, by id; for what is needed, the vocabulary as suggestions."""
        return self.named.get("codes" if column.name == "code" else column.references, {})

    def default(self, table: str, column: Column) -> Value:
        """What stands in a field before anybody writes into it."""
        place = f"{table}.{column.name}"
        if column.own_date:
            return self.now if place == "interactions.happened_at" else self.today
        if column.references == "staff":
            return self.me if self.me in self.named["staff"] else None
        if column.name in self.known:
            return self.known[column.name]
        return _DEFAULTS.get(place, self.today if place == "feedback.answered_on" else column.default)


_DEFAULTS: Mapping[str, Value] = {
    "influence_ratings.rated_by": "staff",
    "need_ratings.rated_by": "customer",
    "interactions.direction": "both",
    "promise_events.agreed": True,
    "promise_events.asked_by": "us",
    "alternatives.said_by": "customer",
    "value_claims.grade": 1,
}


def situation_of(
    ledger: Ledger, known: Mapping[str, str], me: str | None, now: datetime, chosen: Mapping[str, str]
) -> Situation:
    """The situation of a form about the account among `known`, or about none."""
    zone = time_zone(ledger)
    today = now.astimezone(zone).date()
    account_id = known.get("account_id")
    named = read_options(ledger, account_id, today) if account_id else read_book_options(ledger, today)
    return Situation(known, me, now, zone, named, chosen)
