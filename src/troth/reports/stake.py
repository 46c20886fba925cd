"""What is at stake in each account, and the order in which accounts deserve attention."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from troth.reports.known import Row, Rows

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
    """The money of the last 365 days and the part of it that loyalty does not hold; `weight` gives the order."""

    account_id: str
    money: Decimal | None
    at_stake: Decimal | None
    weight: float


@dataclass(frozen=True)
class Stakes:
    """Every account, most at stake first; `kind` says what the money is: profit, revenue, or none."""

    kind: str
    accounts: tuple[Stake, ...]


@dataclass(frozen=True)
class Worries:
    """What an account's gaps amount to: the influence at stake in them together, and the overdue promises."""

    weight: float = 0.0
    overdue: int = 0


def stakes(scores: Rows, billed: Mapping[str, Billed], worries: Mapping[str, Worries]) -> Stakes:
    """Which accounts have most to lose, of those in `scores` (one row an account).

    At stake is the profit of the last 365 days (revenue, unless the cost of every line in the book is known) times
    one less the lower end of the account's loyalty. Where loyalty is not known the account is placed as if it were
    the book's median one, since absence is no bad evidence; likewise where its money is not known but that of others
    is. In a book without invoices the gaps and overdue promises give the order.
    """
    kind, money = _money(billed)
    if not money:
        return Stakes("none", _sorted(_by_worries(row, worries) for row in scores))
    typical_money = Decimal(median(money.values()))
    lows = [row["loyalty_low"] for row in scores if row["loyalty_low"] is not None]
    typical_risk = 1 - median(lows) if lows else 1.0
    return Stakes(kind, _sorted(_by_money(row, money, typical_money, typical_risk) for row in scores))


def _money(billed: Mapping[str, Billed]) -> tuple[str, dict[str, Decimal]]:
    if billed and all(each.cost is not None for each in billed.values()):
        return "profit", {name: each.amount - (each.cost or 0) for name, each in billed.items()}
    return "revenue", {name: each.amount for name, each in billed.items()}


def _by_money(row: Row, money: Mapping[str, Decimal], typical: Decimal, typical_risk: float) -> Stake:
    name, low = row["account_id"], row["loyalty_low"]
    own = money.get(name)
    size = max(own if own is not None else typical, Decimal(0))
    risk = typical_risk if low is None else 1 - low
    part = None if own is None or low is None else (size * Decimal(risk)).quantize(_CENT)
    return Stake(name, own, part, float(size) * risk)


def _by_worries(row: Row, worries: Mapping[str, Worries]) -> Stake:
    worry = worries.get(row["account_id"], Worries())
    return Stake(row["account_id"], None, None, worry.weight + worry.overdue)


def _sorted(found: Iterable[Stake]) -> tuple[Stake, ...]:
    return tuple(sorted(found, key=lambda stake: (-stake.weight, stake.account_id)))
