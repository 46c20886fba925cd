"""The reminders of a day, from the facts in force."""

from __future__ import annotations

from datetime import date

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports import Known, Reminder
from troth.reports import reminders as reminders_report
from troth.reports.reminders import due_days
from troth.workspace.sight import Rows, ids_of


def reminders_due(ledger: Ledger, today: date) -> tuple[Reminder, ...]:
    """Who is to be reminded of which promise today; the number of queries does not depend on the number of promises."""
    days = list(due_days(today))
    moved: Rows = book.current(ledger, "promise_events", kind="renegotiated", new_due_on=days)
    first: Rows = book.current(ledger, "promises", due_on=days)
    ids = sorted({*ids_of(moved, "promise_id"), *ids_of(first, "promise_id")})
    promises: Rows = book.current(ledger, "promises", promise_id=ids)
    accounts, people = ids_of(promises, "account_id"), ids_of(promises, "person_id")
    return reminders_report(
        Known(
            today,
            {
                "promises": promises,
                "promise_events": book.current(ledger, "promise_events", promise_id=ids),
                "accounts": book.current(ledger, "accounts", account_id=sorted(accounts)),
                "people": book.current(ledger, "people", person_id=sorted(people)),
            },
        )
    )
