"""The portal: what was released to one of the customer's people. No result of any run is read for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from troth.ledger import Ledger
from troth.reports import Known
from troth.reports.portal import PortalPage, Visitor, portal_page, visitor
from troth.workspace.sight import Rows, Sight, ids_of

NO_RUN = ""  # the sight is used for facts alone


def read_visitor(ledger: Ledger, person_id: str, today: date) -> Visitor:
    """Who a person is and what they chose, under the id they are known by today; raises KeyError for a stranger."""
    sight = Sight(ledger, today, NO_RUN)
    kept_id = sight.kept("people", person_id)
    return visitor(Known(today, _rows_of_person(sight, kept_id)), kept_id)


def read_portal(ledger: Ledger, person_id: str, today: date) -> PortalPage:
    """The portal page of a person; raises KeyError for a stranger. The number of queries is always the same."""
    sight = Sight(ledger, today, NO_RUN)
    kept_id = sight.kept("people", person_id)
    rows = _rows_of_person(sight, kept_id)
    who = visitor(Known(today, rows), kept_id)
    named = sight.facts("promises", person_id=[kept_id])
    to_all = [
        row for row in sight.facts("promises", account_id=list(who.accounts)) if row["person_id"] is None
    ]
    promises = [*named, *to_all]
    further = ids_of(promises, "account_id")
    return portal_page(
        Known(
            today,
            {
                **rows,
                "accounts": sight.facts("accounts", account_id={*who.accounts, *further}),
                "promises": promises,
                "promise_events": sight.facts("promise_events", promise_id=ids_of(promises, "promise_id")),
                "feedback": sight.facts("feedback", person_id=[kept_id]),
                "value_claims": sight.facts("value_claims", person_id=[kept_id]),
            },
        ),
        kept_id,
    )


def read_choices(ledger: Ledger, person_ids: Collection[str], kind: str, today: date) -> Rows:
    """The choices of a kind in force today that a person made, whole, under each of the ids they are known by."""
    rows = Sight(ledger, today, NO_RUN).facts("person_choices", person_id=person_ids)
    return [row for row in rows if row["kind"] == kind and (row["until"] is None or row["until"] > today)]


def ids_merged_with(ledger: Ledger, person_id: str, today: date) -> frozenset[str]:
    """All ids that one human being is known by today."""
    sight = Sight(ledger, today, NO_RUN)
    kept_id = sight.kept("people", person_id)
    merges = [row for row in sight.facts("merges") if row["kind"] == "person"]
    return frozenset(
        {kept_id, *(row["merged_id"] for row in merges if sight.kept("people", row["merged_id"]) == kept_id)}
    )


def _rows_of_person(sight: Sight, person_id: str) -> dict[str, Rows]:
    """The person, the roles that tie them to accounts, these accounts, and what they chose."""
    own = [person_id]
    roles = sight.facts("buying_roles", person_id=own)
    return {
        "people": sight.facts("people", person_id=own),
        "buying_roles": roles,
        "accounts": sight.facts("accounts", account_id=ids_of(roles, "account_id")),
        "person_choices": sight.facts("person_choices", person_id=own),
    }
