"""Money on both sides of an account, and who matters most by it (rules 63 to 66)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from tests.reference.knowledge import Known, Row
from tests.reference.numbers import ZERO, age, at_threshold, exact
from troth.model import Rules

YEAR_DAYS = 365


@dataclass
class Money:
    """Invoices of a year, importance, and what suppliers leave to customers, as known at T."""

    known: Known
    rules: Rules

    def __post_init__(self) -> None:
        self.lines: dict[str, list[Row]] = defaultdict(list)
        for row in self.known["invoices"]:
            if age(row["billed_on"], self.known.at) < YEAR_DAYS:
                self.lines[row["account_id"]].append(row)
        self.most = self._most()

    def sales(self, account_id: str) -> Fraction | None:
        """What was billed; None without an invoice."""
        lines = self.lines.get(account_id)
        return sum((exact(row["amount"]) for row in lines), ZERO) if lines else None

    def profit(self, account_id: str) -> Fraction | None:
        """What is left of it after the cost of the goods; None unless every line has one."""
        lines = self.lines.get(account_id, [])
        if not lines or any(row["cost"] is None for row in lines):
            return None
        return sum((exact(row["amount"]) - exact(row["cost"]) for row in lines), ZERO)

    def _most(self) -> list[str]:
        """The most important customers by their sales, the first first."""
        served = {row["account_id"] for row in self.known["accounts"] if row["closed_on"] is None}
        sales = {name: self.sales(name) or ZERO for name in served}
        ranked = sorted((name for name in served if sales[name] > 0), key=lambda name: (-sales[name], name))
        total, reached, most = sum(sales[name] for name in ranked), ZERO, list[str]()
        for place, name in enumerate(ranked):
            enough = at_threshold(reached / total) >= exact(self.rules.important_share)
            if place >= self.rules.capacity or (enough and place >= self.rules.important_least):
                break
            most.append(name)
            reached += sales[name]
        return most

    def importance(self, account: Row) -> str | None:
        """Why a customer is among the most important."""
        if account["account_id"] in self.most:
            return "share"
        if account["strategic"]:
            return "strategic"
        return "reference" if account["reference"] else None

    def offerings(self, account_id: str) -> dict[str | None, tuple[Fraction | None, Fraction | None]]:
        """What is left to the customer in a year, of us and of the best other, by offering."""
        suppliers: dict[str | None, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
        for row in self.known["alternatives"]:
            if row["account_id"] == account_id:
                suppliers[row["offering_id"]][row["supplier"]].append(row)
        return {
            offering: (
                _left(said.get("us", [])),
                max(
                    (n for name, rows in said.items() if name != "us" and (n := _left(rows)) is not None),
                    default=None,
                ),
            )
            for offering, said in suppliers.items()
        }

    def columns(self, account: Row) -> Row:
        """The part of value_scores that speaks of money."""
        account_id = account["account_id"]
        sales, profit, sides = self.sales(account_id), self.profit(account_id), self.offerings(account_id)
        ours = [mine for mine, _ in sides.values() if mine is not None]
        better = [mine - other for mine, other in sides.values() if mine is not None and other is not None]
        net = sum(ours, ZERO) if ours else None
        return {
            "importance": self.importance(account),
            "importance_basis": None if sales is None else "revenue",
            "revenue": None if sales is None else float(sales),
            "gross_profit": None if profit is None else float(profit),
            "net_value": None if net is None else float(net),
            "net_advantage": float(sum(better, ZERO)) if better else None,
            "offerings_compared": len(better),
            "offerings_uncompared": len(sides) - len(better),
            "exchange": exchange(net, profit),
        }


def _left(statements: list[Row]) -> Fraction | None:
    """Value less price less own cost, by the statement that counts."""
    whole = [
        row
        for row in statements
        if None not in (row["value_per_year"], row["price_per_year"], row["own_cost_per_year"])
    ]
    if not whole:
        return None
    counts: Row = max(whole, key=_weight)
    return (
        exact(counts["value_per_year"]) - exact(counts["price_per_year"]) - exact(counts["own_cost_per_year"])
    )


def _weight(row: Row) -> tuple[bool, date, str]:
    return row["said_by"] == "customer", row["stated_on"], row["alternative_id"]


def exchange(theirs: Fraction | None, ours: Fraction | None) -> str | None:
    """Who gains; None where either side is unknown."""
    if theirs is None or ours is None:
        return None
    return {
        (True, True): "mutual",
        (False, True): "ours_only",
        (True, False): "theirs_only",
        (False, False): "neither",
    }[theirs > 0, ours > 0]
