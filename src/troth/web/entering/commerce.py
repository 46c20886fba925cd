"""The forms for what ties an account to us in money: contracts, occasions to leave, invoices, value, alternatives."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from troth.web.entering.parts import Entry, Part

CONTRACT = (
    *("offering_id", "starts_on", "ends_on", "notice_on", "amount_per_year"),
    *("auto_renews", "obliged_until"),
)
RENEWAL = (
    *("due_on", "notice_on", "amount_before", "could_leave"),
    *("decided_on", "outcome", "amount_after"),
)
INVOICE = ("billed_on", "amount", "offering_id", "cost", "discount", "due_on", "paid_on")
_PROMISED = ("baseline", "promised_amount", "promised_from", "promised_by")
_PROOF = ("confirmed_by", "confirmed_on", "evidence_url", "expires_on")
CLAIM = (
    *("person_id", "words", "stated_on", "grade", "pillar_id", "metric", "amount", "unit", "unit_price"),
    *(*_PROMISED, *_PROOF),
)
ALTERNATIVE = (
    *("supplier", "offering_id", "value_per_year", "price_per_year", "own_cost_per_year"),
    *("said_by", "person_id", "stated_on"),
)


def _entry(name: str, title: Promise, table: str, asks: tuple[str, ...], *folded: str) -> Entry:
    return Entry(name, title, (Part(table, asks),), folded=frozenset(folded))


COMMERCE = (
    _entry("claim", _("Value they had"), "value_claims", CLAIM, *_PROMISED, *_PROOF),
    _entry("alternative", _("Us and the next best"), "alternatives", ALTERNATIVE),
    _entry("contract", _("New contract"), "contracts", CONTRACT, "auto_renews", "obliged_until"),
    _entry("renewal", _("Occasion to leave"), "renewals", RENEWAL, "decided_on", "outcome", "amount_after"),
    _entry("invoice", _("Invoice"), "invoices", INVOICE, "cost", "discount", "due_on", "paid_on"),
)
