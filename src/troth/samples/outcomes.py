"""What may become of a promise, and what each is worth on average in the model's own world."""

from __future__ import annotations

from enum import IntEnum
from functools import cache

from troth.model import Rules


class Outcome(IntEnum):
    """What becomes of a promise in the end."""

    KEPT = 0
    LATE = 1
    SHORT = 2
    SILENT = 3  # never delivered, and nobody said a word
    ABANDONED = 4
    RENEGOTIATED = 5  # new terms agreed before the due day, and then kept
    WITHDRAWN = 6


# How likely each way of not keeping a promise is, in the order above from LATE on.
NOT_KEPT = (0.50, 0.20, 0.05, 0.05, 0.15, 0.05)
LEAD_DAYS = (7, 14, 28, 42, 60, 90)
LEAD_WEIGHTS = (0.15, 0.25, 0.25, 0.15, 0.10, 0.10)
LATE_DAYS = (3, 6, 10, 17, 34)
SHORT_SHARES = (0.25, 0.5, 0.75)
CUSTOMER_ASKED = 0.3
SLIP_DAYS = 14


@cache
def credit_and_debit() -> tuple[float, float]:
    """What a promise not kept in full still earns and costs on average, each 0 to 1, before the asymmetry."""
    rules = Rules()
    late = sum(
        weight * 2.0 ** (-days / half_life)
        for lead, weight in zip(LEAD_DAYS, LEAD_WEIGHTS, strict=True)
        for half_life in [max(rules.lateness_floor_days, rules.lateness_lead_share * lead)]
        for days in LATE_DAYS
    ) / len(LATE_DAYS)
    short = sum(SHORT_SHARES) / len(SHORT_SHARES)
    degree = dict(zip(list(Outcome)[1:], (late, short, 0.0, 0.0, 1.0, 0.0), strict=True))
    cost = {outcome: 1 - share for outcome, share in degree.items()}
    cost[Outcome.RENEGOTIATED] = (1 - CUSTOMER_ASKED) * min(rules.renegotiation_debit, (1 - late) / 2)
    weighed = list(zip(NOT_KEPT, degree.values(), cost.values(), strict=True))
    # Six digits, so that a power's last bit, which differs between machines, decides nothing.
    return (
        round(sum(weight * credit for weight, credit, _ in weighed), 6),
        round(sum(weight * debit for weight, _, debit in weighed), 6),
    )
