"""What the titles of people without a role suggest, in any book that can be scored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from troth.intake.roles import words_of_book
from troth.model import TABLES
from troth.model.columns import VERSION_COLUMNS
from troth.reports import Known
from troth.reports.roles import AccountToConfirm, WordCount, count_words
from troth.reports.stake import stake
from troth.workspace.scoring import Scored
from troth.workspace.suggesting import OWN_WORDS, accounts_to_confirm

A_YEAR = timedelta(days=365)
CENT = Decimal("0.01")
_FACTS = ("accounts", "people", "buying_roles", "role_suggestions")


def roles_of_scored(
    scored: Scored, settings: Mapping[str, str]
) -> tuple[tuple[AccountToConfirm, ...], tuple[WordCount, ...]]:
    """The open accounts with people without a role, most at stake first, and what became of suggestions by word.

    At stake is the money of the last 365 days that loyalty does not hold; all of it where loyalty is not known.
    `settings` are those of the book. Raises MappingError where its own words cannot be used.
    """
    words = words_of_book(settings["language"], settings.get(OWN_WORDS, ""))
    tables = {name: _rows(scored, name) for name in _FACTS}
    lines = _lines(scored)
    kind = _kind(lines)
    known = Known(
        scored.run["at"],
        {**tables, "person_scores": scored.dicts("person_scores"), "account_lines": lines},
    )
    low = {row["account_id"]: row["loyalty_low"] for row in scored.dicts("account_scores")}
    found = accounts_to_confirm(known, sorted(low), kind, words)
    billed = {line["account_id"]: line for line in lines}

    def at_stake(account: AccountToConfirm) -> tuple[Decimal, str]:
        line = billed.get(account.account_id)
        part = None if line is None else stake(line, low[account.account_id] or 0.0, kind, 0.0).at_stake
        return -(part or Decimal(0)), account.account_id

    asked = tuple(sorted((each for each in found if each.people), key=at_stake))
    tally = [(str(row["words"]), str(row["state"]), 1) for row in tables["role_suggestions"]]
    return asked, count_words(tally)


def _rows(scored: Scored, table: str) -> list[dict[str, Any]]:
    """The facts of a table as known on the day of the scoring."""
    names = [column.name for column in TABLES[table].columns if column not in VERSION_COLUMNS]
    columns = ", ".join(map(scored.runner.dialect.quote, names))
    rows = scored.runner.rows(f"SELECT {columns} FROM {table} ORDER BY {TABLES[table].key}")
    return [dict(zip(names, row, strict=True)) for row in rows]


def _lines(scored: Scored) -> list[dict[str, Any]]:
    """What each account was billed in the 365 days up to the day, and what it cost where every line says so."""
    after = scored.run["at"] - A_YEAR
    statement = (
        "SELECT account_id, SUM(amount), CASE WHEN COUNT(cost) = COUNT(*) THEN SUM(cost) END "
        f"FROM invoices WHERE billed_on > DATE '{after}' GROUP BY account_id"
    )
    return [
        {"account_id": account_id, "amount": _money(amount), "cost": _money(cost)}
        for account_id, amount, cost in scored.runner.rows(statement)
    ]


def _money(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(CENT)


def _kind(lines: list[dict[str, Any]]) -> str:
    """What the money of accounts is: profit where every cost is known, else revenue; none without invoices."""
    if not lines:
        return "none"
    return "profit" if all(line["cost"] is not None for line in lines) else "revenue"
