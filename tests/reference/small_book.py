"""A book of one account written row by row, for worked numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tests.reference.knowledge import Known, Row, known_at
from tests.reference.promises import Outcome, Promises
from tests.reference.scores import Account, Scoring
from troth.model import TABLES, Rules

DAY_0 = date(2025, 1, 1)


def day(number: int) -> date:
    """That many days after the start of the book."""
    return DAY_0 + timedelta(days=number)


class SmallBook:
    """An account `company` with the people `anna` and `bert`, both end users."""

    def __init__(self) -> None:
        self.tables: dict[str, list[Row]] = {name: [] for name in TABLES}
        self.add("accounts", account_id="company", name="Company")
        for person in ("anna", "bert"):
            self.add("people", person_id=person, name=person)
            self.add("buying_roles", person_id=person, account_id="company", role="end_user")

    def add(self, table: str, **row: Any) -> str:
        """Add a row under an id of its own; the id."""
        key = TABLES[table].key
        row.setdefault(key, f"{table}-{len(self.tables[table])}")
        self.tables[table].append(row)
        return str(row[key])

    def promise(self, events: Sequence[Row] = (), **row: Any) -> str:
        """A promise to Anna, made on day 0 and due on day 60 unless said otherwise, and what happened to it."""
        usual: Row = {"person_id": "anna", "made_on": day(0), "due_on": day(60)}
        promise = self.add("promises", account_id="company", words="It will be done.", **(usual | row))
        for event in events:
            self.add("promise_events", promise_id=promise, **event)
        return promise

    def known(self, at: date) -> Known:
        return known_at(self.tables, at, "Europe/Berlin")

    def outcome(self, at: date, rules: Rules | None = None) -> Outcome:
        """The promise of the greatest id as the person sees it to whom it was made."""
        promises = Promises(self.known(at), rules or Rules())
        return promises.own_view(promises.rows[-1])

    def account(self, at: date) -> Account:
        """The account's figures on that day."""
        return Scoring(self.known(at), Rules()).accounts[0]


def delivered(number: int, level: float | None = None) -> Row:
    """Delivered on that day."""
    return {"kind": "delivered", "happened_on": day(number), "level": level}


def verdict(number: int, word: str, said_by: str | None = None) -> Row:
    """The customer's word, given on that day."""
    return {"kind": "verdict", "happened_on": day(number), "verdict": word, "said_by": said_by}


def renegotiated(number: int, to: int, asked_by: str | None = None) -> Row:
    """New due day agreed on that day."""
    return {
        "kind": "renegotiated",
        "happened_on": day(number),
        "new_due_on": day(to),
        "asked_by": asked_by,
        "agreed": True,
    }


def event(kind: str, number: int, **more: Any) -> Row:
    """Any other event of that day."""
    return {"kind": kind, "happened_on": day(number)} | more
