"""What one of the customer's people had from us: released claims and promises. No result of any run is read for it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from troth.ledger import Ledger
from troth.reports import Known
from troth.reports.claim_release import ClaimRelease, claim_releases
from troth.reports.value_statement import Sender, ValueStatement, value_statement
from troth.workspace.choosing import settings_of
from troth.workspace.reading.portal import NO_RUN
from troth.workspace.sight import Rows, Sight, ids_of


def read_value_statements(
    ledger: Ledger, person_id: str, accounts: Collection[str], today: date, role: str = ""
) -> tuple[ValueStatement, ...]:
    """The statements of a person for accounts they act for, as of today, by the account's name; in the terms of a role.

    Raises KeyError for a stranger. The number of queries is always the same.
    """
    sight = Sight(ledger, today, NO_RUN)
    kept_id = sight.kept("people", person_id)
    kept = list(dict.fromkeys(sight.kept("accounts", each) for each in accounts))
    known = Known(today, _rows(sight, kept_id, kept))
    sender = sender_of(ledger)
    made = (value_statement(known, each, kept_id, sender, role) for each in kept)
    return tuple(sorted(made, key=lambda each: (each.account, each.account_id)))


def read_claim_releases(ledger: Ledger, account_id: str, today: date) -> tuple[ClaimRelease, ...]:
    """Every claim of an account and what the customer's people may see of it, as of today."""
    sight = Sight(ledger, today, NO_RUN)
    claims = sight.facts("value_claims", account_id=[sight.kept("accounts", account_id)])
    speakers = ids_of(claims, "person_id")
    rows = {
        "value_claims": claims,
        "people": sight.facts("people", person_id=speakers),
        "person_choices": sight.quote_choices(speakers),
    }
    return claim_releases(Known(today, rows))


def sender_of(ledger: Ledger) -> Sender:
    """Who sends statements: the name of the book and its currency."""
    settings = settings_of(ledger)
    return Sender(settings.get("name", ""), settings["currency"])


def _rows(sight: Sight, person_id: str, accounts: Collection[str]) -> dict[str, Rows]:
    claims = sight.facts("value_claims", account_id=accounts)
    alternatives = sight.facts("alternatives", account_id=accounts)
    promises = sight.facts("promises", account_id=accounts)
    told = sight.facts("value_communications", claim_id=ids_of(claims, "claim_id"), person_id=[person_id])
    people = {
        person_id,
        *ids_of(claims, "person_id"),
        *ids_of(claims, "confirmed_by"),
        *ids_of(alternatives, "person_id"),
    }
    return {
        "value_claims": claims,
        "alternatives": alternatives,
        "promises": promises,
        "promise_events": sight.facts("promise_events", promise_id=ids_of(promises, "promise_id")),
        "value_communications": told,
        "feedback": sight.facts("feedback", feedback_id=ids_of(told, "communication_id")),
        "accounts": sight.facts("accounts", account_id=accounts),
        "buying_roles": sight.facts("buying_roles", person_id=[person_id]),
        "people": sight.facts("people", person_id=people),
        "person_choices": sight.quote_choices(people),
        "pillars": sight.facts("pillars"),
    }
