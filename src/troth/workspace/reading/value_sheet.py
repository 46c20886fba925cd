"""The value sheet of an account: its claims, who knows of each, what is left to both sides, and who is to hear of us."""

from __future__ import annotations

from datetime import date

from troth import ledger as book
from troth.ledger import Ledger
from troth.reports import Known
from troth.reports.value_sheet import ValueSheetPage, value_sheet_page
from troth.workspace.sight import Sight, ids_of
from troth.workspace.valuing import value_sheet


def read_value_sheet(ledger: Ledger, account_id: str, at: date) -> ValueSheetPage:
    """The value sheet as of a day with a kept run, worked out anew from the account's facts; raises KeyError without one."""
    sight = Sight(ledger, at, book.kept_runs(ledger)[at])
    kept_id = sight.kept("accounts", account_id)
    sheet = value_sheet(ledger, kept_id, at)
    claims = sight.facts("value_claims", account_id=[kept_id])
    alternatives = sight.facts("alternatives", account_id=[kept_id])
    people = {
        *ids_of(claims, "person_id"),
        *(cell.person_id for cell in sheet.cells),
        *(step.person_id for step in sheet.follow_ups),
    }
    known = Known(
        at,
        {
            "value_scores": sight.scores("value_scores", account_id=[kept_id]),
            "value_claims": claims,
            "value_communications": sight.facts("value_communications", claim_id=ids_of(claims, "claim_id")),
            "person_choices": sight.quote_choices(ids_of(claims, "person_id")),
            "people": sight.facts("people", person_id=people),
            "pillars": sight.facts("pillars", pillar_id=ids_of(claims, "pillar_id")),
            "alternatives": alternatives,
            "offerings": sight.facts("offerings", offering_id=ids_of(alternatives, "offering_id")),
            "deals": sight.facts("deals", deal_id={step.deal_id for step in sheet.follow_ups}),
        },
    )
    return value_sheet_page(known, kept_id, sheet.cells, sheet.follow_ups)
