"""Lists of accounts, found, sorted and paged by the database."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from troth.ledger.known import Rows, end_of, typed_rows
from troth.ledger.lining import money_of
from troth.ledger.lists import ACCOUNT_LINES, LIST_WEIGHTS
from troth.ledger.opening import Ledger
from troth.ledger.phrasing import Parameters, each_of, holds, known, listed, rows_of, searched, source
from troth.ledger.writing import stored_rows

STAKE = "stake"
MONEY = "money"
UNWEIGHED = ("none", 0.0, 1.0)  # a run without accounts


@dataclass(frozen=True)
class AccountsAsked:
    """Which accounts, of the run of a day. `accounts` None is every one; `holding` maps a filter to its one value.

    A value of "" asks for those without one. `loyalty` is from (inclusive) one number up to (not including) another,
    or "unknown". `before` is an earlier run to compare loyalty with.
    """

    at: date
    run_id: str
    accounts: Collection[str] | None = None
    search: str = ""
    holding: Mapping[str, str] = field(default_factory=dict)
    loyalty: tuple[float, float] | None = None
    unknown_loyalty: bool = False
    before: str = ""


@dataclass(frozen=True)
class Weights:
    """How accounts are weighed in a run: by `profit`, `revenue` or, without invoices, `none`: by their gaps.

    What an account's own money (in the smallest units) or the risk in it is where that is not known: the book's median.
    """

    kind: str
    money: float
    risk: float


@dataclass(frozen=True)
class AccountSums:
    """A list of accounts in a few figures: money in the smallest units, None where none of them has any."""

    accounts: int
    scored: int
    median_loyalty: float | None
    promises_kept: int
    promises_due: int
    overdue: int
    money: int | None
    at_stake: float | None


# What a list can be filtered by: the columns that hold it.
FILTERS: Mapping[str, str] = MappingProxyType(
    {
        "segment": "a.segment",
        "country": "a.country",
        "owner": "a.owner_id",
        "evidence": "s.loyalty_evidence",
        "class": "s.loyalty_class",
    }
)
_EVIDENCE = "CASE s.{0}_evidence WHEN 'ok' THEN 2 WHEN 'thin' THEN 1 ELSE 0 END"
_ORDERS: Mapping[str, str] = MappingProxyType(
    {
        "name": "LOWER(a.name)",
        "segment": "LOWER(a.segment)",
        "country": "LOWER(a.country)",
        "owner": "LOWER(o.name)",
        "loyalty": "s.loyalty",
        "evidence": _EVIDENCE.format("loyalty"),
        "change": "s.loyalty - b.loyalty",
        "moved": "ABS(s.loyalty - b.loyalty)",
        "kept": "s.kept_rate",
        "trust": "s.trust",
        "respect": "s.respect",
        "weakest": "s.weakest_loyalty",
        "open": "l.open_promises",
        "overdue": "l.overdue_promises",
        "gaps": "l.gaps",
        "class": "s.loyalty_class",
        "roles": "s.role_coverage",
        "contacts": "s.effective_contacts",
        "unknown": "s.unknown_share",
    }
)
ORDERS = (STAKE, MONEY, *_ORDERS)


def list_accounts(
    ledger: Ledger, asked: AccountsAsked, weights: Weights, order: str, *, first: int, most: int
) -> dict[str, float]:
    """A page of the accounts asked for, in order, each with its weight: rows `first` (from 0) to `first` + `most`.

    `order` is one of ORDERS, with a minus before it for the greatest first. What has no value comes last either way; of
    equals, those that weigh more come first.
    """
    name = order.removeprefix("-")
    by = _order(name, weights)
    direction = "DESC" if order.startswith("-") else "ASC"
    statement = (
        f"SELECT s.account_id, {_weight(weights)} AS weight FROM {_selected(ledger, asked, by + _weight(weights))} "  # noqa: S608 - our names
        f"ORDER BY CASE WHEN {by} IS NULL THEN 1 ELSE 0 END, {by} {direction}, weight DESC, s.account_id "
        "LIMIT %(most)s OFFSET %(first)s"
    )
    parameters = {**_parameters(ledger, asked), **_of(weights), "first": first, "most": most}
    return {account_id: float(weight) for account_id, weight in rows_of(ledger, statement, parameters)}


def weigh_accounts(ledger: Ledger, run_id: str) -> Weights:
    """How the accounts of a run are weighed."""
    kept = stored_rows(ledger, LIST_WEIGHTS.name).filter(run_id=run_id).values_list("kind", "money", "risk")
    return Weights(*next(iter(kept), UNWEIGHED))


def sum_accounts(ledger: Ledger, asked: AccountsAsked, weights: Weights) -> AccountSums:
    """The accounts asked for in a few figures."""
    own = f"CASE WHEN l.amount IS NOT NULL THEN {money_of(weights.kind)} END"
    known_part = f"CASE WHEN l.amount IS NOT NULL AND s.loyalty_low IS NOT NULL THEN {_weight(weights)} END"
    values = f"s.loyalty, s.promises_kept, s.promises_due, l.overdue_promises, {own} AS money, {known_part} AS part"
    statement = f"""
        WITH found AS MATERIALIZED (SELECT {values} FROM {_selected(ledger, asked, values)}),
        middle AS (
            SELECT loyalty FROM found WHERE loyalty IS NOT NULL ORDER BY loyalty
            LIMIT (SELECT 2 - COUNT(loyalty) %% 2 FROM found)
            OFFSET (SELECT CASE WHEN COUNT(loyalty) > 0 THEN (COUNT(loyalty) - 1) / 2 ELSE 0 END FROM found)
        )
        SELECT COUNT(*), COUNT(loyalty), (SELECT AVG(loyalty) FROM middle), SUM(promises_kept), SUM(promises_due),
            SUM(overdue_promises), SUM(money), SUM(part)
        FROM found"""  # noqa: S608 - our names
    (row,) = rows_of(ledger, statement, {**_parameters(ledger, asked), **_of(weights)})
    count, scored, median, kept, due, overdue, money, part = row
    has_money = weights.kind != "none"
    return AccountSums(
        accounts=count,
        scored=scored,
        median_loyalty=median,
        promises_kept=int(kept or 0),
        promises_due=int(due or 0),
        overdue=int(overdue or 0),
        money=int(money) if has_money and money is not None else None,
        at_stake=float(part) if has_money and part is not None else None,
    )


def choices_of_accounts(
    ledger: Ledger, asked: AccountsAsked
) -> list[tuple[str | None, str | None, str | None]]:
    """The segments, countries and owners that occur together among the accounts one may read."""
    statement = (
        f"SELECT DISTINCT a.segment, a.country, a.owner_id FROM {source('accounts', 'a')} "  # noqa: S608
        f"WHERE {known('accounts', 'a')}"
    )
    if asked.accounts is not None:
        statement += f" AND a.account_id IN {each_of(ledger, 'accounts')}"
    return [(row[0], row[1], row[2]) for row in rows_of(ledger, statement, _parameters(ledger, asked))]


def count_withheld(ledger: Ledger, asked: AccountsAsked) -> int:
    """How many accounts of the run are not among those that may be read."""
    if asked.accounts is None:
        return 0
    statement = (
        f"SELECT COUNT(*) FROM {source('account_lines', 'l')} WHERE l.run_id = %(run_id)s "  # noqa: S608 - our names
        f"AND l.account_id NOT IN {each_of(ledger, 'accounts')}"
    )
    return int(rows_of(ledger, statement, _parameters(ledger, asked))[0][0])


def lines_of_accounts(ledger: Ledger, run_id: str, accounts: Collection[str]) -> Rows:
    """What these accounts are listed by: the rows of ACCOUNT_LINES."""
    lines = stored_rows(ledger, ACCOUNT_LINES.name).filter(run_id=run_id, account_id__in=accounts)
    return typed_rows(ACCOUNT_LINES, lines)


def count_accounts(ledger: Ledger, run_id: str) -> int:
    """How many accounts a run has figures for."""
    statement = f"SELECT COUNT(*) FROM {source('account_lines', 'l')} WHERE l.run_id = %(run_id)s"  # noqa: S608
    return int(rows_of(ledger, statement, {"run_id": run_id})[0][0])


def _order(name: str, weights: Weights) -> str:
    if name == STAKE:
        return _weight(weights)
    if name == MONEY:
        return f"CASE WHEN l.amount IS NOT NULL THEN {money_of(weights.kind)} END"
    return _ORDERS[name]


def _selected(ledger: Ledger, asked: AccountsAsked, told: str) -> str:
    """The rows asked for, with no other tables than the condition and what is `told` of them speak of.

    SQLite takes the tables of a CROSS JOIN in their order: first those that leave most out.
    """
    condition = _condition(ledger, asked)
    owner = f"LEFT JOIN {source('staff', 'o')} ON o.staff_id = a.owner_id AND {known('staff', 'o')}"
    about = f"{source('accounts', 'a')} {owner if 'o.' in told + condition else ''}"
    texts = [condition]
    tables = [source("account_scores", "s")]
    if "a." in told + condition or "o." in told + condition:
        tables = [about, *tables] if "a." in condition or "o." in condition else [*tables, about]
        texts += ["a.account_id = s.account_id", known("accounts", "a")]
    if "l." in told:
        tables.append(source("account_lines", "l"))
        texts.append("l.run_id = s.run_id AND l.account_id = s.account_id")
    earlier = "ON b.run_id = %(before)s AND b.account_id = s.account_id"
    compared = f"LEFT JOIN {source('account_scores', 'b')} {earlier}" if "b." in told else ""
    return f"{' CROSS JOIN '.join(tables)} {compared} WHERE {' AND '.join(texts)}"


def _condition(ledger: Ledger, asked: AccountsAsked) -> str:
    texts = ["s.run_id = %(run_id)s"]
    if asked.accounts is not None:
        texts.append(f"s.account_id IN {each_of(ledger, 'accounts')}")
    for name, value in asked.holding.items():
        texts.append(f"{FILTERS[name]} = %(is_{name})s" if value else f"{FILTERS[name]} IS NULL")
    if asked.unknown_loyalty:
        texts.append("s.loyalty IS NULL")
    if asked.loyalty is not None:
        texts.append("s.loyalty >= %(loyalty_from)s AND s.loyalty < %(loyalty_below)s")
    if asked.search:
        places = " OR ".join(holds(ledger, column, "search") for column in ("a.name", "a.segment", "o.name"))
        texts.append(f"({places})")
    return " AND ".join(texts)


def _parameters(ledger: Ledger, asked: AccountsAsked) -> Parameters:
    from_, below = asked.loyalty or (0.0, 0.0)
    return {
        "run_id": asked.run_id,
        "before": asked.before,
        "day": str(asked.at),
        "end": end_of(ledger, asked.at),
        "accounts": listed(sorted(asked.accounts or ())),
        "loyalty_from": from_,
        "loyalty_below": below,
        **searched("search", asked.search),
        **{f"is_{name}": value for name, value in asked.holding.items()},
    }


def _of(weights: Weights) -> dict[str, Any]:
    return {"typical_money": weights.money, "typical_low": 1 - weights.risk}


def _weight(weights: Weights) -> str:
    """Money times what loyalty does not hold of it; without money, the influence at stake in gaps and what is overdue."""
    if weights.kind == "none":
        return "(l.gap_weight + l.overdue_gaps)"
    money = f"COALESCE({money_of(weights.kind)}, %(typical_money)s)"
    return f"(CASE WHEN {money} > 0 THEN {money} ELSE 0 END * (1 - COALESCE(s.loyalty_low, %(typical_low)s)))"
