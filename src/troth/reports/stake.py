"""What is at stake in an account: its money, and the part of it that loyalty does not hold."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from troth.reports.known import Row

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class Billed:
    """What an account was billed in the last 365 days, and what the goods cost; no cost where a line lacks it."""

    amount: Decimal
    cost: Decimal | None

    def __add__(self, other: Billed) -> Billed:
        """Both together."""
        is_known = self.cost is not None and other.cost is not None
        return Billed(
            self.amount + other.amount, (self.cost or 0) + (other.cost or Decimal(0)) if is_known else None
        )


@dataclass(frozen=True)
class Stake:
    """The money of the last 365 days and the part of it that loyalty does not hold; `weight` gives the order of accounts."""

    account_id: str
    money: Decimal | None
    at_stake: Decimal | None
    weight: float


def stake(line: Row, low: float | None, kind: str, weight: float) -> Stake:
    """What is at stake in an account, from what it is listed by and the lower end of its loyalty.

    At stake is the profit of the last 365 days (revenue, unless the cost of every line in the book is known) times one
    less that lower end; what is not known is left empty, and never taken for bad evidence.
    """
    billed = None if kind == "none" or line["amount"] is None else line["amount"]
    money = billed - (line["cost"] or Decimal(0)) if billed is not None and kind == "profit" else billed
    part = None if money is None or low is None else max(money, Decimal(0)) * Decimal(1 - low)
    return Stake(line["account_id"], money, None if part is None else part.quantize(_CENT), weight)
