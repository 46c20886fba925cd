"""The table of renewals: when an account could leave, and what it decided."""

from __future__ import annotations

import numpy as np

from troth.samples.cast import Cast
from troth.samples.cells import Sheet, decimals
from troth.samples.days import CRM
from troth.samples.frame import Numbering, choices
from troth.samples.staying import EXPANDED, LEFT, REDUCED, UNDECIDED

PLANNED_DAYS = 365
# Yearly amount after the decision, in hundredths of the amount before, by outcome.
AFTER = {EXPANDED: 120, REDUCED: 75, LEFT: 0}


def renewals(cast: Cast, numbering: Numbering) -> Sheet:
    """The yearly occasions of each account, planned a year ahead."""
    plan, days = cast.renewals, cast.frame.calendar
    count = len(plan.account)
    known = plan.outcome != UNDECIDED
    before = cast.accounts.amount_per_year[plan.account]
    share = np.select([plan.outcome == outcome for outcome in AFTER], list(AFTER.values()), 100)
    recorded = np.maximum(plan.due - PLANNED_DAYS, cast.accounts.begins[plan.account])
    return Sheet(
        "renewals",
        {
            "renewal_id": numbering.take("ren", count, 5),
            "account_id": cast.account_ids.cells(plan.account),
            "due_on": days.dated(plan.due),
            "notice_on": days.dated(plan.decided),
            "amount_before": decimals(before, 2),
            "decided_on": days.dated(plan.decided, known),
            "outcome": choices("renewals", "outcome").cells(plan.outcome),
            "amount_after": decimals(before * share // 100, 2).only(known),
            **days.recorded(recorded, np.zeros(count, dtype=np.int64), CRM),
        },
    )
