"""Tables of contracts and renewals: what binds an account, when it could leave, and what it decided."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from troth.samples.cast import Cast
from troth.samples.cells import Cells, Sheet, decimals, flags
from troth.samples.days import CRM
from troth.samples.draw import Whole
from troth.samples.frame import Numbering, Subject, choices
from troth.samples.staying import EXPANDED, LEFT, REDUCED, UNDECIDED

PLANNED_DAYS = 365
CONTRACT_OFFERING = 4
# Yearly amount after the decision, in hundredths of the amount before, by outcome.
AFTER = {EXPANDED: 120, REDUCED: 75, LEFT: 0}


def renewals(cast: Cast, numbering: Numbering) -> Iterator[Sheet]:
    """The yearly occasions of each account; outside a book made for measuring, one contract up to each."""
    columns = _renewals(cast)
    ids = numbering.take("ren", len(cast.renewals.account), 5)
    if not cast.frame.sample.in_bulk:
        contracts = numbering.take("con", len(cast.renewals.account), 4)
        yield _contracts(cast, contracts)
        columns = {"contract_id": contracts, **columns}
    yield Sheet("renewals", columns).with_ids("renewal_id", ids)


def _planned(cast: Cast) -> Whole:
    """The day on which each occasion is first known: a year ahead."""
    plan = cast.renewals
    return np.maximum(plan.due - PLANNED_DAYS, cast.accounts.begins[plan.account])


def _renewals(cast: Cast) -> dict[str, Cells]:
    plan, days = cast.renewals, cast.frame.calendar
    known = plan.outcome != UNDECIDED
    before = cast.accounts.amount_per_year[plan.account]
    share = np.select([plan.outcome == outcome for outcome in AFTER], list(AFTER.values()), 100)
    return {
        "account_id": cast.account_ids.cells(plan.account),
        "due_on": days.dated(plan.due),
        "notice_on": days.dated(plan.decided),
        "amount_before": decimals(before, 2),
        "decided_on": days.dated(plan.decided, known),
        "outcome": choices("renewals", "outcome").cells(plan.outcome),
        "amount_after": decimals(before * share // 100, 2).only(known),
        **days.recorded(_planned(cast), np.zeros(len(plan.account), dtype=np.int64), CRM),
    }


def _contracts(cast: Cast, ids: Cells) -> Sheet:
    """A contract for the time up to each occasion, known no earlier than the occasion itself."""
    plan, days, count = cast.renewals, cast.frame.calendar, len(cast.renewals.account)
    first = np.append(True, plan.account[1:] != plan.account[:-1])
    starts = np.where(first, cast.accounts.opened[plan.account], np.append(0, plan.due[:-1]))
    renews = cast.draw(Subject.CONTRACTS).happens(0.6, cast.accounts.count)
    return Sheet(
        "contracts",
        {
            "contract_id": ids,
            "account_id": cast.account_ids.cells(plan.account),
            "offering_id": cast.frame.offering_ids.everywhere(CONTRACT_OFFERING, count),
            "starts_on": days.dated(starts),
            "ends_on": days.dated(plan.due),
            "notice_on": days.dated(plan.decided),
            "auto_renews": flags(renews[plan.account]),
            "amount_per_year": decimals(cast.accounts.amount_per_year[plan.account], 2),
            **days.recorded(_planned(cast), np.zeros(count, dtype=np.int64), CRM),
        },
    )
