"""What can be entered and corrected: every form by its name, and the columns asked for of a fact that stands."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from troth.web.entering.commerce import ALTERNATIVE, CLAIM, COMMERCE, CONTRACT, INVOICE, RENEWAL
from troth.web.entering.company import ACCOUNT, COMPANY, OFFERING, PILLAR, STAFF
from troth.web.entering.dealings import DEALINGS, PROMISE_TERMS, RATING, ROLE
from troth.web.entering.parts import Entry

ENTRIES: Mapping[str, Entry] = MappingProxyType(
    {entry.name: entry for entry in (*DEALINGS, *COMMERCE, *COMPANY)}
)

# What may be corrected of a fact afterwards; the rest of the row is taken over as it stands.
CORRECTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "accounts": (*ACCOUNT, "closed_on"),
        "staff": STAFF,
        "offerings": OFFERING,
        "pillars": (*PILLAR, "until"),
        "contracts": CONTRACT,
        "renewals": RENEWAL,
        "invoices": INVOICE,
        "value_claims": CLAIM,
        "alternatives": ALTERNATIVE,
        "people": ("name", "title", "department", "email", "phone", "organisation", "left_on"),
        "promises": (
            *("person_id", "words", "due_on", "importance", "promiser_id"),
            *("need_id", "pillar_id", "offering_id", "made_on", *PROMISE_TERMS),
        ),
        "promise_events": (
            *("happened_on", "level", "new_due_on", "new_level", "agreed", "asked_by", "cause"),
            *("verdict", "said_by", "words"),
        ),
        "interactions": ("kind", "direction", "happened_at", "staff_id", "held", "note"),
        "influence_ratings": ("level", "rated_by", "rated_on"),
        "needs": ("code", "importance", "kano", "pillar_id", "since", "until"),
        "need_ratings": RATING,
        "feedback": ("instrument", "score", "words", "answered_on", "asked_on", "scale_low", "scale_high"),
        "buying_roles": (*ROLE, "until"),
        "influence_ties": ("strength", "kind", "since", "until"),
    }
)
