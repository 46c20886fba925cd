"""Accounts by the value they had from us, sorted, paged and summed by the database."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from troth.ledger.known import end_of
from troth.ledger.opening import Ledger
from troth.ledger.phrasing import Parameters, Row, each_of, known, listed, rows_of, source


@dataclass(frozen=True)
class ValueAsked:
    """Which accounts, of the run of a day: None is every one. `segment` None is every one, "" those without."""

    at: date
    run_id: str
    accounts: Collection[str] | None = None
    segment: str | None = None
    important_only: bool = False


_RANK = "CASE v.importance WHEN 'share' THEN 0 WHEN 'strategic' THEN 1 WHEN 'reference' THEN 2 ELSE 3 END"
_ORDERS: Mapping[str, str] = MappingProxyType(
    {
        "importance": _RANK,
        "name": "LOWER(a.name)",
        "revenue": "v.revenue",
        "created": "v.value_created",
        "confirmed": "v.value_confirmed",
        "destroyed": "v.value_destroyed",
        "coverage": "v.value_coverage",
        "untold": "v.value_untold",
    }
)
VALUE_ORDERS = tuple(_ORDERS)
_COUNTS = ("claims_created", "claims_priced", "claims_confirmed", "claims_destroyed")
_AMOUNTS = ("revenue", "value_created", "value_confirmed", "value_destroyed", "value_untold")
VALUE_SUMS = (*_COUNTS, *_AMOUNTS)


def list_values(ledger: Ledger, asked: ValueAsked, order: str, *, first: int, most: int) -> list[str]:
    """The ids of a page of the accounts asked for: rows `first` (from 0) to `first` + `most`.

    `order` is one of VALUE_ORDERS, with a minus before it for the greatest first. What has no value comes last either way;
    of equals, the more important come first, then those billed more, then those with more value.
    """
    by = _ORDERS[order.removeprefix("-")]
    direction = "DESC" if order.startswith("-") else "ASC"
    statement = (
        f"SELECT v.account_id FROM {_selected(ledger, asked)} "  # noqa: S608 - our names
        f"ORDER BY CASE WHEN {by} IS NULL THEN 1 ELSE 0 END, {by} {direction}, {_RANK}, "
        "COALESCE(v.revenue, 0) DESC, COALESCE(v.value_created, 0) DESC, v.account_id LIMIT %(most)s OFFSET %(first)s"
    )
    parameters = {**_parameters(ledger, asked), "first": first, "most": most}
    return [str(row[0]) for row in rows_of(ledger, statement, parameters)]


def sum_values(ledger: Ledger, asked: ValueAsked) -> list[Row]:
    """Rows (segment, is important, accounts, with claims, each of VALUE_SUMS) that together hold all accounts asked for.

    A sum of money is empty where none of them has any.
    """
    sums = ", ".join(f"SUM(v.{name})" for name in VALUE_SUMS)
    important = "CASE WHEN v.importance IS NULL THEN 0 ELSE 1 END"
    heard = "SUM(CASE WHEN v.claims_created + v.claims_destroyed > 0 THEN 1 ELSE 0 END)"
    statement = (
        f"SELECT a.segment, {important}, COUNT(*), {heard}, {sums} FROM {_selected(ledger, asked)} "  # noqa: S608
        f"GROUP BY a.segment, {important} ORDER BY a.segment, {important}"
    )
    return rows_of(ledger, statement, _parameters(ledger, asked))


def promised_values(ledger: Ledger, asked: ValueAsked) -> list[tuple[float, float]]:
    """What was promised up to the day and what came of it, for each account asked for with such a promise in money."""
    statement = (
        f"SELECT v.promised_value, v.realised_value FROM {_selected(ledger, asked)} "  # noqa: S608 - our names
        "AND v.promised_value IS NOT NULL AND v.realised_value IS NOT NULL"
    )
    return [
        (float(promised), float(came))
        for promised, came in rows_of(ledger, statement, _parameters(ledger, asked))
    ]


def _selected(ledger: Ledger, asked: ValueAsked) -> str:
    """The rows asked for: SQLite takes the tables of a CROSS JOIN in their order."""
    texts = ["v.run_id = %(run_id)s", "a.account_id = v.account_id", known("accounts", "a")]
    if asked.accounts is not None:
        texts.append(f"v.account_id IN {each_of(ledger, 'accounts')}")
    if asked.segment is not None:
        texts.append("a.segment = %(segment)s" if asked.segment else "a.segment IS NULL")
    if asked.important_only:
        texts.append("v.importance IS NOT NULL")
    tables = f"{source('value_scores', 'v')} CROSS JOIN {source('accounts', 'a')}"
    return f"{tables} WHERE {' AND '.join(texts)}"


def _parameters(ledger: Ledger, asked: ValueAsked) -> Parameters:
    return {
        "run_id": asked.run_id,
        "segment": asked.segment,
        "accounts": listed(sorted(asked.accounts or ())),
        "day": asked.at.isoformat(),
        "end": end_of(ledger, asked.at),
    }
