"""The figures of a value statement: sums over like units alone, promises kept on the day, and when the price came back.

What we alone say is in no sum; see `StatementClaim.counts`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from troth.reports.consent import may_quote
from troth.reports.known import Known, Row
from troth.reports.portal import SharedPromise
from troth.reports.statement_claims import StatementClaim

MONTHS_A_YEAR = 12
TENTH = Decimal("0.1")
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Total:
    """A sum over claims of one metric in one unit; money has neither and is in the book's currency.

    `created` and `destroyed` are both 0 or more and never set off against each other; `count` is the number of claims.
    """

    metric: str
    unit: str
    created: Decimal
    destroyed: Decimal
    count: int

    @property
    def is_money(self) -> bool:
        """Whether it is a sum of money."""
        return not self.unit


@dataclass(frozen=True)
class Punctuality:
    """Of `due` promises whose day has come, how many were delivered by that day and not disputed by their receiver."""

    kept: int
    due: int


@dataclass(frozen=True)
class Payback:
    """After how many months of a year its value had paid its price and the customer's own cost, by the customer's figures.

    Amounts are a year's, in the book's currency.
    """

    months: Decimal
    value: Decimal
    cost: Decimal
    said_on: date


@dataclass(frozen=True)
class Bar:
    """One bar of the chart: what was created and what was lost, both 0 or more."""

    label: str
    created: Decimal
    destroyed: Decimal


@dataclass(frozen=True)
class Chart:
    """Value of one metric in one unit (both empty: money), by part of our brand promise or by month."""

    metric: str
    unit: str
    by: str
    bars: tuple[Bar, ...]


def money_total(claims: Iterable[StatementClaim]) -> Total | None:
    """What all claims with the customer's own unit price are worth; none where there is no such claim."""
    priced = [claim.money for claim in claims if claim.counts and claim.money is not None]
    return _total("", "", priced) if priced else None


def unit_totals(claims: Iterable[StatementClaim]) -> tuple[Total, ...]:
    """Sums over claims of the same metric in the same unit, that with the most claims first."""
    alike: dict[tuple[str, str], list[Decimal]] = {}
    for claim in claims:
        if claim.counts and claim.amount is not None and claim.metric and claim.unit:
            alike.setdefault((claim.metric, claim.unit), []).append(claim.amount)
    totals = [_total(metric, unit, amounts) for (metric, unit), amounts in alike.items()]
    return tuple(sorted(totals, key=lambda each: (-each.count, each.metric, each.unit)))


def punctuality(promises: Iterable[SharedPromise], at: date) -> Punctuality:
    """How many promises shown to a person were kept on the day, of those whose day has come. Withdrawn ones count as due."""
    due = [each for each in promises if each.due_on is not None and (each.due_on < at or not each.is_open)]
    return Punctuality(kept=sum(map(_is_kept, due)), due=len(due))


def payback(known: Known, account_id: str, person_id: str) -> Payback | None:
    """When a year's value had paid its cost: from the customer's newest word on each offering of ours.

    None unless the customer gave value, price and their own cost, and whoever said it allows others to be told of it.
    """
    newest: dict[str | None, Row] = {}
    for row in sorted(known.where("alternatives", "account_id", account_id), key=_said_first):
        theirs = row["supplier"] == "us" and row["said_by"] == "customer" and _may_tell(known, row, person_id)
        if theirs and None not in (row["value_per_year"], row["price_per_year"], row["own_cost_per_year"]):
            newest[row["offering_id"]] = row
    told = newest.values()
    value = sum((row["value_per_year"] for row in told), NOTHING)
    cost = sum((row["price_per_year"] + row["own_cost_per_year"] for row in told), NOTHING)
    if value <= 0:
        return None
    months = (MONTHS_A_YEAR * cost / value).quantize(TENTH, ROUND_HALF_UP)
    return Payback(months, value, cost, max(row["stated_on"] for row in told))


def chart(claims: Iterable[StatementClaim], *, in_money: bool = True) -> Chart | None:
    """The value of claims in one unit: money where some is known and wanted, else the unit of which there is most.

    By part of our brand promise where the claims show two or more, else by the month they were stated in.
    """
    kept = tuple(claim for claim in claims if claim.counts)
    total = (money_total(kept) if in_money else None) or next(iter(unit_totals(kept)), None)
    if total is None:
        return None
    measured = [(claim, amount) for claim in kept if (amount := _measured(claim, total)) is not None]
    by = "pillar" if len({claim.pillar for claim, _amount in measured if claim.pillar}) > 1 else "month"
    bars: dict[str, list[Decimal]] = {}
    for claim, amount in sorted(measured, key=lambda each: each[0].stated_on):
        label = claim.pillar if by == "pillar" else f"{claim.stated_on:%Y-%m}"
        bars.setdefault(label, []).append(amount)
    return Chart(total.metric, total.unit, by, tuple(_bar(label, each) for label, each in bars.items()))


def _measured(claim: StatementClaim, total: Total) -> Decimal | None:
    if total.is_money:
        return claim.money
    return claim.amount if (claim.metric, claim.unit) == (total.metric, total.unit) else None


def _bar(label: str, amounts: list[Decimal]) -> Bar:
    total = _total("", "", amounts)
    return Bar(label, total.created, total.destroyed)


def _total(metric: str, unit: str, amounts: list[Decimal]) -> Total:
    created = sum((each for each in amounts if each > 0), NOTHING)
    destroyed = -sum((each for each in amounts if each < 0), NOTHING)
    return Total(metric, unit, created, destroyed, len(amounts))


def _is_kept(promise: SharedPromise) -> bool:
    if promise.state != "delivered" or promise.ended_on is None or promise.due_on is None:
        return False
    is_disputed = promise.word is not None and promise.word.verdict in {"partly", "broken", "misled"}
    return promise.ended_on <= promise.due_on and not is_disputed


def _said_first(row: Row) -> tuple[date, str]:
    return row["stated_on"], row["alternative_id"]


def _may_tell(known: Known, row: Row, person_id: str) -> bool:
    """Whether a person may be told what was said of us: by nobody in particular, by them, or by whoever lets us quote them."""
    speaker = row["person_id"]
    return speaker in {None, person_id} or may_quote(known, speaker, "")
