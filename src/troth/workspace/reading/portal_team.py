"""Our side of the portal: what was released and said in an account, and where somebody says otherwise than our record."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports import Known
from troth.reports.disagreement import Disagreement, disagreements
from troth.reports.portal import SOURCE
from troth.reports.portal_team import AccountPortal, account_portal
from troth.workspace.sight import Rows, Sight, ids_of


def read_account_portal(ledger: Ledger, account_id: str, at: date) -> AccountPortal:
    """Our side of the portal of an account on a day with a kept run. The number of queries is always the same."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    own = [sight.kept("accounts", account_id)]
    roles, needs = (sight.facts(table, account_id=own) for table in ("buying_roles", "needs"))
    promises = sight.facts("promises", account_id=own)
    persons = {*ids_of(roles, "person_id"), *ids_of(promises, "person_id")}
    rows = {
        **_about(sight, promises),
        "accounts": sight.facts("accounts", account_id=own),
        "people": sight.facts("people", person_id=persons),
        "person_choices": sight.facts("person_choices", person_id=persons),
        "buying_roles": roles,
        "needs": needs,
        "feedback": sight.facts("feedback", feedback_id=ids_of(needs, "need_id")),
    }
    return account_portal(Known(at, rows), own[0])


def read_disagreements(ledger: Ledger, account_id: str, at: date) -> tuple[Disagreement, ...]:
    """Where people of an account say otherwise than our record, on a day with a kept run."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    promises = sight.facts("promises", account_id=[sight.kept("accounts", account_id)])
    return _disagreements(sight, promises)


def read_disagreements_since(
    ledger: Ledger, since: datetime, at: date, accounts: Collection[str] | None
) -> tuple[Disagreement, ...]:
    """Disagreements over promises that were spoken of in the portal since a moment, in these accounts (None: in all).

    What it costs depends on what was said since, not on the book.
    """
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    written = book.current(ledger, "batches", source=SOURCE)
    batches = [str(row["batch_id"]) for row in written if _moment(row["written_at"]) >= since]
    said = sight.facts("promise_events", batch_id=batches)
    promises = sight.facts("promises", promise_id=ids_of(said, "promise_id"))
    return _disagreements(
        sight, [row for row in promises if accounts is None or row["account_id"] in accounts]
    )


def _disagreements(sight: Sight, promises: Rows) -> tuple[Disagreement, ...]:
    rows = _about(sight, promises)
    speakers = ids_of(rows["promise_events"], "said_by")
    known = Known(
        sight.at,
        {
            **rows,
            "accounts": sight.facts("accounts", account_id=ids_of(promises, "account_id")),
            "people": sight.facts("people", person_id=speakers),
        },
    )
    return disagreements(known)


def _about(sight: Sight, promises: Rows) -> dict[str, Rows]:
    """Promises with what became of them, who gave them, and what the run says."""
    ids = ids_of(promises, "promise_id")
    return {
        "promises": promises,
        "promise_events": sight.facts("promise_events", promise_id=ids),
        "promise_scores": sight.scores("promise_scores", promise_id=ids),
        "staff": sight.facts("staff", staff_id=ids_of(promises, "promiser_id")),
    }


def _moment(value: object) -> datetime:
    assert isinstance(value, datetime)  # noqa: S101 - what the model says of the column
    return value
